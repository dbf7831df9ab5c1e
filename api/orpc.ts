import type { AnyContractProcedure } from '@orpc/contract';
import { ORPCError, os } from '@orpc/server';
import { errorCodes, messageOf } from '../shared/contract/errors.ts';
import { contract } from '../shared/contract/index.ts';
import { isRefusal, type Refusal } from '../shared/domain/refusal.ts';
import type { Connection } from './call.ts';
import type { Dispatch } from './dispatch.ts';

/** What a transport gives oRPC for each call. */
export interface OrpcContext {
  readonly connection: Connection;
}

/** Changes raw input before it is validated; REST reads numbers from query strings. */
export type Prepare = (capability: string, procedure: string, input: unknown) => unknown;

/** How a transport narrows the router. */
export interface RouterOptions {
  readonly prepare?: Prepare;
  readonly includes?: (spec: AnyContractProcedure) => boolean;
}

/**
 * The contract as an oRPC router. It carries routes only: authorising and validating is the dispatcher's affair, in
 * that order, so that a stranger learns nothing from how his input is refused.
 */
export function createOrpcRouter(dispatch: Dispatch, options: RouterOptions = {}) {
  const { prepare = (_c: string, _p: string, input: unknown) => input, includes = () => true } = options;
  const base = os.$context<OrpcContext>();
  const bound = (capability: string, procedure: string, spec: AnyContractProcedure) =>
    base
      .errors(spec['~orpc'].errorMap)
      .route(spec['~orpc'].route)
      .handler(async ({ input, context }) => {
        const name = `${capability}.${procedure}`;
        const answer = await dispatch(name, prepare(capability, procedure, input), context.connection);
        if (isRefusal(answer)) throw toOrpcError(answer);
        return answer;
      });
  return Object.fromEntries(
    Object.entries(contract).map(([capability, procedures]) => [
      capability,
      Object.fromEntries(
        Object.entries<AnyContractProcedure>(procedures)
          .filter(([, spec]) => includes(spec))
          .map(([procedure, spec]) => [procedure, bound(capability, procedure, spec)]),
      ),
    ]),
  );
}

/** A refusal as the error that clients know from the contract. */
function toOrpcError(refusal: Refusal): ORPCError<string, unknown> {
  const { status, retryable } = errorCodes[refusal.code];
  return new ORPCError(refusal.code, {
    defined: true,
    status,
    message: messageOf(refusal.code, refusal.params),
    data: {
      field: refusal.field,
      params: refusal.params,
      retryable,
      ...(refusal.stale === undefined ? {} : { stale: refusal.stale }),
    },
  });
}
