import type { Contract } from '../shared/contract/index.ts';
import type { ActorCall, Call, Handlers } from './call.ts';
import { sessionHandlers } from './session.ts';
import { setupHandlers } from './setup.ts';

/** Every handler of the contract. A procedure without one does not compile. */
export const handlers: { readonly [K in keyof Contract]: Handlers<K, ActorCall> | Handlers<K, Call> } = {
  session: sessionHandlers,
  setup: setupHandlers,
};
