import { ORPCError } from '@orpc/client';
import { QueryClient } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import type { Current } from '../../shared/contract/session.ts';
import { createSession } from '../state/session-store.ts';
import { askWhenRefused } from './ask-when-refused.ts';

const atWork: Current = {
  setUp: true,
  storeName: '定州轩宇俊鹏',
  person: { id: 'p1', name: '王磊', role: 'consultant', mustChangePassword: false },
  locked: false,
  idleLockMinutes: 30,
  now: 0,
  today: '2026-03-09',
  zone: 'Asia/Shanghai',
  version: '0.1.0',
};

/** A window in which the host answers each call with a refusal, and the question who is there with `answer`. */
function refusedWindow(code: string, answer: Current) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  const session = createSession(atWork);
  let asked = 0;
  askWhenRefused(queries, session, () => {
    asked += 1;
    return Promise.resolve(answer);
  });
  const refuse = (): Promise<never> => Promise.reject(new ORPCError(code, { defined: true, data: {} }));
  return { queries, session, refuse, asked: () => asked };
}

test.each([
  ['SESSION_LOCKED', { ...atWork, locked: true }],
  ['NOT_SIGNED_IN', { ...atWork, person: null }],
  [
    'PASSWORD_MUST_CHANGE',
    { ...atWork, person: { id: 'p1', name: '王磊', role: 'consultant', mustChangePassword: true } },
  ],
] satisfies [string, Current][])('a call refused with %s asks the host who is there', async (code, answer) => {
  const { queries, session, refuse } = refusedWindow(code, answer);
  await queries.fetchQuery({ queryKey: ['today'], queryFn: refuse }).catch(() => undefined);
  await vi.waitFor(() => expect(session.getState()).toEqual(answer));
});

test('an act refused so asks as well, and several at once ask once', async () => {
  const locked = { ...atWork, locked: true };
  const { queries, session, refuse, asked } = refusedWindow('SESSION_LOCKED', locked);
  const acts = [1, 2, 3].map(() =>
    queries
      .getMutationCache()
      .build(queries, { mutationFn: refuse })
      .execute(undefined)
      .catch(() => undefined),
  );
  await Promise.all(acts);
  await vi.waitFor(() => expect(session.getState().locked).toBe(true));
  expect(asked()).toBe(1);
});

test('any other refusal leaves the session alone', async () => {
  const { queries, session, refuse, asked } = refusedWindow('PLAN_BEYOND_LIMIT', { ...atWork, person: null });
  await queries.fetchQuery({ queryKey: ['today'], queryFn: refuse }).catch(() => undefined);
  expect(asked()).toBe(0);
  expect(session.getState()).toBe(atWork);
});
