import type { Member, OutputOf } from './desk.ts';
import { dayAt, momentOf, type Story } from './story.ts';

type PlanRow = OutputOf<'plan.today'>['rows'][number];

/** Everybody is to be told the same; only the day of the visit differs. */
const pasted = (n: number): string => `客户对车型和价格基本认可，还要和家里人商量，约了 ${n + 2} 号再来店里谈`;
const calls = 7;
const from = 22 * 60 + 41;

/**
 * The evening before the demo: the last of the consultants writes a week's calls up at a quarter to eleven, in ten
 * minutes and with one sentence, so that 异常信号 has something to show in the morning.
 */
export function pasteAnEvening(story: Story, offset: number): void {
  const consultant = story.consultants.at(-1);
  if (consultant === undefined) return;
  const asked = new Set<string>();
  for (let n = 0; n < calls; n += 1)
    story.agenda.add(momentOf(dayAt(story, offset), from + n), async () => {
      const { rows } = await consultant.call('plan.today', { tab: 'week', limit: 40 });
      // what is due on the day of the demo stays for the one who looks at it
      const later = rows.filter(({ customerId, dueOn }) => dueOn > dayAt(story, 0) && !asked.has(customerId));
      for (const row of later) {
        asked.add(row.customerId);
        if (await writeUp(consultant, row, pasted(n))) return;
      }
    });
}

/** Writes a call down that is due some days later; false where it is none that a sentence is enough for. */
async function writeUp(consultant: Member, row: PlanRow, feedback: string): Promise<boolean> {
  const { plan, opportunities } = await consultant.call('plan.get', { id: row.id });
  const opportunity = opportunities.find(({ id }) => id === row.opportunityId);
  const outlook = opportunity?.byLevel.find(({ level }) => level === opportunity.level);
  if (plan?.role !== 'next' || plan.state !== 'open' || opportunity?.state !== 'open' || outlook === undefined)
    return false;
  if (opportunity.level === 'O' || plan.origin === 'first_48h') return false;
  const next = { dueOn: outlook.proposedOn, dueTime: null, method: 'phone' as const, purpose: '问家里商量的结果' };
  await consultant.call('followup.record', {
    planId: row.id,
    ...{ method: 'phone', outcome: 'connected', category: 'family', feedback },
    opportunities: [{ opportunityId: opportunity.id, next }],
  });
  return true;
}
