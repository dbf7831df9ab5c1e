import type { Contract } from '../shared/contract/index.ts';
import { auditHandlers } from './audit.ts';
import { bookHandlers } from './book.ts';
import type { ActorCall, Call, Handlers } from './call.ts';
import { cardHandlers } from './card.ts';
import { customerHandlers } from './customer.ts';
import { dictionaryHandlers } from './dictionary.ts';
import { endingHandlers } from './ending.ts';
import { findingHandlers } from './finding.ts';
import { floorHandlers } from './floor.ts';
import { followupHandlers } from './followup.ts';
import { liveHandlers } from './live.ts';
import { logHandlers } from './log.ts';
import { opportunityHandlers } from './opportunity.ts';
import { ownerHandlers } from './owner.ts';
import { planHandlers } from './plan.ts';
import { policyHandlers } from './policy.ts';
import { sessionHandlers } from './session.ts';
import { setupHandlers } from './setup.ts';
import { sheetHandlers } from './sheet.ts';
import { staffHandlers } from './staff.ts';
import { storeHandlers } from './store.ts';
import { tokenHandlers } from './token.ts';
import { trafficHandlers } from './traffic.ts';
import { vehicleHandlers } from './vehicle.ts';

/** Every handler of the contract. A procedure without one does not compile. */
export const handlers: { readonly [K in keyof Contract]: Handlers<K, ActorCall> | Handlers<K, Call> } = {
  owner: ownerHandlers,
  book: bookHandlers,
  traffic: trafficHandlers,
  floor: floorHandlers,
  finding: findingHandlers,
  sheet: sheetHandlers,
  audit: auditHandlers,
  opportunity: opportunityHandlers,
  customer: customerHandlers,
  card: cardHandlers,
  plan: planHandlers,
  followup: followupHandlers,
  ending: endingHandlers,
  session: sessionHandlers,
  setup: setupHandlers,
  dictionary: dictionaryHandlers,
  live: liveHandlers,
  log: logHandlers,
  policy: policyHandlers,
  staff: staffHandlers,
  store: storeHandlers,
  token: tokenHandlers,
  vehicle: vehicleHandlers,
};
