import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import type { Story } from './story.ts';

/** Two customers of the busiest consultant go to whoever has least, so that both lists have something to show. */
export async function balance(story: Story): Promise<void> {
  const manager = story.as('showroom_manager');
  const { rows } = await manager.call('handover.loads', {});
  const consultants = rows
    .filter(({ role }) => role === 'consultant')
    .toSorted((a, b) => b.pursued - a.pursued || (a.person.id < b.person.id ? -1 : 1));
  const [most, least] = [consultants.at(0), consultants.at(-1)];
  if (!most || !least || most === least) return;
  const where = [{ field: 'owner' as const, test: 'is' as const, values: [most.person.id] }];
  const page = await manager.call('customer.list', { view: 'all', where, sort: 'nextPlan', descends: true, limit: 2 });
  if (page.rows.length === 0) return;
  const begun = await manager.call('handover.begin', {
    fromId: most.person.id,
    customerIds: page.rows.map(({ id }) => id),
    receiverIds: [least.person.id],
    kind: 'balance',
    reason: '手上客户太多',
  });
  await manager.call('handover.advance', { id: begun.id });
}

/** A consultant is away from the day after the demo's own, and a colleague stands in. */
export async function goAway(story: Story, day: CivilDate): Promise<void> {
  const [, absent, standIn] = story.consultants;
  if (!absent || !standIn) return;
  await story.as('showroom_manager').call('leave.enter', {
    staffId: absent.id,
    kind: 'annual',
    fromOn: addDays(day, 3),
    throughOn: addDays(day, 4),
    standInId: standIn.id,
    note: '回家办事',
  });
}
