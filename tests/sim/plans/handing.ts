import { countedOn, plusDays } from './days.ts';
import type { Command, Maker, Scene } from './scene.ts';

// Leave and hand-over: who does what is mostly sound, sometimes not.

const callers = (scene: Scene) => scene.staff.filter(({ role }) => /consultant|manager$/.test(role));
const consultants = (scene: Scene) => scene.staff.filter(({ role }) => role === 'consultant');
const manager = (scene: Scene) =>
  scene.dice.pick(scene.dice.chance(92) ? scene.staff.filter(({ role }) => /manager$/.test(role)) : consultants(scene));

function enter(scene: Scene): Command {
  const { dice, today, facts } = scene;
  const fromOn = plusDays(today, dice.pick([-3, -1, 0, 0, 0, 0, 0, 1, 1, 2, 4]));
  const throughOn = plusDays(fromOn, dice.pick([0, 0, 1, 2, 3, 5, -1]));
  const standInId = dice.chance(90) ? dice.pick(dice.chance(80) ? consultants(scene) : callers(scene)).id : null;
  // whoever falls ill with something to do today: what nobody takes over lies with him at midnight
  const busy = [...facts.plans.values()].filter(
    ({ state, role, due, assignee }) => state === 'open' && role !== 'decision' && due === today && assignee !== null,
  );
  const ill = busy.length > 0 && dice.chance(40) ? dice.pick(busy).assignee : null;
  const staffId = ill ?? dice.pick(dice.chance(90) ? consultants(scene) : scene.staff).id;
  return {
    who: manager(scene),
    procedure: 'leave.enter',
    input: { staffId, kind: 'annual', fromOn, throughOn, standInId },
  };
}

/**
 * Somebody falls ill who still has to call today, so that nobody has done it by midnight; or it is entered afterwards for a
 * day on which he was found. Null where there is neither.
 */
export function fallIll(scene: Scene): Command | null {
  const { dice, facts, today } = scene;
  const busy = [...facts.plans.values()].flatMap(({ state, role, due, assignee }) =>
    state === 'open' && role !== 'decision' && countedOn(due) === today ? { person: assignee, day: today } : [],
  );
  const found = facts.missed.filter(({ state, day }) => state === 'proposed' && day >= plusDays(today, -6));
  const ill = (dice.chance(50) ? [...busy, ...found] : [...found, ...busy])[0];
  if (ill === undefined || ill.person === null) return null;
  return {
    who: dice.pick(scene.staff.filter(({ role }) => /manager$/.test(role))),
    procedure: 'leave.enter',
    input: {
      staffId: ill.person,
      kind: 'sick',
      fromOn: ill.day,
      throughOn: dice.pick([ill.day, today]),
      standInId: dice.pick(consultants(scene).filter(({ id }) => id !== ill.person)).id,
    },
  };
}

function withLeave(scene: Scene): string | null {
  const { leaves } = scene.facts;
  return leaves.length === 0 ? null : scene.dice.pick(leaves.slice(-4)).id;
}

function end(scene: Scene): Command | null {
  const { dice, facts } = scene;
  const long = facts.leaves.filter(({ state, from, through }) => state === 'on' && from < through);
  const leave = long.length > 0 && dice.chance(85) ? dice.pick(long.slice(-3)) : facts.leaves.at(-1);
  if (leave === undefined) return null;
  const throughOn = dice.pick([
    leave.from,
    leave.from,
    plusDays(leave.through, -1),
    plusDays(leave.from, -1),
    leave.through,
  ]);
  return { who: manager(scene), procedure: 'leave.end', input: { id: leave.id, throughOn } };
}

function cancel(scene: Scene): Command | null {
  const id = withLeave(scene);
  return id === null ? null : { who: manager(scene), procedure: 'leave.cancel', input: { id } };
}

function changeStandIn(scene: Scene): Command | null {
  const id = withLeave(scene);
  const standInId = scene.dice.pick(consultants(scene)).id;
  return id === null ? null : { who: manager(scene), procedure: 'leave.changeStandIn', input: { id, standInId } };
}

/** The stand-in takes over what was due already; sometimes what is not his to take. */
function accept(scene: Scene): Command | null {
  const { dice, facts, today } = scene;
  const away = facts.leaves.filter(({ state, from, through }) => state === 'on' && from <= today && today <= through);
  const open = [...facts.plans.values()].filter(({ state, role }) => state === 'open' && role !== 'decision');
  const offered = away.flatMap(({ staff, standIn }) =>
    open.filter(({ assignee, due }) => assignee === staff && due <= today).map(({ id }) => ({ id, standIn })),
  );
  if (offered.length === 0) {
    if (open.length === 0 || dice.chance(80)) return null;
    return { who: dice.pick(consultants(scene)), procedure: 'leave.accept', input: { ids: [dice.pick(open).id] } };
  }
  const { id, standIn } = dice.pick(offered);
  const who = scene.staff.find((member) => member.id === standIn) ?? dice.pick(consultants(scene));
  return { who, procedure: 'leave.accept', input: { ids: [id] } };
}

function begin(scene: Scene): Command {
  const { dice, facts } = scene;
  const fromId = dice.pick(consultants(scene)).id;
  const owned = [...facts.opportunities.values()].filter(({ owner }) => owner === fromId);
  const some =
    owned.length > 0 && dice.chance(60) ? [...new Set([dice.pick(owned).customer, dice.pick(owned).customer])] : null;
  return {
    who: manager(scene),
    procedure: 'handover.begin',
    input: {
      fromId,
      customerIds: some,
      receiverIds: [dice.pick(consultants(scene)).id, dice.pick(callers(scene)).id].slice(0, dice.chance(60) ? 1 : 2),
      keepsDue: dice.chance(30),
      kind: 'balance',
    },
  };
}

function advance(scene: Scene): Command | null {
  const { handovers } = scene.facts;
  const running = handovers.filter(({ state }) => state === 'running');
  const each = running.length > 0 ? scene.dice.pick(running) : handovers.at(-1);
  if (each === undefined) return null;
  return {
    who: manager(scene),
    procedure: scene.dice.chance(90) ? 'handover.advance' : 'handover.stop',
    input: { id: each.id },
  };
}

/** How often each is tried, beside the plans themselves. */
export const handingMakers: readonly (readonly [weight: number, Maker])[] = [
  [7, enter],
  [3, end],
  [3, cancel],
  [3, changeStandIn],
  [7, accept],
  [5, begin],
  [8, advance],
];
