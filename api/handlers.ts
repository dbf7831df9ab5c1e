import type { Contract } from '../shared/contract/index.ts';
import { attachmentHandlers } from './attachment.ts';
import { auditHandlers } from './audit.ts';
import { bookHandlers } from './book.ts';
import { calendarHandlers } from './calendar.ts';
import type { ActorCall, Call, Handlers } from './call.ts';
import { cardHandlers } from './card.ts';
import { clashHandlers } from './clash.ts';
import { consentHandlers } from './consent.ts';
import { contactHandlers } from './contact.ts';
import { customFieldHandlers } from './custom-field.ts';
import { customerHandlers } from './customer.ts';
import { dictionaryHandlers } from './dictionary.ts';
import { endingHandlers } from './ending.ts';
import { exportHandlers } from './export.ts';
import { filterHandlers } from './filter.ts';
import { findingHandlers } from './finding.ts';
import { floorHandlers } from './floor.ts';
import { followupHandlers } from './followup.ts';
import { handoverHandlers } from './handover.ts';
import { householdHandlers } from './household.ts';
import { instructionHandlers } from './instruction.ts';
import { leaveHandlers } from './leave.ts';
import { liveHandlers } from './live.ts';
import { logHandlers } from './log.ts';
import { mergeHandlers } from './merge.ts';
import { opportunityHandlers } from './opportunity.ts';
import { ownHandlers } from './own.ts';
import { ownerHandlers } from './owner.ts';
import { planHandlers } from './plan.ts';
import { policyHandlers } from './policy.ts';
import { privacyHandlers } from './privacy.ts';
import { quoteHandlers } from './quote.ts';
import { recordingHandlers } from './recording.ts';
import { recordingFolderHandlers } from './recording-folder.ts';
import { reminderHandlers } from './reminder.ts';
import { saleHandlers } from './sale.ts';
import { sessionHandlers } from './session.ts';
import { setupHandlers } from './setup.ts';
import { shareHandlers } from './share.ts';
import { sheetHandlers } from './sheet.ts';
import { signalHandlers } from './signal.ts';
import { spotCheckHandlers } from './spot-check.ts';
import { staffHandlers } from './staff.ts';
import { storeHandlers } from './store.ts';
import { tagHandlers } from './tag.ts';
import { tokenHandlers } from './token.ts';
import { trafficHandlers } from './traffic.ts';
import { vehicleHandlers } from './vehicle.ts';

/** Every handler of the contract. A procedure without one does not compile. */
export const handlers: { readonly [K in keyof Contract]: Handlers<K, ActorCall> | Handlers<K, Call> } = {
  owner: ownerHandlers,
  book: bookHandlers,
  traffic: trafficHandlers,
  filter: filterHandlers,
  floor: floorHandlers,
  finding: findingHandlers,
  signal: signalHandlers,
  sheet: sheetHandlers,
  audit: auditHandlers,
  opportunity: opportunityHandlers,
  quote: quoteHandlers,
  sale: saleHandlers,
  customer: customerHandlers,
  merge: mergeHandlers,
  contact: contactHandlers,
  household: householdHandlers,
  share: shareHandlers,
  tag: tagHandlers,
  card: cardHandlers,
  clash: clashHandlers,
  attachment: attachmentHandlers,
  recording: recordingHandlers,
  spotCheck: spotCheckHandlers,
  plan: planHandlers,
  calendar: calendarHandlers,
  followup: followupHandlers,
  recordingFolder: recordingFolderHandlers,
  reminder: reminderHandlers,
  own: ownHandlers,
  ending: endingHandlers,
  handover: handoverHandlers,
  leave: leaveHandlers,
  instruction: instructionHandlers,
  consent: consentHandlers,
  privacy: privacyHandlers,
  export: exportHandlers,
  session: sessionHandlers,
  setup: setupHandlers,
  customField: customFieldHandlers,
  dictionary: dictionaryHandlers,
  live: liveHandlers,
  log: logHandlers,
  policy: policyHandlers,
  staff: staffHandlers,
  store: storeHandlers,
  token: tokenHandlers,
  vehicle: vehicleHandlers,
};
