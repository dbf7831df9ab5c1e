import type { ContractRouterClient } from '@orpc/contract';
import { attachmentContract } from './attachment.ts';
import { auditContract } from './audit.ts';
import { bookContract } from './book.ts';
import { calendarContract } from './calendar.ts';
import { cardContract } from './card.ts';
import { clashContract } from './clash.ts';
import { consentContract } from './consent.ts';
import { contactContract } from './contact.ts';
import { customFieldContract } from './custom-field.ts';
import { customerContract } from './customer.ts';
import { dictionaryContract } from './dictionary.ts';
import { endingContract } from './ending.ts';
import { exportContract } from './export.ts';
import { filterContract } from './filter.ts';
import { findingContract } from './finding.ts';
import { floorContract } from './floor.ts';
import { followupContract } from './followup.ts';
import { handoverContract } from './handover.ts';
import { householdContract } from './household.ts';
import { instructionContract } from './instruction.ts';
import { leaveContract } from './leave.ts';
import { liveContract } from './live.ts';
import { logContract } from './log.ts';
import { mergeContract } from './merge.ts';
import { opportunityContract } from './opportunity.ts';
import { ownContract } from './own.ts';
import { ownerContract } from './owner.ts';
import { planContract } from './plan.ts';
import { policyContract } from './policy.ts';
import { privacyContract } from './privacy.ts';
import { quoteContract } from './quote.ts';
import { recordingContract } from './recording.ts';
import { recordingFolderContract } from './recording-folder.ts';
import { reminderContract } from './reminder.ts';
import { saleContract } from './sale.ts';
import { sessionContract } from './session.ts';
import { setupContract } from './setup.ts';
import { shareContract } from './share.ts';
import { sheetContract } from './sheet.ts';
import { signalContract } from './signal.ts';
import { spotCheckContract } from './spot-check.ts';
import { staffContract } from './staff.ts';
import { storeContract } from './store.ts';
import { tagContract } from './tag.ts';
import { tokenContract } from './token.ts';
import { trafficContract } from './traffic.ts';
import { vehicleContract } from './vehicle.ts';

/** The API of the product: every capability and its procedures, the only thing that screens and hosts share. */
export const contract = {
  owner: ownerContract,
  book: bookContract,
  traffic: trafficContract,
  filter: filterContract,
  floor: floorContract,
  finding: findingContract,
  signal: signalContract,
  sheet: sheetContract,
  audit: auditContract,
  opportunity: opportunityContract,
  quote: quoteContract,
  sale: saleContract,
  customer: customerContract,
  merge: mergeContract,
  contact: contactContract,
  household: householdContract,
  share: shareContract,
  tag: tagContract,
  card: cardContract,
  clash: clashContract,
  attachment: attachmentContract,
  recording: recordingContract,
  spotCheck: spotCheckContract,
  recordingFolder: recordingFolderContract,
  plan: planContract,
  calendar: calendarContract,
  followup: followupContract,
  reminder: reminderContract,
  own: ownContract,
  ending: endingContract,
  handover: handoverContract,
  leave: leaveContract,
  instruction: instructionContract,
  consent: consentContract,
  privacy: privacyContract,
  export: exportContract,
  session: sessionContract,
  setup: setupContract,
  customField: customFieldContract,
  dictionary: dictionaryContract,
  live: liveContract,
  log: logContract,
  policy: policyContract,
  staff: staffContract,
  store: storeContract,
  token: tokenContract,
  vehicle: vehicleContract,
};

export type Contract = typeof contract;

/** The client as a screen sees it; which transport carries it is the host's affair. */
export type Api = ContractRouterClient<Contract>;

type Names<C> = { [K in keyof C & string]: `${K}.${keyof C[K] & string}` }[keyof C & string];

/** `capability.procedure`, the name by which permissions and logs know it. */
export type ProcedureName = Names<Contract>;

/** What a procedure is called in Chinese; anything else that is logged the program did by itself. */
export function summaryOf(action: string): string {
  const [capability = '', procedure = ''] = action.split('.');
  // by name the contract is a plain lookup, guarded by own keys
  const table = contract as unknown as Readonly<Record<string, Readonly<Record<string, Described>>>>;
  const procedures = Object.hasOwn(table, capability) ? table[capability] : undefined;
  const known = procedures && Object.hasOwn(procedures, procedure) ? procedures[procedure] : undefined;
  return known?.['~orpc'].route.summary ?? '程序自动处理';
}

type Described = { readonly '~orpc': { readonly route: { readonly summary?: string } } };
