import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestShowroom, type TestShowroom, testPassword } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom();
});
afterEach(() => showroom.close());

const issue = (name = '王磊') =>
  showroom.as('admin').call('token.create', { staffId: showroom.as(name).id, name: '总部报表' });

test('a program with a token is the person it was made for, with his rights and no more', async () => {
  const { secret } = await issue();
  expect(secret).toMatch(/^qt_[0-9a-f]{64}$/);
  const program = showroom.program(secret);
  expect((await program.call('session.current', {})).person).toMatchObject({ name: '王磊', role: 'consultant' });
  expect((await program.refused('token.list', {})).code).toBe('FORBIDDEN');
});

test('a token is shown once; the store keeps only its fingerprint', async () => {
  const { secret } = await issue();
  const [row] = (await showroom.as('admin').call('token.list', {})).rows;
  expect(row).toMatchObject({
    name: '总部报表',
    person: { name: '王磊' },
    createdBy: { name: '孙管理' },
    lastUsedAt: null,
  });
  const kept = JSON.stringify(showroom.store.prepare('SELECT * FROM api_token').all());
  expect(kept).not.toContain(secret.slice(3));
});

test('a token opens no window, and a window’s secret is no token', async () => {
  const { secret } = await issue();
  const window = showroom.stranger();
  await window.call('session.login', { loginName: 'consultant1', password: testPassword });
  expect((await showroom.program(`test-${showroom.as('王磊').id}`).refused('staff.list', {})).code).toBe(
    'NOT_SIGNED_IN',
  );
  expect((await showroom.program(secret.replace('qt_', '')).refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
});

test('its last use is shown to the minute', async () => {
  const { secret } = await issue();
  showroom.clock.advance(3_600_000);
  await showroom.program(secret).call('staff.list', {});
  const [row] = (await showroom.as('admin').call('token.list', {})).rows;
  expect(row?.lastUsedAt).toBe(showroom.clock.now());
});

test('a revoked token opens nothing, and is revoked once', async () => {
  const { id, secret } = await issue();
  await showroom.as('admin').call('token.revoke', { id });
  expect((await showroom.program(secret).refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
  expect((await showroom.as('admin').refused('token.revoke', { id })).code).toBe('ALREADY_DONE');
  expect((await showroom.as('admin').refused('token.revoke', { id: 'none' })).code).toBe('NOT_FOUND');
});

test('the tokens of who leaves end with him, and do not come back when he does', async () => {
  const { secret } = await issue();
  const { id } = showroom.as('王磊');
  await showroom.as('admin').call('staff.deactivate', { id });
  expect((await showroom.program(secret).refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
  expect((await showroom.as('admin').refused('token.create', { staffId: id, name: '再来' })).code).toBe('NOT_FOUND');
  await showroom.as('admin').call('staff.reactivate', { id });
  expect((await showroom.program(secret).refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
});

test.each(['general_manager', 'sales_manager', 'consultant'])('tokens are not made by %s', async (role) => {
  const mine = { staffId: showroom.as(role).id, name: '自己用' };
  expect((await showroom.as(role).refused('token.create', mine)).code).toBe('FORBIDDEN');
});
