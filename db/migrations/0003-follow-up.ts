import { calendarIndex } from './0003-calendar.ts';
import { calls } from './0003-calls.ts';
import { handoverAndLeave } from './0003-handover.ts';
import { instruction } from './0003-instruction.ts';
import { levelPolicyWork } from './0003-level-policy.ts';
import { ownView } from './0003-own-view.ts';
import { reminder } from './0003-reminder.ts';
import { sale } from './0003-sale.ts';

/** What the work of following up adds to the schema, one text for each capability. */
export const followUpWork: readonly string[] = [
  calendarIndex,
  calls,
  handoverAndLeave,
  instruction,
  levelPolicyWork,
  ownView,
  reminder,
  sale,
];
