import type { Edit, PlantedFault } from '../planted-fault.ts';

const inYear = (id: string, what: string, ...edits: readonly Edit[]): PlantedFault => ({
  id: `year-${id}`,
  what,
  edits,
  test: 'tests/sim/simulated-year.test.ts',
  env: { QIATAN_YEAR_CUSTOMERS: '120' },
  caughtBy: /seed \d+, \d{4}-/,
});

/** What happens now and then only is reached in a year of more customers. */
const inBusyYear = (id: string, what: string, ...edits: readonly Edit[]): PlantedFault => ({
  ...inYear(id, what, ...edits),
  env: { QIATAN_YEAR_CUSTOMERS: '400' },
});

/** Faults with whoever is away, stands in, comes back or gives his customers away. */
const leaveFaults: readonly PlantedFault[] = [
  inYear('illness', 'the first day of an illness is held against whoever was ill', {
    file: 'api/leave/enter.ts',
    find: 'read.all(missedOnQuery(staffId, fromOn, through))',
    replace: 'read.all(missedOnQuery(staffId, addDays(fromOn, 1), through))',
  }),
  inYear('away', 'whoever is away is found for what nobody accepted', {
    file: 'shared/domain/rule-plan-missed.ts',
    find: 'plan.isAway === true || ',
    replace: '',
  }),
  inYear('accepted', 'what a stand-in accepts stays with whoever is away', {
    file: 'api/leave/offers.ts',
    find: "tx.update('plan', planId, held(ownId, call.actor.id));",
    replace: "tx.update('plan', planId, held(ownId, leave.staffId));",
  }),
  inYear('back', 'whoever comes back leaves what is due with his stand-in', {
    file: 'shared/domain/leave.ts',
    find: 'if (countedOn <= today && (plan.absentId === null || leaveOn(leaves, own, today) !== undefined)) return null;',
    replace: 'if (countedOn <= today) return null;',
  }),
  inYear('no-leave', 'the days of a leave that never was are not judged', {
    file: 'api/leave/change.ts',
    find: 'call.isAuthority && from <= last',
    replace: 'call.isAuthority && from > last',
  }),
  inYear('handed', 'a hand-over leaves what is due with whoever gave the customer away', {
    file: 'api/handover/foreign.ts',
    find: 'if (countedOn <= today && keepsDue) {',
    replace: 'if (countedOn <= today) {',
  }),
];

/** Faults in what is sold, and in the calls after it. */
const saleFaults: readonly PlantedFault[] = [
  inYear('half', 'a car of the 15th belongs to the second half of its month', {
    file: 'shared/domain/sale-plan.ts',
    find: 'dayOfMonth(deliveredOn) <= 15',
    replace: 'dayOfMonth(deliveredOn) < 15',
  }),
  inYear('entered-late', 'a call whose day has passed when the delivery is entered waits for the next day', {
    file: 'shared/domain/sale-plan.ts',
    find: 'return afterClosing ? openDayAfter(calendar, today) : openDayOnOrAfter(calendar, today);',
    replace: 'return openDayAfter(calendar, today);',
  }),
  inBusyYear('window', 'a call of satisfaction is tried again when its window has passed', {
    file: 'shared/domain/sale-plan.ts',
    find: 'return retry <= lastCsiDay(deliveredOn, calendar) ? retry : null;',
    replace: 'return retry;',
  }),
  inYear('corrected', 'a corrected day leaves the call of satisfaction where it was', {
    file: 'api/sale/plans.ts',
    find: "if (origin === 'sale_csi' && staysInWindow(",
    replace: "if (origin === 'sale_csi' || staysInWindow(",
  }),
  inYear('late-order', 'an order that is entered late is not judged before the car is handed over', {
    file: 'shared/domain/rule-sale.ts',
    find: 'const order = isOneAct ? null : lateBreach(',
    replace: 'const order = isOneAct || sale.deliveredOn === null ? null : lateBreach(',
  }),
  inYear('called-off', 'the calls of a delivery that was called off go on', {
    file: 'api/sale/cancel.ts',
    find: "closeSaleCalls(tx, sale.id, today, '订单已取消');",
    replace: 'void closeSaleCalls;',
  }),
];

/** Faults in what managers write, and in taking a call back. */
const followUpFaults: readonly PlantedFault[] = [
  inYear('reader', 'an instruction waits for the owner though somebody else makes the next call', {
    file: 'db/projections/instruction.ts',
    find: 'AND p.assignee_id IS NOT NULL',
    replace: 'AND p.assignee_id IS NULL',
  }),
  inYear('in-vain', 'a call that reached nobody answers an instruction', {
    file: 'shared/domain/instruction.ts',
    find: 'return isEffective(contact.outcome) && isWritten(contact.feedback);',
    replace: 'return isWritten(contact.feedback);',
  }),
  inYear('undo-late', 'a call can be taken back for a hundred minutes', {
    file: 'shared/domain/followup-undo.ts',
    find: 'const undoMs = 600_000;',
    replace: 'const undoMs = 6_000_000;',
  }),
  inYear('undo-half', 'taking a call back leaves the level and the limit as the call set them', {
    file: 'db/reversal.ts',
    find: "if (step.kind === 'return') tx",
    replace: "if (step.kind === 'return' && step.entity !== 'opportunity') tx",
  }),
  inYear('twice', 'a plan that is done is done again', {
    file: 'api/followup/contact.ts',
    find: "if (plan.state !== 'open') return reject('PLAN_ALREADY_CLOSED');",
    replace: "if (plan.state === 'cancelled') return reject('PLAN_ALREADY_CLOSED');",
  }),
];

/** Faults in what a year shows: months, holidays, midnights, absences, sales, instructions. */
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
  ...leaveFaults,
  ...saleFaults,
  ...followUpFaults,
];
