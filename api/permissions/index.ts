import type { Contract } from '../../shared/contract/index.ts';
import { attachmentPermissions } from './attachment.ts';
import { auditPermissions } from './audit.ts';
import { bookPermissions } from './book.ts';
import { calendarPermissions } from './calendar.ts';
import { cardPermissions } from './card.ts';
import { clashPermissions } from './clash.ts';
import { consentPermissions } from './consent.ts';
import { customFieldPermissions } from './custom-field.ts';
import { customerPermissions } from './customer.ts';
import { dictionaryPermissions } from './dictionary.ts';
import { endingPermissions } from './ending.ts';
import { exportPermissions } from './export.ts';
import { contactPermissions, householdPermissions, sharePermissions, tagPermissions } from './family.ts';
import { filterPermissions } from './filter.ts';
import { findingPermissions } from './finding.ts';
import { floorPermissions } from './floor.ts';
import { followupPermissions } from './followup.ts';
import { handoverPermissions } from './handover.ts';
import { instructionPermissions } from './instruction.ts';
import { leavePermissions } from './leave.ts';
import { livePermissions } from './live.ts';
import { logPermissions } from './log.ts';
import { mergePermissions } from './merge.ts';
import { opportunityPermissions } from './opportunity.ts';
import { ownPermissions } from './own.ts';
import { ownerPermissions } from './owner.ts';
import type { Permission, PermissionsOf } from './permission.ts';
import { planPermissions } from './plan.ts';
import { policyPermissions } from './policy.ts';
import { privacyPermissions } from './privacy.ts';
import { quotePermissions } from './quote.ts';
import { recordingPermissions } from './recording.ts';
import { recordingFolderPermissions } from './recording-folder.ts';
import { reminderPermissions } from './reminder.ts';
import { salePermissions } from './sale.ts';
import { sessionPermissions } from './session.ts';
import { setupPermissions } from './setup.ts';
import { sheetPermissions } from './sheet.ts';
import { signalPermissions } from './signal.ts';
import { spotCheckPermissions } from './spot-check.ts';
import { staffPermissions } from './staff.ts';
import { storePermissions } from './store.ts';
import { tokenPermissions } from './token.ts';
import { trafficPermissions } from './traffic.ts';
import { vehiclePermissions } from './vehicle.ts';

/** The one table procedure × role. */
const permissions: { readonly [K in keyof Contract]: PermissionsOf<K> } = {
  owner: ownerPermissions,
  book: bookPermissions,
  traffic: trafficPermissions,
  filter: filterPermissions,
  floor: floorPermissions,
  finding: findingPermissions,
  signal: signalPermissions,
  sheet: sheetPermissions,
  audit: auditPermissions,
  opportunity: opportunityPermissions,
  quote: quotePermissions,
  sale: salePermissions,
  customer: customerPermissions,
  merge: mergePermissions,
  contact: contactPermissions,
  household: householdPermissions,
  share: sharePermissions,
  tag: tagPermissions,
  card: cardPermissions,
  clash: clashPermissions,
  attachment: attachmentPermissions,
  recordingFolder: recordingFolderPermissions,
  recording: recordingPermissions,
  spotCheck: spotCheckPermissions,
  plan: planPermissions,
  calendar: calendarPermissions,
  followup: followupPermissions,
  reminder: reminderPermissions,
  own: ownPermissions,
  ending: endingPermissions,
  handover: handoverPermissions,
  leave: leavePermissions,
  instruction: instructionPermissions,
  consent: consentPermissions,
  privacy: privacyPermissions,
  export: exportPermissions,
  session: sessionPermissions,
  setup: setupPermissions,
  customField: customFieldPermissions,
  dictionary: dictionaryPermissions,
  live: livePermissions,
  log: logPermissions,
  policy: policyPermissions,
  staff: staffPermissions,
  store: storePermissions,
  token: tokenPermissions,
  vehicle: vehiclePermissions,
};

/** The permission of a procedure by name; undefined where there is none: then nobody may call it. */
export function permissionOf(name: string): Permission | undefined {
  const [capability = '', procedure = ''] = name.split('.');
  const table: Readonly<Record<string, Readonly<Record<string, Permission>>>> = permissions;
  const row = Object.hasOwn(table, capability) ? table[capability] : undefined;
  return row && Object.hasOwn(row, procedure) ? row[procedure] : undefined;
}
