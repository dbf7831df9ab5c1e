import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestShowroom, type TestShowroom, testPassword } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom();
});
afterEach(() => showroom.close());

const issue = (name = '王磊', scope: 'read' | 'write' = 'read') =>
  showroom.as('admin').call('token.create', { staffId: showroom.as(name).id, name: '总部报表', scope });
/** One that the person makes for himself. */
const issueOwn = (name: string) =>
  showroom.as(name).call('token.create', { staffId: showroom.as(name).id, name: '自己的程序', scope: 'write' });
const audited = '2026-03-09';

test('a program with a token is the person it was made for, with his rights and no more', async () => {
  const { secret } = await issue();
  expect(secret).toMatch(/^qt_[0-9a-f]{64}$/);
  const program = showroom.program(secret);
  expect((await program.call('session.current', {})).person).toMatchObject({ name: '王磊', role: 'consultant' });
  expect((await program.refused('log.list', {})).code).toBe('FORBIDDEN');
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

test('a token for reading writes nothing; one for reading and writing does', async () => {
  const read = showroom.program((await issue('receptionist')).secret);
  const write = showroom.program((await issue('receptionist', 'write')).secret);
  await read.call('traffic.list', {});
  expect(await read.refused('traffic.arrive', {})).toMatchObject({
    code: 'TOKEN_READ_ONLY',
    params: { act: '登记到店' },
  });
  await write.call('traffic.arrive', {});
});

test('what is a person’s own is done by no token, whoever made it', async () => {
  const tokens = [(await issue('sales_manager', 'write')).secret, (await issueOwn('sales_manager')).secret];
  for (const secret of tokens) {
    const program = showroom.program(secret);
    const asked = { requestId: 'x', approve: true, reason: '' };
    expect((await program.refused('ending.decide', asked as never)).code).toBe('TOKEN_PERSONAL');
    expect((await program.refused('customer.revealPhone', { id: 'x' } as never)).code).toBe('TOKEN_PERSONAL');
    expect((await program.refused('merge.merge', {} as never)).code).toBe('TOKEN_PERSONAL');
    expect((await program.refused('merge.undo', {} as never)).code).toBe('TOKEN_PERSONAL');
    expect((await program.refused('token.create', { staffId: 'x', name: 'x' })).code).toBe('TOKEN_PERSONAL');
    expect((await program.refused('token.list', {})).code).toBe('TOKEN_PERSONAL');
  }
  const admin = showroom.program(
    (
      await showroom.as('admin').call('token.create', {
        staffId: showroom.as('admin').id,
        name: '脚本',
        scope: 'write',
      })
    ).secret,
  );
  const { id } = showroom.as('王磊');
  for (const attempt of [
    () => admin.refused('staff.resetPassword', { id, password: 'hai-mei-xiang-hao' }),
    () => admin.refused('staff.update', { id, role: 'admin' }),
    () => admin.refused('staff.deactivate', { id }),
    () => admin.refused('session.list', {}),
    () => admin.refused('store.renewRecoveryKey', { password: testPassword }),
  ])
    expect((await attempt()).code).toBe('TOKEN_PERSONAL');
});

test('signing an audit takes a token that the signer made himself, never one that was made for him', async () => {
  await showroom.as('receptionist').call('traffic.arrive', { receiverId: showroom.as('王磊').id });
  const given = showroom.program((await issue('sales_manager', 'write')).secret);
  const own = showroom.program((await issueOwn('sales_manager')).secret);
  showroom.clock.set('2026-03-10 09:00');
  expect((await given.refused('audit.sign', { day: audited })).code).toBe('TOKEN_NOT_OWN');
  await own.call('audit.sign', { day: audited });
  expect((await showroom.as('sales_manager').call('sheet.get', { day: audited })).inspector.name).toBe('陈经理');
});

test('the log says by which token a program acted', async () => {
  const program = showroom.program((await issue('receptionist', 'write')).secret);
  await program.call('traffic.arrive', {});
  await showroom.as('receptionist').call('traffic.arrive', {});
  const { rows } = await showroom.as('admin').call('log.list', {});
  expect(rows.slice(0, 2)).toMatchObject([
    { action: 'traffic.arrive', person: { name: '周敏' }, program: null },
    { action: 'traffic.arrive', person: { name: '周敏' }, program: '总部报表' },
  ]);
});

test('a token ends on its day', async () => {
  const { secret } = await showroom.as('admin').call('token.create', {
    staffId: showroom.as('王磊').id,
    name: '试用',
    validDays: 30,
  });
  const program = showroom.program(secret);
  showroom.clock.advance(30 * 24 * 3_600_000 - 1);
  await program.call('staff.list', {});
  showroom.clock.advance(1);
  expect((await program.refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
  expect((await program.call('session.current', {})).person).toBeNull();
});

test('a new password by the administrator, and another role, take a person’s tokens back', async () => {
  const { id } = showroom.as('王磊');
  const first = showroom.program((await issue()).secret);
  await showroom.as('admin').call('staff.update', { id, name: '王小磊', role: 'consultant' });
  await first.call('staff.list', {});
  await showroom.as('admin').call('staff.resetPassword', { id, password: 'hai-mei-xiang-hao' });
  expect((await first.refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
  const second = showroom.program((await issue()).secret);
  await showroom.as('admin').call('staff.update', { id, role: 'telemarketer' });
  expect((await second.refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
});

test('whoever changes his password takes back what he made with the old one, and leaves the administrator’s', async () => {
  const own = showroom.program((await issueOwn('sales_manager')).secret);
  const given = showroom.program((await issue('sales_manager')).secret);
  await showroom
    .as('sales_manager')
    .call('session.changePassword', { oldPassword: testPassword, newPassword: 'hai-mei-xiang-hao' });
  expect((await own.refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
  await given.call('staff.list', {});
});

test.each(['general_manager', 'sales_manager', 'showroom_manager'])('%s makes and sees his own alone', async (role) => {
  const others = await issue();
  const person = showroom.as(role);
  const { id } = await person.call('token.create', { staffId: person.id, name: '自己用' });
  expect((await person.refused('token.create', { staffId: showroom.as('王磊').id, name: '别人的' })).code).toBe(
    'FORBIDDEN',
  );
  expect((await person.call('token.list', {})).rows.map((row) => row.id)).toEqual([id]);
  expect((await person.refused('token.revoke', { id: others.id })).code).toBe('NOT_FOUND');
  await person.call('token.revoke', { id });
});

test.each(['consultant', 'receptionist', 'clerk'])('tokens are not made by %s', async (role) => {
  const mine = { staffId: showroom.as(role).id, name: '自己用' };
  expect((await showroom.as(role).refused('token.create', mine)).code).toBe('FORBIDDEN');
});
