import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { useRemembered } from '../../state/remembered.ts';
import type { Span } from './calendar-span.ts';

interface CalendarPlace {
  readonly span: Span;
  /** Null follows today. */
  readonly on: CivilDate | null;
  /** Null for one's own. */
  readonly assigneeId: string | null;
}

/** Whose calendar is open, and where. */
export function useCalendarPlace() {
  return useRemembered<CalendarPlace>(['plan', 'calendar'], { span: 'month', on: null, assigneeId: null });
}
