import { expect, it } from 'vitest';
import { goneWords } from './token-words.ts';

const person = { id: 'a', name: '陈经理' };
const token = {
  id: 't1',
  name: '总部报表',
  person,
  scope: 'read',
  createdAt: 0,
  createdBy: person,
  expiresAt: null,
  lastUsedAt: null,
  revokedAt: null,
} as const;

it('a token is gone when it was revoked or its time is over, and its revocation is said first', () => {
  expect(goneWords(token, 10)).toBeNull();
  expect(goneWords({ ...token, expiresAt: 11 }, 10)).toBeNull();
  expect(goneWords({ ...token, expiresAt: 10 }, 10)).toBe('已过期');
  expect(goneWords({ ...token, expiresAt: 5, revokedAt: 4 }, 10)).toBe('已吊销');
});
