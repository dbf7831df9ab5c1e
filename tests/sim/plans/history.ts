import { isRefusal } from '../../../shared/domain/refusal.ts';
import { createTestShowroom, type TestShowroom } from '../../integration/support/showroom.ts';
import { nextCommand } from './commands.ts';
import { dayAt } from './days.ts';
import { createDice, type Dice } from './dice.ts';
import { type Facts, readFacts, stamp } from './facts.ts';
import { fallIll } from './handing.ts';
import { brokenHandings, brokenHolders } from './holders.ts';
import { brokenByIntervals, regulation, setIntervals, type Version, versionOn } from './intervals.ts';
import { broken, brokenBy } from './invariants.ts';
import type { Command } from './scene.ts';

/** How often each command ended how: `plan.move PLAN_BEYOND_LIMIT` → 12. */
export type Reached = Map<string, number>;

interface Play {
  readonly showroom: TestShowroom;
  readonly dice: Dice;
  readonly reached: Reached;
  readonly managers: ReadonlySet<string>;
  /** Everything tried so far, for whoever reads a failure. */
  readonly told: string[];
  /** Throws for new versions of the intervals, apart from the rest; null where the regulation stays as it is. */
  readonly intervals: Dice | null;
  /** Throws for illness of those who have to call, apart from the rest; null where it comes as it comes. */
  readonly illness: Dice | null;
  /** The versions made in this showroom, in the order of their making. */
  versions: readonly Version[];
  /** The latest day that the clock has shown: it is set back now and then. */
  latestDay: string;
}

/**
 * Plays histories one after the other in the same showroom, each a fortnight after the one before, and looks after every
 * command whether all promises hold.
 * @param seed of the first command; the same seed plays the same histories
 */
