import { isRefusal } from '../../../shared/domain/refusal.ts';
import { createTestShowroom, type Person as Staff, type TestShowroom } from '../../integration/support/showroom.ts';
import { dayAt } from '../plans/days.ts';
import { createDice, type Dice } from '../plans/dice.ts';
import { brokenPromise, unsound } from './promises.ts';
import { ask, factsOf, holdersOf, peopleOf, standingMerges, wholeOf } from './world.ts';

/** How often each act ended how. */
export type Reached = Map<string, number>;

interface Play {
  readonly showroom: TestShowroom;
  readonly dice: Dice;
  readonly reached: Reached;
  readonly told: string[];
}

interface Act {
  readonly who: Staff;
  readonly procedure: string;
  readonly input: object;
}

const phones = Array.from({ length: 14 }, (_, i) => `139000066${String(i).padStart(2, '0')}`);
const wechats = ['tian_dz', 'tian_yg', 'song_jia', 'wang_fang'];
const cars = ['h9-2.0t-4wd', 'h6-gen3-2.0t', 'm6-plus'];

/**
 * Plays one random history of cards, calls, edits, merges and their undoing in a showroom of its own, and looks after
 * every act whether all promises hold.
 */
export async function playMerges(seed: number, acts: number, reached: Reached): Promise<void> {
  const showroom = await createTestShowroom({ at: '2026-03-02 09:00', consultants: ['王磊', '李娜'], seed });
  const play: Play = { showroom, dice: createDice(seed), reached, told: [] };
  try {
    await showroom
      .as('admin')
      .call('customField.add', { code: 'hobby', label: '爱好', kind: 'text', scope: 'customer' });
    for (let n = 0; n < acts; n++) {
      showroom.clock.advance(play.dice.below(50) * 60_000);
      await playOne(play);
      const broken = brokenPromise(showroom) ?? (n % 10 === 9 || n === acts - 1 ? unsound(showroom) : null);
      if (broken !== null) throw new Error(broken);
    }
  } catch (error) {
    const told = play.told.slice(-8).join('\n');
    throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}\n${told}`);
  } finally {
    showroom.close();
  }
}

async function playOne(play: Play): Promise<void> {
  const roll = play.dice.below(100);
  if (roll < 22) await card(play);
  else if (roll < 27) await send(play, owner(play));
  else if (roll < 39) await send(play, edit(play));
  else if (roll < 47) await send(play, call(play));
  else if (roll < 64) await send(play, around(play));
  else if (roll < 68) await send(play, intention(play));
  else if (roll < 86) await merge(play);
  else await undo(play);
}

async function send({ showroom, reached, told }: Play, act: Act | null): Promise<unknown> {
  if (act === null) return null;
  const before = act.procedure.startsWith('merge.') ? factsOf(showroom) : null;
  const answer = await act.who.raw(act.procedure, act.input);
  const outcome = isRefusal(answer) ? answer.code : 'ok';
  const label = `${act.procedure} ${outcome}`;
  reached.set(label, (reached.get(label) ?? 0) + 1);
  told.push(`${act.who.name} ${label} ${JSON.stringify(act.input)}`);
  if (outcome === 'INTERNAL') throw new Error(showroom.log.at(-1) ?? 'a bug');
  const after = before === null ? null : factsOf(showroom);
  const lost = [...(before ?? [])].find((fact) => after?.has(fact) === false);
  if (lost !== undefined) throw new Error(`${lost} was lost`);
  return answer;
}

function consultant({ showroom, dice }: Play): Staff {
  return showroom.as(dice.pick(['王磊', '李娜']));
}

function manager({ showroom, dice }: Play): Staff {
  return showroom.as(dice.pick(['showroom_manager', 'sales_manager']));
}

/** A visitor; whose number is known is chosen one way or another. */
async function card(play: Play): Promise<void> {
  const { dice } = play;
  const who = consultant(play);
  const values = {
    name: dice.pick(['田永刚', '宋佳', '王芳', '田']),
    gender: 'male',
    phone: dice.pick(phones),
    ...(dice.chance(30) ? { wechat: dice.pick(wechats) } : {}),
    ...(dice.chance(50) ? { custom: { hobby: dice.pick(['钓鱼', '登山']) } } : {}),
    vehicleId: dice.pick(cars),
    level: 'B',
    levelReason: '客户自己说的',
  };
  const answer = await send(play, { who, procedure: 'card.quickSave', input: { values } });
  if (!isRefusal(answer) || answer.code !== 'PHONE_TAKEN') return;
  const identity = {
    customerId: String(answer.params.customerId),
    as: dice.pick(['own', 'visit', 'report', 'household']),
    relation: 'spouse',
  };
  await send(play, { who, procedure: 'card.quickSave', input: { values, identity } });
}

function owner({ showroom, dice }: Play): Act {
  const plate = `冀F${10_000 + dice.below(90_000)}`;
  const input = {
    name: '田永刚',
    phone: dice.pick(phones),
    plate,
    vehicleLabel: '神兽 混动',
    deliveredOn: '2024-07-05',
  };
  return { who: showroom.as('clerk'), procedure: 'owner.enter', input };
}

/** Also of records that are no more: an old window is still open somewhere. */
function edit(play: Play): Act | null {
  const { showroom, dice } = play;
  const people = peopleOf(showroom);
  if (people.length === 0) return null;
  const patch = dice.pick([
    { remark: `备注 ${dice.below(1000)}` },
    { phone2: dice.pick(phones) },
    { phone2: null },
    { phone: dice.pick(phones) },
    { wechat: dice.pick([...wechats, null]) },
    { custom: { hobby: dice.pick(['钓鱼', '登山', null]) } },
  ]);
  return { who: manager(play), procedure: 'customer.update', input: { id: dice.pick(people).id, patch } };
}

function call({ showroom, dice }: Play): Act | null {
  const open = ask<{ id: string; who: string | null }>(
    showroom,
    `SELECT o.id, (SELECT c.owner_id FROM customer c WHERE c.id = o.customer_id) AS who
     FROM opportunity o WHERE o.state = 'open' AND o.deleted_hlc IS NULL ORDER BY o.id`,
  );
  if (open.length === 0) return null;
  const { id, who } = dice.pick(open);
  const person = showroom.staff.find((each) => each.id === who)?.name;
  const next = { dueOn: dayAt(showroom.clock.now() + 2 * 86_400_000), method: 'phone', purpose: '约看车' };
  const input = {
    outcome: 'connected',
    method: 'phone',
    feedback: '周末来',
    opportunities: [{ opportunityId: id, next }],
  };
  return { who: showroom.as(person ?? '王磊'), procedure: 'followup.record', input };
}

function intention(play: Play): Act | null {
  const { showroom, dice } = play;
  const living = peopleOf(showroom).filter(({ isLiving }) => isLiving);
  if (living.length === 0) return null;
  const input = { customerId: dice.pick(living).id, vehicleId: dice.pick(cars), level: 'B' };
  return { who: manager(play), procedure: 'opportunity.add', input };
}

/** What hangs around a person: contacts, tags, shares, links, prices. */
function around(play: Play): Act | null {
  const { showroom, dice } = play;
  const living = peopleOf(showroom).filter(({ isLiving }) => isLiving);
  if (living.length < 2) return null;
  const who = manager(play);
  const customerId = dice.pick(living).id;
  const otherId = dice.pick(living).id;
  const open = ask<{ id: string }>(showroom, "SELECT id FROM opportunity WHERE state = 'open' AND deleted_hlc IS NULL");
  const links = ask<{ id: string }>(showroom, 'SELECT id FROM kinship WHERE ended_at IS NULL AND deleted_hlc IS NULL');
  const shares = ask<{ id: string }>(showroom, 'SELECT id FROM share WHERE ended_at IS NULL AND deleted_hlc IS NULL');
  const roll = dice.below(100);
  if (roll < 25) {
    const input = { customerId, name: dice.pick(['陈一', '陈二']), phone: dice.pick(phones), isMain: dice.chance(50) };
    return { who, procedure: 'contact.add', input };
  }
  if (roll < 45) {
    const tag = dice.pick(['key_customer', 'introduces']);
    const input = { customerIds: [customerId], ...(dice.chance(75) ? { add: [tag] } : { remove: [tag] }) };
    return { who, procedure: 'tag.change', input };
  }
  if (roll < 60) {
    const staffIds = [showroom.as(dice.pick(['王磊', '李娜'])).id];
    return { who, procedure: 'share.give', input: { customerId, staffIds } };
  }
  if (roll < 65)
    return shares.length === 0 ? null : { who, procedure: 'share.end', input: { id: dice.pick(shares).id } };
  if (roll < 80) return { who, procedure: 'household.link', input: { customerId, otherId, relation: 'spouse' } };
  if (roll < 85)
    return links.length === 0 ? null : { who, procedure: 'household.unlink', input: { id: dice.pick(links).id } };
  if (open.length === 0) return null;
  return { who, procedure: 'quote.add', input: { opportunityId: dice.pick(open).id, priceFen: 20_000_000 } };
}

/** Two records at random; whether it is a dispute is decided here once more, by another rule. */
async function merge(play: Play): Promise<void> {
  const { showroom, dice } = play;
  const people = peopleOf(showroom);
  if (people.length < 2) return;
  const [kept, gone] = [dice.pick(people), dice.pick(people)];
  const side = () => dice.pick(['kept', 'gone']);
  const choices = dice.chance(50)
    ? {}
    : { name: side(), wechat: side(), phone: dice.pick(['kept.phone', 'gone.phone']) };
  const [left, right] = [holdersOf(showroom, kept.id), holdersOf(showroom, gone.id)];
  const isDisputed = [...left].some((each) => [...right].some((other) => each !== other));
  const before = wholeOf(showroom);
  const input = { id: kept.id, otherId: gone.id, choices };
  const answer = await send(play, { who: manager(play), procedure: 'merge.merge', input });
  if (isRefusal(answer)) {
    if (wholeOf(showroom) !== before) throw new Error('a refused merge left something behind');
    return;
  }
  if (isDisputed) throw new Error('a dispute about ownership was merged away');
  if (!dice.chance(25)) return;
  const { mergeId } = answer as { readonly mergeId: string }; // what the contract promises
  await send(play, { who: manager(play), procedure: 'merge.undo', input: { mergeId } });
  if (ownersAside(wholeOf(showroom)) !== ownersAside(before))
    throw new Error('a merge taken back at once left something behind');
}

/** Taking a merge back may have to answer a fact of ownership by another one. */
function ownersAside(whole: string): string {
  const rows = JSON.parse(whole) as readonly (readonly { readonly cause?: string }[])[]; // written above
  return JSON.stringify(rows.map((table) => table.filter(({ cause }) => cause !== 'merge')));
}

async function undo(play: Play): Promise<void> {
  const { showroom, dice } = play;
  const merges = standingMerges(showroom);
  if (merges.length === 0) return;
  const mergeId = dice.pick(merges);
  const who = manager(play);
  const told = await send(play, { who, procedure: 'merge.prepareUndo', input: { mergeId } });
  // what the contract promises, where it was not refused
  const pieces = isRefusal(told) ? [] : (told as { readonly pieces: readonly { readonly id: string }[] }).pieces;
  if (pieces.length > 0) play.reached.set('a piece to choose', (play.reached.get('a piece to choose') ?? 0) + 1);
  const take = pieces.filter(() => dice.chance(50)).map(({ id }) => id);
  await send(play, { who, procedure: 'merge.undo', input: { mergeId, take } });
}
