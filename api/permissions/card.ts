import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

/** Whoever fills a card: the consultant himself; others for him. */
const writers = ['consultant', 'receptionist', 'telemarketer', ...managerRoles] as const;

export const cardPermissions: PermissionsOf<'card'> = {
  saveDraft: writers,
  drafts: writers,
  draft: writers,
  discardDraft: writers,
  quickSave: writers,
  complete: writers,
  correct: writers,
  checkIdentity: [...writers, 'clerk'],
  similar: writers,
  get: [...writers, 'clerk'],
  print: ['consultant', ...managerRoles],
  list: [...writers, 'clerk'],
  availableSerials: writers,
};
