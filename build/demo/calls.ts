import { addDays, type CivilDate, daysBetween } from '../../shared/calendar/civil-date.ts';
import { type ChosenLevel, proposeLevel } from '../../shared/domain/level.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import type { Chance } from './chance.ts';
import type { InputOf, Member, OutputOf } from './desk.ts';
import { isRecorded, keepRecording } from './hearing.ts';
import { planTime } from './prospect.ts';
import { callOwner } from './selling.ts';
import { dayAt, minutesOf, momentOf, type Story } from './story.ts';
import { type FeedbackCategory, feedbackWords, purposeWords, type Topic } from './talk.ts';

type PlanRow = OutputOf<'plan.today'>['rows'][number];
type Sheet = OutputOf<'plan.get'>;
type SheetOpportunity = Sheet['opportunities'][number];
type Consequence = NonNullable<InputOf<'followup.record'>['opportunities']>[number];
type Contact = Pick<InputOf<'followup.record'>, 'outcome' | 'category' | 'feedback' | 'confirmedEmpty'>;

const listReadings = [8 * 60 + 35, 13 * 60 + 30];
/** How likely a plan is executed on its day, while overdue, and on the day of the demo, which is still going on. */
const diligence = { due: 0.91, overdue: 0.4, today: 0.3 };
const reached = {
  connected: 62,
  wechat_replied: 20,
  visited: 4,
  no_answer: 9,
  switched_off: 2,
  wrong_number: 1,
  refused: 2,
};
/** Whoever waits for his car is glad of a call. */
const reachedWaiting: typeof reached = {
  ...{ connected: 70, wechat_replied: 22, no_answer: 8 },
  ...{ visited: 0, switched_off: 0, wrong_number: 0, refused: 0 },
};
const strangers: Topic = { model: '车', competitor: '别的牌子', colour: '白色' };

/** Everybody reads the work list in the morning and after lunch, and calls through the day. */
export function workThroughList(story: Story, offset: number): void {
  const day = dayAt(story, offset);
  const planned = new Set<string>();
  for (const [i, consultant] of story.consultants.entries())
    for (const minutes of listReadings)
      story.agenda.add(momentOf(day, minutes) + i * 20_000, async () => {
        for (const row of await dueRows(consultant)) {
          if (planned.has(row.id)) continue;
          planned.add(row.id);
          planCall(story, { consultant, offset, from: minutes + 10 }, row);
        }
      });
}

/** The whole list, page by page. */
export async function dueRows(consultant: Member): Promise<readonly PlanRow[]> {
  const rows: PlanRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await consultant.call('plan.today', { tab: 'due', limit: 100, ...(cursor ? { cursor } : {}) });
    rows.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return rows;
}

interface Shift {
  readonly consultant: Member;
  readonly offset: number;
  /** Minutes after midnight from which he calls. */
  readonly from: number;
}

function planCall(story: Story, shift: Shift, row: PlanRow): void {
  const { offset, from } = shift;
  const known = story.prospects.get(row.customerId);
  const chance = (known?.prospect.chance ?? story.chance.of(row.name)).of(
    `call ${offset} ${daysBetween(story.today, row.dueOn)}`,
  );
  const likely = offset === 0 ? diligence.today : row.section === 'overdue' ? diligence.overdue : diligence.due;
  if (!chance.happens(likely)) return;
  const wanted = row.dueTime === null ? chance.int(from, 17 * 60 + 45) : minutesOf(row.dueTime) + chance.int(-5, 8);
  story.agenda.add(momentOf(dayAt(story, offset), Math.max(from, wanted)), () =>
    call(
      shift.consultant,
      { planId: row.id, opportunityId: row.opportunityId },
      {
        chance,
        day: dayAt(story, offset),
        topic: known?.prospect.topic ?? strangers,
        recordedAt: isRecorded(chance, offset) ? story.agenda.now : null,
      },
    ),
  );
}

interface Moment {
  readonly chance: Chance;
  readonly day: CivilDate;
  readonly topic: Topic;
  /** The clock at which a recording of the call is attached; null where it was not recorded. */
  readonly recordedAt: (() => number) | null;
}

/** One call: read the sheet, speak, write down what came of it and what comes next. */
async function call(
  consultant: Member,
  { planId, opportunityId }: { readonly planId: string; readonly opportunityId: string },
  moment: Moment,
): Promise<void> {
  const sheet = await consultant.call('plan.get', { id: planId });
  const opportunity = sheet.opportunities.find(({ id }) => id === opportunityId);
  // the customer may have been here meanwhile, or somebody asked to end it
  if (sheet.plan?.role === 'sale' && sheet.plan.state === 'open')
    return callOwner(consultant, sheet.plan, moment.chance);
  if (sheet.plan?.state !== 'open' || opportunity?.state !== 'open') return;
  const outcome = moment.chance.weighted(opportunity.level === 'O' ? reachedWaiting : reached);
  const { contact, consequence } = outcomeOf(outcome, opportunity, moment);
  const { contactId } = await consultant.call('followup.record', {
    planId,
    method: outcome === 'wechat_replied' ? 'wechat' : outcome === 'visited' ? 'invite' : 'phone',
    ...contact,
    opportunities: [consequence],
  });
  const { recordedAt } = moment;
  if (recordedAt !== null && outcome !== 'wechat_replied' && outcome !== 'visited') {
    await keepRecording(
      consultant,
      { customerId: sheet.customer.id, contactId, outcome, now: recordedAt() },
      moment.chance,
    );
  }
  if (contact.category === 'price_drop') await quoteLower(consultant, opportunityId, moment);
}

