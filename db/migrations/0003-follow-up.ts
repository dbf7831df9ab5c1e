import { levelPolicyWork } from './0003-level-policy.ts';
import { sale } from './0003-sale.ts';

/** What the work of following up adds to the schema, one text for each capability. */
export const followUpWork: readonly string[] = [levelPolicyWork, sale];
