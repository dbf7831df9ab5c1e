import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

const everybodyWhoCalls = ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managerRoles] as const;

/** Whose recording it is, is the affair of api/recording/standing.ts. */
export const recordingPermissions: PermissionsOf<'recording'> = {
  begin: everybodyWhoCalls,
  part: everybodyWhoCalls,
  finish: everybodyWhoCalls,
  cancel: everybodyWhoCalls,
  list: everybodyWhoCalls,
  get: everybodyWhoCalls,
  content: everybodyWhoCalls,
  correct: everybodyWhoCalls,
  note: everybodyWhoCalls,
  removeNote: everybodyWhoCalls,
  remove: everybodyWhoCalls,
};