/** Who waits for a lower price is told one now and then. */
async function quoteLower(consultant: Member, opportunityId: string, { chance, day }: Moment): Promise<void> {
  const own = chance.of('quote');
  if (!own.happens(0.5)) return;
  const { rows } = await consultant.call('quote.list', { opportunityId, limit: 1 });
  const [last] = rows;
  if (last === undefined) return;
  await consultant.call('quote.add', {
    opportunityId,
    priceFen: last.priceFen - own.int(1, 6) * 100_000,
    insuranceFen: own.happens(0.4) ? own.int(38, 62) * 10_000 : null,
    validUntil: addDays(day, own.int(3, 10)),
    note: own.one(['', '送贴膜和脚垫', '送两次保养', '月底前有效']),
  });
}

function outcomeOf(
  outcome: keyof typeof reached,
  opportunity: SheetOpportunity,
  moment: Moment,
): { readonly contact: Contact; readonly consequence: Consequence } {
  const { chance } = moment;
  const opportunityId = opportunity.id;
  switch (outcome) {
    case 'no_answer':
    case 'switched_off': {
      const retryOn = opportunity.unanswered.retryBy ?? addDays(moment.day, 1);
      const next = { dueOn: retryOn, dueTime: planTime(chance), method: 'phone' as const, purpose: '没联系上，再打' };
      return { contact: { outcome, feedback: '' }, consequence: { opportunityId, next } };
    }
    case 'wrong_number':
    case 'refused': {
      const feedback = outcome === 'refused' ? '一听是卖车的就挂了，说不要再打' : '空号，按卡上打了两遍都一样';
      const ending = { ending: 'invalid' as const, reason: feedback };
      return { contact: { outcome, feedback }, consequence: { opportunityId, ending } };
    }
    case 'connected':
    case 'wechat_replied':
    case 'visited':
      return spoken(outcome, opportunity, moment);
  }
}

function spoken(outcome: 'connected' | 'wechat_replied' | 'visited', opportunity: SheetOpportunity, moment: Moment) {
  const { chance, topic } = moment;
  const opportunityId = opportunity.id;
  const isWaiting = opportunity.level === 'O';
  if (!isWaiting && opportunity.contactCount > 0 && chance.happens(0.1)) {
    const isGone = chance.happens(0.75);
    const category: FeedbackCategory = isGone ? 'bought_elsewhere' : 'funds';
    const feedback = feedbackWords(chance, category, topic);
    const ending = isGone
      ? {
          ending: 'lost' as const,
          reason: '已经买了别的车，不再考虑',
          competitor: topic.competitor,
          ...proofOf(chance),
        }
      : { ending: 'dormant' as const, reason: '今年资金周转不开，明年再联系' };
    return { contact: { outcome, category, feedback }, consequence: { opportunityId, ending } };
  }
  const level = isWaiting ? null : regraded(opportunity, moment);
  const next = nextOf(opportunity, level?.level ?? opportunity.level, moment);
  if (chance.happens(0.02))
    return { contact: { outcome, feedback: '', confirmedEmpty: true }, consequence: { opportunityId, level, next } };
  const category = chance.weighted(feedbackWeights);
  const feedback = feedbackWords(chance, category, topic);
  return { contact: { outcome, category, feedback }, consequence: { opportunityId, level, next } };
}

/** What somebody paid elsewhere and how the consultant knows, where he found out. */
function proofOf(chance: Moment['chance']): { readonly priceFen?: number; readonly evidence?: string } {
  const own = chance.of('proof');
  if (!own.happens(0.6)) return {};
  const evidence = own.one(['他发来提车的照片', '朋友圈看到提车了', '电话里自己说的', '同事在那家店碰见他']);
  return { priceFen: own.int(82, 165) * 100_000, evidence };
}

const feedbackWeights: Readonly<Record<FeedbackCategory, number>> = {
  price_drop: 18,
  no_model: 6,
  no_colour: 7,
  doubts: 11,
  comparing: 16,
  family: 14,
  funds: 8,
  trade_in_price: 6,
  distance: 4,
  bought_elsewhere: 0,
  other: 10,
};

/** A level that has gone stale is graded anew; now and then the customer has changed his mind. */
function regraded(opportunity: SheetOpportunity, { chance, day }: Moment): Consequence['level'] {
  const { expectedOn, level } = opportunity;
  if (opportunity.levelStale || chance.happens(0.08)) return gradeOn(day, addDays(day, chance.int(3, 26)), level);
  if (expectedOn !== null && expectedOn >= day && chance.happens(0.3)) return gradeOn(day, expectedOn, level);
  return null;
}

function gradeOn(day: CivilDate, expectedOn: CivilDate, before: string): Consequence['level'] {
  const level: ChosenLevel | ReturnType<typeof proposeLevel> = proposeLevel(expectedOn, day);
  return isRefusal(level) || level === before ? null : { level, expectedOn };
}

/** The next plan inside the level's limit: where the program proposes it, or earlier. */
function nextOf(opportunity: SheetOpportunity, level: string, { chance, day, topic }: Moment): Consequence['next'] {
  const outlook = opportunity.byLevel.find((each) => each.level === level);
  if (!outlook) throw new Error(`no outlook for ${level} after a call about ${topic.model}`);
  const room = daysBetween(day, outlook.limitOn);
  const dueOn = chance.happens(0.25) || room < 2 ? outlook.proposedOn : addDays(day, chance.int(1, room));
  const method = chance.weighted({ phone: 62, wechat: 26, invite: 10, visit: 2 });
  return { dueOn, dueTime: planTime(chance), method, purpose: purposeWords(chance) };
}
