import type { ContractRouterClient } from '@orpc/contract';
import { sessionContract } from './session.ts';
import { setupContract } from './setup.ts';

/** The API of the product: every capability and its procedures, the only thing that screens and hosts share. */
export const contract = {
  session: sessionContract,
  setup: setupContract,
};

export type Contract = typeof contract;

/** The client as a screen sees it; which transport carries it is the host's affair. */
export type Api = ContractRouterClient<Contract>;

type Names<C> = { [K in keyof C & string]: `${K}.${keyof C[K] & string}` }[keyof C & string];

/** `capability.procedure`, the name by which permissions and logs know it. */
export type ProcedureName = Names<Contract>;
