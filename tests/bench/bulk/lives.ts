import { type Chance, createChance } from '../../../build/demo/chance.ts';
import type { PersonWords } from '../../../build/demo/names.ts';
import { cardOf, createProspect, planTime } from '../../../build/demo/prospect.ts';
import { type FeedbackCategory, feedbackWords, purposeWords, type Topic } from '../../../build/demo/talk.ts';
import { addDays, type CivilDate, daysBetween, startOfDay } from '../../../shared/calendar/civil-date.ts';
import { defaultVehicles } from '../../../shared/domain/vehicle.ts';
import { pinyinOf } from '../../../shared/text/pinyin.ts';
import { createTestShowroom, type OutputOf, type TestShowroom } from '../../integration/support/showroom.ts';
import { type RecordedLife, type Recorder, startRecorder } from './record.ts';
import { type Post, zone } from './slots.ts';

type Sheet = OutputOf<'plan.get'>;

/** Contacts after the card; the last one asks to end the opportunity. */
const contacts = 12;
const lateShare = 0.04;
const unreachedShare = 0.15;
const firstDay = '2026-01-05';
/** Whose words the copies replace. */
const placeholder = '占位人';
const categories = ['price_drop', 'doubts', 'comparing', 'family', 'funds', 'other'] as const;

/** Lives of customers with a card and of owners, as the product itself writes them. */
export interface Recorded {
  readonly prospects: readonly RecordedLife[];
  readonly owners: readonly RecordedLife[];
}

/** A showroom in which lives are recorded; its owner closes it. */
export function createRecordingRoom(): Promise<TestShowroom> {
  return createTestShowroom({ at: `${addDays(firstDay, -1)} 08:00`, consultants: ['王磊'] });
}

/**
 * Lets a few customers live from the first visit to the end, through the dispatcher, and records every command: what
 * copies are made from. @param seed repeats the same lives
 */
export async function recordLives(showroom: TestShowroom, count: number, seed: string): Promise<Recorded> {
  const chance = createChance(seed);
  const prospects: RecordedLife[] = [];
  let day: CivilDate = firstDay;
  for (let i = 0; i < count; i++) {
    const lived = await liveAsProspect(showroom, chance.of(i), { day, person: personOf(i) });
    prospects.push(lived.life);
    day = addDays(lived.endedOn, 1);
  }
  return { prospects, owners: [await liveAsOwner(showroom, { day, person: personOf(count) })] };
}

interface Beginning {
  readonly day: CivilDate;
  readonly person: PersonWords;
}

function personOf(i: number): PersonWords {
  return { name: placeholder, gender: 'male', phone: String(19_900_000_001 + i) };
}

/** The words of a person that a copy has its own for. */
function wordsOf({ name, phone }: PersonWords, plate: string) {
  const { full: pinyin, initials } = pinyinOf(name);
  return { name, pinyin, initials, phone, plate };
}

function postsOf(showroom: TestShowroom): ReadonlyMap<string, Post> {
  const id = (role: string) => showroom.as(role).id;
  return new Map<string, Post>([
    [id('consultant'), 'consultant'],
    [id('receptionist'), 'receptionist'],
    [id('showroom_manager'), 'manager'],
    [id('clerk'), 'clerk'],
  ]);
}

function recorderAt(showroom: TestShowroom, day: CivilDate): Recorder {
  return startRecorder(showroom.store, { startOn: day, startAt: startOfDay(day, zone) }, postsOf(showroom));
}

