import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nobodysHash, verifyPassword } from '../../../api/passwords.ts';
import { runCommand } from '../../../db/unit-of-work.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { createTestShowroom, type Person, type TestShowroom, testPassword } from '../support/showroom.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom();
});
afterEach(() => showroom.close());

async function signedIn(loginName = 'consultant1'): Promise<Person> {
  const person = showroom.stranger();
  await person.call('session.login', { loginName, password: testPassword });
  return person;
}

/** Gives somebody a new password at once, while another call of his is under way. */
function resetUnderway(name: string): void {
  const { id } = showroom.as(name);
  const env = { command: 'test', actorId: id, now: showroom.clock.now(), isAuthority: true };
  runCommand(showroom.store, env, (tx) => tx.update('credential', id, { passwordHash: nobodysHash }));
}

describe('signing in', () => {
  test('with a password that is replaced while it is being compared is refused, as is unlocking with it', async () => {
    const window = await signedIn();
    const login = showroom.stranger().refused('session.login', { loginName: 'consultant1', password: testPassword });
    const unlock = window.refused('session.unlock', { password: testPassword });
    resetUnderway('王磊');
    expect(await login).toMatchObject({ code: 'BAD_CREDENTIALS', field: 'password' });
    expect(await unlock).toMatchObject({ code: 'BAD_CREDENTIALS', field: 'password' });
  });

  test('answers an unknown name, a wrong password and a person who left alike', async () => {
    await showroom.as('admin').call('staff.deactivate', { id: showroom.as('李娜').id });
    const tries = [
      { loginName: 'nobody', password: testPassword },
      { loginName: 'consultant1', password: 'wrong' },
      { loginName: 'consultant2', password: testPassword },
    ];
    for (const input of tries)
      expect(await showroom.stranger().refused('session.login', input)).toMatchObject({
        code: 'BAD_CREDENTIALS',
        field: 'password',
        params: {},
      });
  });

  test('costs an unknown name a comparison of the same price', async () => {
    const known = String(showroom.store.prepare('SELECT password_hash FROM credential').pluck().get());
    const priceOf = (hash: string): string => hash.split('$').slice(1, 4).join('$');
    expect(priceOf(nobodysHash)).toBe(priceOf(known));
    expect(await verifyPassword(nobodysHash, testPassword)).toBe(false);
  });

  test('ends the session that this window had before', async () => {
    const person = await signedIn();
    await person.call('session.login', { loginName: 'receptionist4', password: testPassword });
    expect((await showroom.as('admin').call('session.list', {})).rows.map((row) => row.person.name)).not.toContain(
      '王磊',
    );
  });

  test('keeps nothing by which a stolen file could sign in', async () => {
    await signedIn();
    const ids = showroom.store.prepare('SELECT id FROM session').pluck().all();
    for (const id of ids)
      expect((await showroom.program(String(id)).refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
  });
});

describe('guessing a password', () => {
  const guess = () => showroom.stranger().raw('session.login', { loginName: 'consultant1', password: 'wrong' });

  test('has to wait after five failures, twice as long after each more, and never longer than a quarter of an hour', async () => {
    for (let i = 0; i < 5; i++) expect(await guess()).toMatchObject({ code: 'BAD_CREDENTIALS' });
    for (const seconds of [5, 10, 20, 40, 80, 160, 320]) {
      expect(await guess()).toMatchObject({ code: 'LOGIN_THROTTLED', params: { seconds } });
      showroom.clock.advance(seconds * 1000);
      expect(await guess()).toMatchObject({ code: 'BAD_CREDENTIALS' });
    }
    showroom.clock.advance(15 * minute);
    expect(await guess()).toMatchObject({ code: 'BAD_CREDENTIALS' });
  });

  test('gains nothing by guessing at once: attempts count while they are being compared', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, guess));
    expect(answers.filter((answer) => isRefusal(answer) && answer.code === 'LOGIN_THROTTLED')).toHaveLength(15);
  });

  test('makes the right password wait as well, and the right one clears the count', async () => {
    for (let i = 0; i < 5; i++) await guess();
    const right = { loginName: 'consultant1', password: testPassword };
    expect((await showroom.stranger().refused('session.login', right)).code).toBe('LOGIN_THROTTLED');
    showroom.clock.advance(5000);
    await showroom.stranger().call('session.login', right);
    for (let i = 0; i < 5; i++) expect(await guess()).toMatchObject({ code: 'BAD_CREDENTIALS' });
  });

  test('does not keep out others', async () => {
    for (let i = 0; i < 6; i++) await guess();
    await signedIn('consultant2');
  });

  test('counts at the lock screen and when changing the password too', async () => {
    const person = await signedIn();
    for (let i = 0; i < 5; i++) await person.raw('session.unlock', { password: 'wrong' });
    expect((await person.refused('session.unlock', { password: testPassword })).code).toBe('LOGIN_THROTTLED');
    const change = { oldPassword: testPassword, newPassword: 'zi-ji-de-9' };
    expect((await person.refused('session.changePassword', change)).code).toBe('LOGIN_THROTTLED');
  });

  test('is not held against anybody by a clock that was set back', async () => {
    showroom.clock.set('2026-03-10 08:00');
    for (let i = 0; i < 6; i++) await guess();
    showroom.clock.set('2026-03-09 09:00');
    await signedIn();
  });
});

