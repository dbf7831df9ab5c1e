import type { ContractRouterClient } from '@orpc/contract';
import { auditContract } from './audit.ts';
import { bookContract } from './book.ts';
import { cardContract } from './card.ts';
import { customerContract } from './customer.ts';
import { dictionaryContract } from './dictionary.ts';
import { endingContract } from './ending.ts';
import { findingContract } from './finding.ts';
import { floorContract } from './floor.ts';
import { followupContract } from './followup.ts';
import { liveContract } from './live.ts';
import { logContract } from './log.ts';
import { opportunityContract } from './opportunity.ts';
import { ownerContract } from './owner.ts';
import { planContract } from './plan.ts';
import { policyContract } from './policy.ts';
import { sessionContract } from './session.ts';
import { setupContract } from './setup.ts';
import { sheetContract } from './sheet.ts';
import { staffContract } from './staff.ts';
import { storeContract } from './store.ts';
import { tokenContract } from './token.ts';
import { trafficContract } from './traffic.ts';
import { vehicleContract } from './vehicle.ts';

/** The API of the product: every capability and its procedures, the only thing that screens and hosts share. */
export const contract = {
  owner: ownerContract,
  book: bookContract,
  traffic: trafficContract,
  floor: floorContract,
  finding: findingContract,
  sheet: sheetContract,
  audit: auditContract,
  opportunity: opportunityContract,
  customer: customerContract,
  card: cardContract,
  plan: planContract,
  followup: followupContract,
  ending: endingContract,
  session: sessionContract,
  setup: setupContract,
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