async function liveAsProspect(showroom: TestShowroom, chance: Chance, { day, person }: Beginning) {
  const recorder = recorderAt(showroom, day);
  const { clock } = showroom;
  const [desk, consultant, manager] = ['receptionist', 'consultant', 'showroom_manager'].map((who) => showroom.as(who));
  if (!desk || !consultant || !manager) throw new Error('somebody is missing');
  const prospect = createProspect(chance.of('person'), person);
  clock.set(`${day} 10:${chance.int(10, 29)}`);
  const { id: trafficId } = await desk.call('traffic.arrive', { receiverId: consultant.id, partySize: 2 });
  recorder.note();
  clock.advance(25 * 60_000);
  const values = cardOf(prospect, { arrivedOn: day, contactWay: 'showroom', referrerId: null });
  const card = await consultant.call('card.complete', {
    trafficId,
    values: { ...values, wechat: null, plate: null, vin: null, custom: null },
  });
  recorder.note();
  clock.advance(20 * 60_000);
  await desk.call('traffic.depart', { id: trafficId });
  recorder.note();
  let [planId, dueOn] = [card.nextPlanId ?? '', card.nextPlanOn ?? ''];
  for (let i = 1; i <= contacts; i++) {
    const on = chance.happens(lateShare) ? addDays(dueOn, 1) : dueOn;
    clock.set(`${on} ${chance.int(13, 17)}:${chance.int(10, 59)}`);
    const sheet = await consultant.call('plan.get', { id: planId });
    const moment = { chance, on, topic: prospect.topic };
    const wish = i === contacts ? endingOf(sheet, moment) : continuing(sheet, moment);
    const { opportunities } = await consultant.call('followup.record', { planId, ...wish });
    recorder.note();
    dueOn = opportunities[0]?.nextPlan?.dueOn ?? on;
    planId = opportunities[0]?.nextPlan?.id ?? '';
  }
  const endedOn = addDays(dueOn, 1);
  clock.set(`${endedOn} 09:${chance.int(10, 50)}`);
  const { rows } = await manager.call('ending.pending', {});
  await manager.call('ending.decide', { requestId: rows[0]?.requestId ?? '', approve: true });
  recorder.note();
  return { life: recorder.finish(wordsOf(person, '')), endedOn };
}

interface Moment {
  readonly chance: Chance;
  readonly on: CivilDate;
  readonly topic: Topic;
}

function continuing(sheet: Sheet, { chance, on, topic }: Moment) {
  const [opportunity] = sheet.opportunities;
  if (!opportunity) throw new Error('the opportunity is gone');
  const opportunityId = opportunity.id;
  const plan = { dueTime: planTime(chance), method: 'phone' as const, purpose: purposeWords(chance) };
  if (chance.happens(unreachedShare)) {
    const next = { ...plan, dueOn: opportunity.unanswered.retryBy ?? addDays(on, 1) };
    return { outcome: 'no_answer' as const, method: 'phone' as const, opportunities: [{ opportunityId, next }] };
  }
  const outlook = opportunity.byLevel.find(({ level }) => level === opportunity.level);
  const room = daysBetween(on, outlook?.limitOn ?? addDays(on, 1));
  const next = { ...plan, dueOn: addDays(on, chance.int(Math.ceil(room / 2), room)) };
  return { ...spoken(chance, chance.one(categories), topic), opportunities: [{ opportunityId, next }] };
}

function endingOf(sheet: Sheet, { chance, topic }: Moment) {
  const ending = { ending: 'lost' as const, reason: '已经买了别的车', competitor: topic.competitor };
  const opportunityId = sheet.plan?.opportunityId ?? '';
  return { ...spoken(chance, 'bought_elsewhere', topic), opportunities: [{ opportunityId, ending }] };
}

function spoken(chance: Chance, category: FeedbackCategory, topic: Topic) {
  const outcome = chance.weighted({ connected: 7, wechat_replied: 3 });
  return { outcome, method: 'phone' as const, category, feedback: feedbackWords(chance, category, topic) };
}

async function liveAsOwner(showroom: TestShowroom, { day, person }: Beginning): Promise<RecordedLife> {
  const recorder = recorderAt(showroom, day);
  const plate = '冀F00001';
  showroom.clock.set(`${day} 15:20`);
  await showroom.as('clerk').call('owner.enter', {
    ...person,
    regionCode: '130682',
    vehicleId: defaultVehicles[0]?.id ?? '',
    plate,
    deliveredOn: addDays(day, -200),
  });
  recorder.note();
  return recorder.finish(wordsOf(person, plate));
}
