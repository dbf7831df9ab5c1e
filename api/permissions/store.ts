import type { PermissionsOf } from './permission.ts';

export const storePermissions: PermissionsOf<'store'> = {
  settings: 'signed_in',
  update: ['admin', 'general_manager'],
  previewRecordingDays: ['admin', 'general_manager'],
  calendar: 'signed_in',
  setDays: ['admin', 'general_manager'],
  renewRecoveryKey: ['admin'],
  confirmRecoveryKey: ['admin'],
};