export async function playHistories(
  seed: number,
  size: {
    readonly histories: number;
    readonly commands: number;
    readonly newIntervals?: boolean;
    readonly illness?: boolean;
  },
  reached: Reached,
): Promise<void> {
  const showroom = await createTestShowroom({ at: '2026-03-02 09:00', closedWeekdays: [7], seed });
  const managers = new Set(showroom.staff.filter(({ role }) => /manager$/.test(role)).map(({ id }) => id));
  const play: Play = {
    showroom,
    dice: createDice(seed),
    reached,
    managers,
    told: [],
    intervals: size.newIntervals ? createDice(seed + 1_000_003) : null,
    illness: size.illness ? createDice(seed + 2_000_003) : null,
    versions: [regulation],
    latestDay: '',
  };
  try {
    for (let n = 0; n < size.histories; n++) {
      showroom.clock.advance(n === 0 ? 0 : 14 * 86_400_000);
      await playHistory(play, size.commands);
    }
  } catch (error) {
    const history = play.told.slice(-12).join('\n');
    throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}\n${history}`);
  } finally {
    showroom.close();
  }
}

async function playHistory(play: Play, commands: number): Promise<void> {
  let last: Command | null = null;
  for (let n = 0; n < commands; n++) {
    await passTime(play);
    if (play.intervals?.chance(12)) await tryIntervals(play, play.intervals);
    const ill = play.illness?.chance(10) ? fallIll({ ...sceneOf(play), dice: play.illness }) : null;
    if (ill !== null) await tryOut(play, ill);
    const again: Command | null = last !== null && play.dice.chance(8) ? last : null;
    last = again ?? nextCommand(sceneOf(play));
    await tryOut(play, last);
  }
}

function sceneOf({ showroom, dice }: Play) {
  const requests = showroom.store.connection.prepare('SELECT id FROM ending_request ORDER BY at, id').pluck().all();
  return {
    dice,
    facts: readFacts(showroom.store),
    staff: showroom.staff,
    today: dayAt(showroom.clock.now()),
    requests: requests as string[], // the ids of a TEXT column
  };
}

/** Minutes, a night, a week, a clock set back; and the main computer that comes and goes. */
async function passTime(play: Play): Promise<void> {
  const { showroom, dice, told } = play;
  const { clock } = showroom;
  const today = dayAt(clock.now());
  const roll = dice.below(100);
  if (roll < 55) clock.advance(dice.below(40) * 60_000);
  else if (roll < 62) clock.set(`${today} 23:50`);
  else if (roll < 66) clock.advance(-10 * 60_000);
  else if (roll < 92) clock.set(`${dayAt(clock.now() + 86_400_000)} ${dice.pick(['00:05', '08:40', '11:30'])}`);
  else if (roll < 97) clock.set(`${dayAt(clock.now() + dice.below(9) * 86_400_000)} 09:00`);
  const day = dayAt(clock.now());
  if (day > play.latestDay) play.latestDay = day;
  showroom.setAuthority(!dice.chance(6));
  told.push(`  ${new Date(clock.now() + 8 * 3_600_000).toISOString().slice(0, 16)}`);
  // What midnight made due is done now, so that the next command alone answers for what it changes.
  await showroom.as('王磊').raw('plan.counts', {});
}

/** Another version, checked by the words where it takes effect at once. */
async function tryIntervals(play: Play, dice: Dice): Promise<void> {
  const { showroom } = play;
  const today = dayAt(showroom.clock.now());
  const { command, from, gaps } = setIntervals(dice, play.versions, showroom.staff, today);
  const inForce = versionOn(play.versions, today).gaps;
  const before = readFacts(showroom.store);
  const made = await tryOut(play, command);
  if (made === null) return;
  play.versions = [...play.versions, { id: made, from, gaps }];
  if (from !== today) return;
  const after = readFacts(showroom.store);
  const wrong = brokenByIntervals(before, after, inForce, gaps, today);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const moved = [...after.plans.values()].filter(({ id, due }) => before.plans.get(id)?.due !== due).length;
  count(play.reached, moved > 0 ? 'new intervals moved plans' : 'new intervals moved no plan');
}

/** @returns the id of what was made; null where it was refused or has none */
async function tryOut(play: Play, { who, procedure, input }: Command): Promise<string | null> {
  const { showroom, reached, told, managers } = play;
  const today = dayAt(showroom.clock.now());
  const before = readFacts(showroom.store);
  const stampBefore = stamp(showroom.store);
  const answer = await showroom.as(who.name).raw(procedure, input);
  const outcome = isRefusal(answer) ? answer.code : 'ok';
  told.push(`${who.name} ${procedure} ${outcome} ${JSON.stringify(input)}`);
  const label = `${procedure} ${outcome}`;
  count(reached, label);
  const after = readFacts(showroom.store);
  if (after.opportunities.size < before.opportunities.size) count(reached, 'a stranger was known after all');
  if (procedure.startsWith('leave.') && withdrawn(after) > withdrawn(before))
    count(reached, 'findings of an illness went');
  const wrong = [
    ...(outcome === 'INTERNAL' ? [`the program failed: ${showroom.log.at(-1) ?? ''}`] : []),
    ...(outcome !== 'ok' && stamp(showroom.store) !== stampBefore ? [`${label} was refused and wrote something`] : []),
    ...broken(after, play.latestDay, managers),
    ...brokenBy(before, after, { procedure, actor: who.id, today }),
    ...brokenHolders(after, play.latestDay),
    ...brokenHandings(before, after, { procedure, actor: who.id, today, beforeOpening: !isOpen(showroom.clock.now()) }),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const made = isRefusal(answer) ? null : (answer as { readonly id?: unknown }); // answers are objects
  return typeof made?.id === 'string' ? made.id : null;
}

const withdrawn = ({ missed }: Facts): number => missed.filter(({ state }) => state === 'withdrawn').length;

/** The store opens at half past eight; on a Sunday it does not. */
function isOpen(instant: number): boolean {
  const at = new Date(instant + 8 * 3_600_000);
  return at.getUTCDay() !== 0 && at.toISOString().slice(11, 16) >= '08:30';
}

function count(reached: Reached, label: string): void {
  reached.set(label, (reached.get(label) ?? 0) + 1);
}
