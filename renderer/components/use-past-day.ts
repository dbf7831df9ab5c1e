import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { pastDay, pastDayExamples } from './past-day.ts';
import { type DateField, useDateField } from './use-date-field.ts';

interface PastDayOptions {
  readonly named: { readonly field: string; readonly label: string };
  readonly value: CivilDate;
  readonly today: CivilDate;
  readonly onChange: (day: CivilDate) => void;
}

/** A day up to today that a form always has: a field that was emptied says the day it had once more. */
export function usePastDay({ named, value, today, onChange }: PastDayOptions): DateField {
  return useDateField({
    ...{ value, today, named, examples: pastDayExamples },
    onChange: (day) => onChange(day === null ? value : pastDay(day, today)),
  });
}
