import { localTimeAt } from '../../shared/calendar/civil-date.ts';
import { consultantOf } from './sheets.ts';
import { type Story, zone } from './story.ts';

/** Minutes before the demo opens, how many came in together, and who receives them; null for nobody yet. */
const visitors = [
  { ago: 34, partySize: 2, consultant: 1 },
  { ago: 11, partySize: 3, consultant: 4 },
  { ago: 2, partySize: 1, consultant: null },
] as const;

/** While the store is open somebody is on the floor at whatever minute the demo is looked at: two talk, one waits. */
export function fillFloor(story: Story, until: number): void {
  const time = localTimeAt(until, zone);
  if (time < '09:30' || time > '17:50') return;
  for (const { ago, partySize, consultant } of visitors) {
    story.agenda.add(until - ago * 60_000, async () => {
      await story.as('receptionist').call('traffic.arrive', {
        contactWay: 'showroom',
        partySize,
        receiverId: consultant === null ? null : consultantOf(story, { consultant }).id,
      });
    });
  }
}
