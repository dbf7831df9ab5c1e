import type { PermissionsOf } from './permission.ts';

const managers = ['showroom_manager', 'sales_manager', 'general_manager'] as const;
/** Whoever fills a card: the consultant himself; others for him. */
const writers = ['consultant', 'receptionist', 'telemarketer', ...managers] as const;

export const cardPermissions: PermissionsOf<'card'> = {
  saveDraft: writers,
  drafts: writers,
  draft: writers,
  discardDraft: writers,
  quickSave: writers,
  complete: writers,
  correct: ['consultant', ...managers],
  checkIdentity: [...writers, 'clerk'],
  get: [...writers, 'clerk'],
  print: ['consultant', 'telemarketer', ...managers],
  list: [...writers, 'clerk'],
  availableSerials: writers,
};
