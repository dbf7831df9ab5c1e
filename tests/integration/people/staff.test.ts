import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { insertRow } from '../support/rows.ts';
import { createTestShowroom, type InputOf, type TestShowroom, testPassword } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom();
});
afterEach(() => showroom.close());

const newcomer: InputOf<'staff.create'> = {
  name: '钱多多',
  role: 'consultant',
  loginName: 'qianduoduo',
  phone: '150 0000 3178',
  password: 'chu-shi-2026',
};

describe('the list of the staff', () => {
  test('tells everybody names and roles, and only managers and the administrator the accounts', async () => {
    const { rows } = await showroom.as('consultant').call('staff.list', {});
    expect(rows.map(({ name }) => name)).toContain('周敏');
    expect(rows.every(({ account }) => account === null)).toBe(true);
    for (const role of ['showroom_manager', 'sales_manager', 'general_manager', 'admin']) {
      const seen = await showroom.as(role).call('staff.list', {});
      expect(seen.rows.find(({ name }) => name === '王磊')?.account?.loginName).toBe('consultant1');
    }
  });

  test('goes by pinyin, people in service first, and can be asked for one role', async () => {
    await showroom.as('admin').call('staff.deactivate', { id: showroom.as('李娜').id });
    const { rows } = await showroom.as('admin').call('staff.list', { role: 'consultant', withInactive: true });
    expect(rows.map(({ name }) => name)).toEqual(['王磊', '赵磊', '李娜']);
    const inService = await showroom.as('admin').call('staff.list', { role: 'consultant' });
    expect(inService.rows.map(({ name }) => name)).toEqual(['王磊', '赵磊']);
  });
});

describe('a new person', () => {
  test('can do nothing with the first password but change it', async () => {
    await showroom.as('admin').call('staff.create', newcomer);
    const person = showroom.stranger();
    const { person: face } = await person.call('session.login', {
      loginName: 'QianDuoduo',
      password: newcomer.password,
    });
    expect(face?.mustChangePassword).toBe(true);
    expect((await person.refused('staff.list', {})).code).toBe('PASSWORD_MUST_CHANGE');
    await person.call('session.changePassword', { oldPassword: newcomer.password, newPassword: 'zi-ji-de-9' });
    expect((await person.call('staff.list', {})).rows.length).toBeGreaterThan(0);
    expect((await person.call('session.current', {})).person?.mustChangePassword).toBe(false);
  });

  test('has the phone in its one written form', async () => {
    const { id } = await showroom.as('admin').call('staff.create', newcomer);
    const { rows } = await showroom.as('admin').call('staff.list', {});
    expect(rows.find((row) => row.id === id)?.account?.phone).toBe('15000003178');
  });

  test('needs a login name of his own, whatever its case or width, even after its holder left', async () => {
    const admin = showroom.as('admin');
    const { id } = await admin.call('staff.create', newcomer);
    await admin.call('staff.deactivate', { id });
    for (const loginName of ['qianduoduo', ' QIANDUODUO', 'ｑｉａｎｄｕｏｄｕｏ'])
      expect(await admin.refused('staff.create', { ...newcomer, loginName })).toMatchObject({
        code: 'STAFF_NAME_TAKEN',
        field: 'loginName',
      });
  });

  test('is one where two administrators add him at the same moment', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => showroom.as('admin').raw('staff.create', newcomer)));
    const refused = answers.filter((answer) => isRefusal(answer) && answer.code === 'STAFF_NAME_TAKEN');
    expect(refused).toHaveLength(2);
    const count = showroom.store.prepare("SELECT count(*) FROM staff WHERE login_name = 'qianduoduo'").pluck().get();
    expect(count).toBe(1);
  });

  test.each<[string, Partial<InputOf<'staff.create'>>, string]>([
    ['a short password', { password: '1234567' }, 'password'],
    ['a phone with too few digits', { phone: '1500000' }, 'phone'],
    ['a name that is all spaces', { name: '  ' }, 'name'],
    ['a login name with a NUL', { loginName: 'a\u0000b' }, 'loginName'],
  ])('is refused with %s, and the field is named', async (_what, part, field) => {
    expect((await showroom.as('admin').refused('staff.create', { ...newcomer, ...part })).field).toBe(field);
  });

  test.each(['general_manager', 'sales_manager', 'consultant', 'receptionist'])(
    'is added by the administrator alone, not by %s',
    async (role) => {
      expect((await showroom.as(role).refused('staff.create', newcomer)).code).toBe('FORBIDDEN');
    },
  );

  test.each([true, false])('is added with isAuthority %s, because people are edited on every device', async (is) => {
    showroom.setAuthority(is);
    expect(await showroom.as('admin').call('staff.create', newcomer)).toHaveProperty('id');
  });
});

