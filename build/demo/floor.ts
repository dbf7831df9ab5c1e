import { localTimeAt } from '../../shared/calendar/civil-date.ts';
import type { FloorState } from '../../shared/domain/floor.ts';
import { consultantOf } from './sheets.ts';
import { dayAt, momentOf, type Story, zone } from './story.ts';

/** Minutes before the demo opens, how many came in together, and who receives them; null for nobody yet. */
const visitors = [
  { ago: 34, partySize: 2, consultant: 1, named: false },
  { ago: 11, partySize: 3, consultant: 4, named: true },
  { ago: 2, partySize: 1, consultant: null, named: false },
] as const;

/** Who comes on duty in the morning, in this order; the sixth has his day off. */
const morning = [3, 0, 2, 4, 1] as const;

/** Who is away when the demo opens, and for how many minutes. */
const away: readonly { readonly ago: number; readonly consultant: number; readonly state: FloorState }[] = [
  { ago: 7, consultant: 4, state: 'drive' },
  { ago: 5, consultant: 2, state: 'break' },
];

/**
 * The floor of the day on which the demo is opened: people come on duty before the doors open, and while they are open
 * somebody is on the floor at whatever minute it is looked at: two talk, one waits.
 */
export function fillFloor(story: Story, until: number): void {
  const { agenda } = story;
  const say = (consultant: number, state: FloorState) => async (): Promise<void> => {
    await story.as('receptionist').call('floor.set', { staffId: consultantOf(story, { consultant }).id, state });
  };
  for (const [index, consultant] of morning.entries())
    agenda.add(momentOf(dayAt(story, 0), 8 * 60 + 20 + index * 2), say(consultant, 'on'));
  const time = localTimeAt(until, zone);
  if (time < '09:30' || time > '17:50') return;
  for (const { ago, partySize, consultant, named } of visitors) {
    agenda.add(until - ago * 60_000, async () => {
      await story.as('receptionist').call('traffic.arrive', {
        contactWay: 'showroom',
        partySize,
        receiverId: consultant === null ? null : consultantOf(story, { consultant }).id,
        named,
      });
    });
  }
  for (const { ago, consultant, state } of away) agenda.add(until - ago * 60_000, say(consultant, state));
}
