import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissionOf } from '../../../api/permissions/index.ts';
import { errorCodes, messageOf } from '../../../shared/contract/errors.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts';
import { roles } from '../../../shared/domain/roles.ts';
import { createTestShowroom, type Person, type TestShowroom } from '../support/showroom.ts';
import { allProcedures, hostileValues, type Procedure, sampleOf } from './procedures.ts';

let showroom: TestShowroom;
beforeAll(async () => {
  showroom = await createTestShowroom();
});
afterAll(() => showroom.close());

/** Ending the caller's own session is what these do; they are called by strangers only. */
const endsSession = new Set(['session.logout', 'session.lock']);

/** Everything that a write would move: the chains and the tables of this machine alone. */
function state(): string {
  const count = (table: string): unknown => showroom.store.prepare(`SELECT count(*) AS n FROM ${table}`).get();
  const head = showroom.store.prepare("SELECT value FROM sync_meta WHERE key = 'head'").get();
  const tables = ['change', 'register', 'draft', 'api_token', 'customer', 'card', 'plan', 'finding', 'counter'];
  return JSON.stringify([head, ...tables.map(count)]);
}

function callers(procedure: Procedure): readonly (readonly [string, Person])[] {
  const everybody = roles.map((role): readonly [string, Person] => [role, showroom.as(role)]);
  const stranger: readonly [string, Person] = ['stranger', showroom.stranger()];
  return endsSession.has(procedure.name) ? [stranger] : [...everybody, stranger];
}

/** A refusal is one of the closed list, declared by its procedure, and says in Chinese what to do. */
function expectDeclared(procedure: Procedure, refusal: Refusal, sent: string): void {
  const where = `${procedure.name} answered ${refusal.code} to ${sent.slice(0, 120)}`;
  expect(Object.hasOwn(errorCodes, refusal.code), where).toBe(true);
  expect(refusal.code, `${where}: ${showroom.log.at(-1)}`).not.toBe('INTERNAL');
  expect(procedure.errors, where).toContain(refusal.code);
  const words = messageOf(refusal.code, refusal.params);
  expect(words, where).toMatch(/[\u4e00-\u9fff]/);
  expect(words, `${where}: ${words}`).not.toMatch(/[{}]|undefined|NaN/);
  expect(words.length, where).toBeLessThan(300);
}

function inputsFor(procedure: Procedure): readonly unknown[] {
  const base = sampleOf(procedure.schema);
  const fields = Object.keys(procedure.schema.properties ?? {});
  const withField = (field: string, value: unknown): unknown => ({ ...(base as object), [field]: value });
  return [
    base,
    ...['text', 5, true, [], null, [base]],
    { ...(base as object), surprise: 1 },
    { ...(base as object), "'; DROP TABLE staff; --": '<b>' },
    ...fields.map((field) => Object.fromEntries(Object.entries(base as object).filter(([name]) => name !== field))),
    ...fields.flatMap((field) => hostileValues.map((value) => withField(field, value))),
  ];
}

describe.each(allProcedures().map((procedure) => [procedure.name, procedure] as const))('%s', (_name, procedure) => {
  it('answers whatever is sent by anybody with success or a declared code, and half-writes nothing', async () => {
    for (const [role, person] of callers(procedure)) {
      const permission = permissionOf(procedure.name);
      const admitted =
        permission === 'public' ||
        (role !== 'stranger' && (permission === 'signed_in' || (permission ?? []).some((allowed) => allowed === role)));
      // whoever may not call it is refused before the input is looked at: a few shapes are enough
      const inputs = admitted ? inputsFor(procedure) : inputsFor(procedure).slice(0, 5);
      for (const input of inputs) {
        const before = state();
        const answer = await person.raw(procedure.name, input);
        if (!isRefusal(answer)) {
          expect(admitted, `${role} was let into ${procedure.name}`).toBe(true);
          continue;
        }
        expectDeclared(procedure, answer, String(JSON.stringify(input)));
        expect(state(), `${procedure.name} left something of ${JSON.stringify(input)?.slice(0, 120)}`).toBe(before);
        if (!admitted) expect(['FORBIDDEN', 'NOT_SIGNED_IN'], `${role} at ${procedure.name}`).toContain(answer.code);
      }
    }
  });
});

it('a procedure that is not listed cannot be called by anybody', async () => {
  for (const name of ['nothing.here', 'session', 'constructor.constructor', '__proto__.toString', 'session.toString'])
    for (const role of roles)
      expect(await showroom.as(role).raw(name, {})).toMatchObject({ refused: true, code: 'NOT_AVAILABLE' });
});
