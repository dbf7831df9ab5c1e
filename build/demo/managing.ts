import { addDays } from '../../shared/calendar/civil-date.ts';
import { dueRows } from './calls.ts';
import type { Chance } from './chance.ts';
import type { Member } from './desk.ts';
import { balance, goAway } from './handing.ts';
import { planStricterMonth } from './intervals.ts';
import { exportCards, takeBackConsent } from './privacy.ts';
import { consultantOf, tearOff } from './sheets.ts';
import { dayAt, momentOf, type Story } from './story.ts';

/** What managers do in a day of the past; on the day of the demo their work is still waiting. */
export function manage(story: Story, offset: number): void {
  const { agenda } = story;
  const day = dayAt(story, offset);
  const chance = story.chance.of(`managing ${offset}`);
  agenda.add(momentOf(day, 10 * 60 + 10), () =>
    decide(story.as('showroom_manager'), chance, offset === -1 ? 0.3 : 0.85),
  );
  if (offset < -1) agenda.add(momentOf(day, 16 * 60 + 20), () => decide(story.as('sales_manager'), chance, 1));
  if (offset % 3 === 0) agenda.add(momentOf(day, 11 * 60 + 5), () => extendOne(story, chance));
  if (offset % 4 === 0) agenda.add(momentOf(day, 11 * 60 + 20), () => replaceOne(story, chance, day));
  if (offset % 2 === 0) agenda.add(momentOf(day, 15 * 60 + 40), () => answerForColleague(story, chance));
  const minds = story.chance.of(`minds ${offset}`);
  if (offset % 5 === 0 || offset === -1)
    agenda.add(momentOf(day, 16 * 60 + 50), () =>
      takeBackConsent(story, minds, offset === -1 ? 'followup' : 'marketing'),
    );
  if (offset === -3) agenda.add(momentOf(day, 17 * 60 + 20), () => planStricterMonth(story, day));
  if (offset === -2) agenda.add(momentOf(day, 17 * 60 + 5), () => exportCards(story, addDays(day, -13), day));
  if (offset === -1) {
    agenda.add(momentOf(day, 17 * 60 + 20), () => balance(story));
    agenda.add(momentOf(day, 17 * 60 + 40), () => goAway(story, day));
  }
  if (offset % 5 === 0) agenda.add(momentOf(day, 9 * 60 + 25), () => spoilSheet(story, chance));
}

/** Requests to end that wait for this manager; a few stay until the next rank sees them (§四.1). */
async function decide(manager: Member, chance: Chance, likely: number): Promise<void> {
  const { rows } = await manager.call('ending.pending', { limit: 100 });
  for (const request of rows.filter(({ mine }) => mine)) {
    if (!chance.happens(likely)) continue;
    const approve = chance.happens(0.8);
    await manager.call('ending.decide', {
      requestId: request.requestId,
      approve,
      reason: approve ? '' : '只打了一次就放弃太早，换个时间再联系，问清楚原因',
      nextPlan: approve ? null : { method: 'phone', purpose: '换个时间再联系' },
    });
  }
}

/** Only a manager lets a plan go beyond the limit, with a reason (§三). */
async function extendOne(story: Story, chance: Chance): Promise<void> {
  const consultant = chance.one(story.consultants);
  const manager = story.as('showroom_manager');
  const { rows } = await manager.call('plan.today', { assigneeId: consultant.id, tab: 'week', limit: 100 });
  const row = rows.find(({ role, origin, level }) => role === 'next' && origin !== 'first_48h' && 'HA'.includes(level));
  if (!row) return;
  const sheet = await manager.call('plan.get', { id: row.id });
  const limitOn = sheet.opportunities.find(({ id }) => id === row.opportunityId)?.limitOn;
  if (limitOn === undefined) return;
  await manager.call('plan.extend', {
    id: row.id,
    dueOn: addDays(limitOn, chance.int(2, 4)),
    method: row.method,
    purpose: row.purpose,
    reason: chance.one(['客户出差，下周才回来', '客户住院，家属让过几天再联系', '等保定调的车到店再约']),
  });
}

/** An overdue plan closes, keeps its finding, and a new one begins (§四.1). */
async function replaceOne(story: Story, chance: Chance, day: string): Promise<void> {
  const consultant = chance.one(story.consultants);
  const [row] = (await dueRows(consultant)).filter(({ section }) => section === 'overdue');
  if (!row) return;
  await story.as('showroom_manager').call('plan.replace', {
    id: row.id,
    dueOn: day,
    dueTime: '16:00',
    method: 'phone',
    purpose: '补上昨天没打的回访',
    reason: '顾问昨天外出培训，改今天下午打',
  });
}

/** A customer calls while his consultant is out: the front desk notes it, the plan stays (§四.1). */
async function answerForColleague(story: Story, chance: Chance): Promise<void> {
  const [customerId] = chance.one([...story.prospects]);
  const feedback = chance.one([
    '来电问现车到了没有，请顾问回电',
    '来电问店里几点关门，下午想过来',
    '来电问贷款要带哪些资料',
  ]);
  const { opportunities } = await story.as('showroom_manager').call('followup.prepare', { customerId });
  if (opportunities.length === 0) return;
  await story
    .as('receptionist')
    .call('followup.record', { customerId, outcome: 'connected', method: 'phone', feedback });
}

/** A sheet is spoilt with the pen, or gone: taken out of use, so that the audit does not look for it. */
async function spoilSheet(story: Story, chance: Chance): Promise<void> {
  const consultant = chance.int(0, story.consultants.length - 1);
  const serial = tearOff(story, consultant);
  if (serial === null) return;
  const [kind, reason] = chance.happens(0.8) ? (['void', '写错作废'] as const) : (['lost', '找不到了'] as const);
  await consultantOf(story, { consultant }).call('book.void', { serial, kind, reason });
}
