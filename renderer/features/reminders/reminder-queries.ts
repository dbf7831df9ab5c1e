import type { InferContractRouterOutputs } from '@orpc/contract';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import type { Contract } from '../../../shared/contract/index.ts';
import type { ReminderFacts } from '../../../shared/domain/reminder.ts';
import { useCanOpen } from '../../app/go.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';

export type RemindersToday = InferContractRouterOutputs<Contract>['reminder']['today'];

/** Read again at least so often, in ms: what a hidden window did not hear of. */
const anewMs = 300_000;

/** The day's calls with a time, and what is still open; for whoever has calls, or looks after those who have. */
export function useRemindersToday(): UseQueryResult<RemindersToday> {
  const api = useApi();
  const canOpen = useCanOpen()('/today');
  const today = useToday();
  return useQuery({
    queryKey: ['plan', 'reminders', today],
    enabled: canOpen,
    refetchInterval: anewMs,
    queryFn: ({ signal }) => api.reminder.today({}, { signal }),
  });
}

/** What the rule looks at, at an instant of the host. */
export function factsAt(told: RemindersToday, now: number, zone: string): ReminderFacts {
  return {
    today: told.today,
    time: localTimeAt(now, zone),
    isOpenDay: told.openDay,
    timed: told.timed,
    open: told.open,
    broughtForward: told.broughtForward,
    sentBack: told.sentBack.map((each) => ({ ...each, by: each.by.name })),
    people: told.people.map(({ person, open }) => ({ name: person.name, open })),
  };
}
