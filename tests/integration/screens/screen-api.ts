import { ORPCError } from '@orpc/client';
import type { Api } from '../../../shared/contract/index.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import type { Person } from '../support/showroom.ts';

/** A call that a screen made. */
export interface Asked {
  readonly procedure: string;
  readonly input: unknown;
}

/** The client that a screen uses, over the dispatcher of a real showroom; keeps what was asked. */
export function screenApi(person: Person): { readonly api: Api; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const call = async (procedure: string, input: unknown): Promise<unknown> => {
    asked.push({ procedure, input });
    const answer = await person.raw(procedure, input);
    if (!isRefusal(answer)) return answer;
    const { code, params, field } = answer;
    throw new ORPCError(code, { data: { params, field, retryable: false } });
  };
  const capability = (name: string): unknown =>
    new Proxy({}, { get: (_, procedure) => (input: unknown) => call(`${name}.${String(procedure)}`, input) });
  // every property is a capability, every property of that one of its procedures
  return { api: new Proxy({}, { get: (_, name) => capability(String(name)) }) as Api, asked };
}