describe('a screen that was left', () => {
  test('locks after the store’s time and opens with the password where it was', async () => {
    const person = await signedIn();
    showroom.clock.advance(30 * minute);
    await person.call('staff.list', {});
    showroom.clock.advance(30 * minute + 1);
    expect((await person.refused('staff.list', {})).code).toBe('SESSION_LOCKED');
    expect(await person.call('session.current', {})).toMatchObject({ locked: true, person: { name: '王磊' } });
    expect((await person.call('session.unlock', { password: testPassword })).locked).toBe(false);
    await person.call('staff.list', {});
  });

  test('locks when the clock is set back, and again after the store’s time by the new clock', async () => {
    showroom.clock.set('2026-03-17 08:00');
    const person = await signedIn();
    await person.call('staff.list', {});
    showroom.clock.set('2026-03-09 08:00');
    expect((await person.refused('staff.list', {})).code).toBe('SESSION_LOCKED');
    await person.call('session.unlock', { password: testPassword });
    showroom.clock.advance(20 * minute);
    await person.call('staff.list', {});
    showroom.clock.advance(30 * minute + 1);
    expect((await person.refused('staff.list', {})).code).toBe('SESSION_LOCKED');
  });

  test('locks by hand, and a question about the session does not wake it', async () => {
    const person = await signedIn();
    await person.call('session.lock', {});
    await person.call('session.current', {});
    expect((await person.refused('staff.list', {})).code).toBe('SESSION_LOCKED');
    expect((await person.refused('session.unlock', { password: 'wrong' })).code).toBe('BAD_CREDENTIALS');
    await person.call('session.unlock', { password: testPassword });
    await person.call('staff.list', {});
  });

  test('follows the time that the store sets', async () => {
    await showroom.as('admin').call('store.update', { idleLockMinutes: 5 });
    const person = await signedIn();
    showroom.clock.advance(5 * minute + 1);
    expect((await person.refused('staff.list', {})).code).toBe('SESSION_LOCKED');
  });

  test('stays open under the hands of somebody who works, however short the store’s time is', async () => {
    await showroom.as('admin').call('store.update', { idleLockMinutes: 1 });
    const person = await signedIn();
    for (let i = 0; i < 12; i++) {
      showroom.clock.advance(45_000);
      await person.call('staff.list', {});
    }
  });

  test('runs out after two weeks', async () => {
    const person = await signedIn();
    showroom.clock.advance(14 * day);
    expect((await person.refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
    expect((await person.refused('session.unlock', { password: testPassword })).code).toBe('NOT_SIGNED_IN');
  });
});

describe('changing one’s password', () => {
  test('takes the old one, and signs out the other places', async () => {
    const here = await signedIn();
    const there = await signedIn();
    const wrong = await here.refused('session.changePassword', { oldPassword: 'wrong', newPassword: 'zi-ji-de-9' });
    expect(wrong).toMatchObject({ code: 'BAD_CREDENTIALS', field: 'oldPassword' });
    await here.call('session.changePassword', { oldPassword: testPassword, newPassword: 'zi-ji-de-9' });
    await here.call('staff.list', {});
    expect((await there.refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
    const old = await there.refused('session.login', { loginName: 'consultant1', password: testPassword });
    expect(old.code).toBe('BAD_CREDENTIALS');
  });

  test.each([
    ['too short', 'abc-123'],
    ['one character over and over', '88888888'],
    ['the login name', 'CONSULTANT1'],
  ])('refuses a new one that is %s', async (_what, newPassword) => {
    const person = await signedIn();
    const refusal = await person.refused('session.changePassword', { oldPassword: testPassword, newPassword });
    expect(refusal).toMatchObject({ code: 'PASSWORD_WEAK', field: 'newPassword' });
  });

  test('refuses the same one again', async () => {
    const person = await signedIn();
    const same = { oldPassword: testPassword, newPassword: testPassword };
    expect((await person.refused('session.changePassword', same)).field).toBe('newPassword');
  });

  test('does not undo a reset that came while it was being compared', async () => {
    const person = await signedIn();
    const { id } = showroom.as('王磊');
    // whichever of the two ends first, the reset is what the administrator was told
    await Promise.all([
      person.raw('session.changePassword', { oldPassword: testPassword, newPassword: 'zi-ji-de-9' }),
      showroom.as('admin').call('staff.resetPassword', { id, password: 'guan-li-yuan' }),
    ]);
    await showroom.stranger().call('session.login', { loginName: 'consultant1', password: 'guan-li-yuan' });
  });
});

describe('the list of sessions', () => {
  test('shows a person his own, the administrator everybody’s, and marks the one that asks', async () => {
    const here = await signedIn();
    await signedIn('consultant2');
    const own = await here.call('session.list', {});
    expect(own.rows.map((row) => [row.person.name, row.current])).toEqual([['王磊', true]]);
    const all = await showroom.as('admin').call('session.list', {});
    expect(all.rows.map((row) => row.person.name)).toEqual(expect.arrayContaining(['王磊', '李娜', '孙管理']));
  });

  test('goes page by page without leaving anybody out or showing one twice', async () => {
    for (let i = 0; i < 7; i++) {
      showroom.clock.advance(i % 2 === 0 ? 1000 : 0);
      await signedIn();
    }
    const person = await signedIn();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await person.call('session.list', { limit: 3, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
  });

  test('lets a person end his own sessions, the administrator any, and nobody else’s else', async () => {
    const here = await signedIn();
    const there = await signedIn();
    const other = await signedIn('consultant2');
    const mine = await here.call('session.list', {});
    const id = mine.rows.find(({ current }) => !current)?.id ?? '';
    expect((await other.refused('session.end', { id })).code).toBe('NOT_FOUND');
    await here.call('session.end', { id });
    expect((await there.refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
    expect((await here.refused('session.end', { id })).code).toBe('NOT_FOUND');
    const [left] = (await here.call('session.list', {})).rows;
    await showroom.as('admin').call('session.end', { id: left?.id ?? '' });
    expect((await here.refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
  });

  test('refuses a place that it did not give', async () => {
    for (const cursor of ['x', 'bnVsbA', Buffer.from('[1,2]').toString('base64url')])
      expect((await showroom.as('admin').refused('session.list', { cursor })).field).toBe('cursor');
  });
});

describe('the login log', () => {
  test('shows a person his own successes and failures, the newest first', async () => {
    await showroom.stranger().raw('session.login', { loginName: 'consultant1', password: 'wrong' });
    await signedIn('consultant2');
    const person = await signedIn();
    const { rows } = await person.call('session.loginLog', {});
    expect(rows.map(({ outcome, loginName }) => [outcome, loginName])).toEqual([
      ['passed', 'consultant1'],
      ['failed', 'consultant1'],
    ]);
  });

  test('keeps only the first character of a name that nobody has: it may be a password', async () => {
    await showroom.stranger().raw('session.login', { loginName: 'zhan-ting-9', password: 'wrong' });
    const { rows } = await showroom.as('admin').call('session.loginLog', {});
    expect(rows[0]).toMatchObject({ loginName: 'z…', person: null, outcome: 'failed' });
  });

  test('goes page by page', async () => {
    for (let i = 0; i < 5; i++) await signedIn();
    const first = await showroom.as('admin').call('session.loginLog', { limit: 3 });
    expect(first.rows).toHaveLength(3);
    const rest = await showroom.as('admin').call('session.loginLog', { limit: 3, cursor: first.nextCursor ?? '' });
    expect(rest.rows).toHaveLength(2);
    expect(rest.nextCursor).toBeNull();
  });
});
