import { calendarIndex } from './0003-calendar.ts';
import { levelPolicyWork } from './0003-level-policy.ts';

/** What the work of following up adds to the schema, one text for each capability. */
export const followUpWork: readonly string[] = [calendarIndex, levelPolicyWork];
