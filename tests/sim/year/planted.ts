import type { Edit, PlantedFault } from '../planted-fault.ts';

const inYear = (id: string, what: string, ...edits: readonly Edit[]): PlantedFault => ({
  id: `year-${id}`,
  what,
  edits,
  test: 'tests/sim/simulated-year.test.ts',
  env: { QIATAN_YEAR_CUSTOMERS: '120' },
  caughtBy: /seed \d+, \d{4}-/,
});

/** Faults in what a year shows: months, holidays, midnights. */
export const yearFaults: readonly PlantedFault[] = [
  inYear('month', 'a month is thirty days', {
    file: 'shared/domain/level-policy.ts',
    find: 'addMonths(from, count)',
    replace: 'addDays(from, count * 30)',
  }),
  inYear('holiday', 'a plan due on a closed day is missed on no day', {
    file: 'shared/domain/rule-plan-missed.ts',
    find: 'openDayOnOrAfter(calendar, plan.dueOn) !== day',
    replace: 'plan.dueOn !== day',
  }),
  inYear('replaced', 'a plan that a manager replaces on its day is forgiven', {
    file: 'shared/domain/rule-plan-missed.ts',
    find: 'plan.replacedOn < day',
    replace: 'plan.replacedOn <= day',
  }),
  inYear('refused', 'a refused request gives the consultant a day more', {
    file: 'shared/domain/ending.ts',
    find: 'export function endingRefusedPlanDueOn(refusedOn: CivilDate, calendar: StoreCalendar): CivilDate {\n  return openDayAfter(calendar, refusedOn);',
    replace:
      'export function endingRefusedPlanDueOn(refusedOn: CivilDate, calendar: StoreCalendar): CivilDate {\n  return openDayAfter(calendar, openDayAfter(calendar, refusedOn));',
  }),
];
