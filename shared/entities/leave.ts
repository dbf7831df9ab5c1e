import type { HandoverKind } from '../domain/handover.ts';
import type { LeaveKind } from '../domain/leave.ts';
import { flag, int, intOrNull, json, text, textOrNull } from './column.ts';
import { entity } from './define.ts';

/**
 * Days on which somebody of the staff is away, and who stands in (domain §4.8). Whoever comes back earlier has its last
 * day set back; a leave that was cancelled never was.
 */
export const leave = entity({
  name: 'leave',
  class: 'hub',
  root: 'commons',
  columns: {
    staffId: text(),
    kind: text<LeaveKind>(),
    fromOn: text(),
    throughOn: text(),
    /** Null where everything was over when it was entered. */
    standInId: textOrNull(),
    note: text({ personal: true }),
    state: text<'on' | 'cancelled'>(),
    enteredAt: int(),
    enteredOn: text(),
    enteredById: text(),
    /** When and by whom it was shortened or cancelled. */
    changedAt: intOrNull({ group: 'changed' }),
    changedById: textOrNull({ group: 'changed' }),
  },
});

/** That a stand-in took over a plan that was due already when the leave was entered. */
export const leaveAcceptance = entity({
  name: 'leaveAcceptance',
  class: 'append',
  root: 'customer',
  columns: { customerId: text(), leaveId: text(), planId: text(), byId: text(), at: int(), onDay: text() },
});

/**
 * One act of handing over: whose customers, why, to whom, and how far it has come. Who got which customer stands in the
 * ownership facts that name it.
 */
export const handover = entity({
  name: 'handover',
  class: 'hub',
  root: 'commons',
  columns: {
    fromId: text(),
    kind: text<HandoverKind>(),
    reason: text({ personal: true }),
    receiverIds: json(),
    /** 1 where it is everything that he has, not only the chosen customers. */
    isWhole: flag(),
    /** 1 where what is due already stays with him. */
    keepsDue: flag(),
    customers: int(),
    at: int(),
    byId: text(),
    state: text<'running' | 'done' | 'stopped'>({ group: 'progress' }),
    /** Customers looked at so far, and plans that went with them. */
    done: int({ group: 'progress' }),
    plans: int({ group: 'progress' }),
    endedAt: intOrNull({ group: 'progress' }),
  },
});