describe('who leaves', () => {
  test('is signed out everywhere at once and cannot come back', async () => {
    const person = showroom.stranger();
    await person.call('session.login', { loginName: 'consultant1', password: testPassword });
    await showroom.as('admin').call('staff.deactivate', { id: showroom.as('王磊').id });
    expect((await person.refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
    const again = await person.refused('session.login', { loginName: 'consultant1', password: testPassword });
    expect(again.code).toBe('BAD_CREDENTIALS');
  });

  test('is not signed in by a login that began before', async () => {
    const person = showroom.stranger();
    const login = person.raw('session.login', { loginName: 'consultant1', password: testPassword });
    await showroom.as('admin').call('staff.deactivate', { id: showroom.as('王磊').id });
    expect(await login).toMatchObject({ refused: true, code: 'BAD_CREDENTIALS' });
  });

  test('must first hand over every open plan, intention and book with unused cards', async () => {
    const { id } = showroom.as('王磊');
    const refused = () => showroom.as('admin').refused('staff.deactivate', { id });
    insertRow(showroom, 'customer', 'c1', { name: '宋佳' });
    insertRow(showroom, 'ownership', 'o1', { customerId: 'c1', ownerId: id, cause: 'first_registration' });
    insertRow(showroom, 'opportunity', 'open', { customerId: 'c1', state: 'open', competitors: '[]' });
    insertRow(showroom, 'opportunity', 'ended', { customerId: 'c1', state: 'ended', competitors: '[]' });
    insertRow(showroom, 'plan', 'p1', { customerId: 'c1', assigneeId: id, state: 'open', dueOn: '2026-03-11' });
    insertRow(showroom, 'plan', 'p2', { customerId: 'c1', assigneeId: id, state: 'done', dueOn: '2026-03-08' });
    insertRow(showroom, 'plan', 'p3', { customerId: 'c1', assigneeId: 'other', state: 'open', dueOn: '2026-03-11' });
    insertRow(showroom, 'cardBook', 'b1', { prefix: 'DZ-', firstNumber: 1, lastNumber: 2, width: 4, holderId: id });
    expect(await refused()).toMatchObject({ code: 'STAFF_HAS_WORK', params: { name: '王磊', count: 3 } });

    insertRow(showroom, 'card', 'card', { customerId: 'c1', serial: 'DZ-0001', arrivedOn: '2026-03-09' });
    insertRow(showroom, 'serialVoid', 'v1', { serial: 'DZ-0002', bookId: 'b1', kind: 'void' });
    expect((await refused()).params.count).toBe(2);
  });

  test('must do the same before taking a role that has no customers', async () => {
    const { id } = showroom.as('王磊');
    const admin = showroom.as('admin');
    insertRow(showroom, 'plan', 'p1', { customerId: 'c1', assigneeId: id, state: 'open', dueOn: '2026-03-11' });
    for (const role of ['receptionist', 'clerk', 'admin'] as const) {
      expect(await admin.refused('staff.update', { id, role })).toMatchObject({
        code: 'STAFF_HAS_WORK',
        params: { name: '王磊', count: 1 },
      });
    }
    // what stays in a role that follows customers up stays his
    await admin.call('staff.update', { id, role: 'showroom_manager' });
    await admin.call('staff.update', { id, role: 'consultant', name: '王小磊' });
    await admin.call('staff.update', { id: showroom.as('李娜').id, role: 'clerk' });
  });

  test('goes once nothing is left, and a used-up book stays in his name', async () => {
    const { id } = showroom.as('王磊');
    insertRow(showroom, 'cardBook', 'b1', { prefix: '', firstNumber: 7, lastNumber: 7, width: 3, holderId: id });
    insertRow(showroom, 'serialVoid', 'v1', { serial: '007', bookId: 'b1', kind: 'lost' });
    await showroom.as('admin').call('staff.deactivate', { id });
    expect(showroom.store.prepare("SELECT holder_id FROM card_book WHERE id = 'b1'").pluck().get()).toBe(id);
  });

  test('keeps his place in history and can be taken back with his password', async () => {
    const admin = showroom.as('admin');
    const { id } = showroom.as('王磊');
    await admin.call('staff.deactivate', { id });
    expect((await admin.refused('staff.deactivate', { id })).code).toBe('ALREADY_DONE');
    await admin.call('staff.reactivate', { id });
    const back = showroom.stranger();
    expect((await back.call('session.login', { loginName: 'consultant1', password: testPassword })).person?.id).toBe(
      id,
    );
    expect((await admin.refused('staff.reactivate', { id })).code).toBe('ALREADY_DONE');
  });
});

describe('the last administrator', () => {
  test('neither leaves nor takes another role', async () => {
    const admin = showroom.as('admin');
    expect((await admin.refused('staff.deactivate', { id: admin.id })).code).toBe('STAFF_LAST_ADMIN');
    expect((await admin.refused('staff.update', { id: admin.id, role: 'clerk' })).code).toBe('STAFF_LAST_ADMIN');
    await admin.call('staff.update', { id: admin.id, role: 'admin', name: '孙大圣' });
  });

  test('may go once there is a second one; then the second one is the last', async () => {
    const admin = showroom.as('admin');
    const clerk = showroom.as('clerk');
    await admin.call('staff.update', { id: clerk.id, role: 'admin' });
    const answers = await Promise.all([
      admin.raw('staff.deactivate', { id: admin.id }),
      clerk.raw('staff.deactivate', { id: clerk.id }),
    ]);
    expect(answers.filter(isRefusal)).toHaveLength(1);
  });
});

describe('a password that the administrator sets', () => {
  test('ends the sessions, forgives the failures and must be changed', async () => {
    const person = showroom.stranger();
    await person.call('session.login', { loginName: 'consultant1', password: testPassword });
    for (let i = 0; i < 6; i++)
      await showroom.stranger().raw('session.login', { loginName: 'consultant1', password: 'x' });
    await showroom.as('admin').call('staff.resetPassword', { id: showroom.as('王磊').id, password: 'xin-de-mima' });
    expect((await person.refused('staff.list', {})).code).toBe('NOT_SIGNED_IN');
    const current = await person.call('session.login', { loginName: 'consultant1', password: 'xin-de-mima' });
    expect(current.person?.mustChangePassword).toBe(true);
  });

  test('is never his own: that takes the old one', async () => {
    const admin = showroom.as('admin');
    expect((await admin.refused('staff.resetPassword', { id: admin.id, password: 'xin-de-mima' })).field).toBe('id');
  });

  test('is for people who exist', async () => {
    const unknown = { id: 'nobody', password: 'xin-de-mima' };
    expect((await showroom.as('admin').refused('staff.resetPassword', unknown)).code).toBe('NOT_FOUND');
  });
});
