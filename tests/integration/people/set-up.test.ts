import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readLevelPolicies, readRulebooks } from '../../../api/policies.ts';
import { defaultDictionaries } from '../../../shared/domain/dictionary-defaults.ts';
import { regulationLevelPolicy } from '../../../shared/domain/level-policy.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { regulationRulebook } from '../../../shared/domain/rulebook.ts';
import { defaultVehicles } from '../../../shared/domain/vehicle.ts';
import { createTestShowroom, type InputOf, type TestShowroom, testPassword } from '../support/showroom.ts';

const answers = (tail: string): InputOf<'setup.complete'> => ({
  storeName: '定州轩宇俊鹏',
  adminName: '孙管理',
  adminLoginName: 'Sun ',
  adminPassword: testPassword,
  finesOn: false,
  recoveryKeyTail: tail,
});

describe('before the wizard has run', () => {
  let showroom: TestShowroom;
  beforeEach(async () => {
    showroom = await createTestShowroom({ setUp: false });
  });
  afterEach(() => showroom.close());
  const tail = async (): Promise<string> => (await showroom.stranger().call('setup.recoveryKey', {})).text.slice(-4);

  test('nothing else works, and the refusal says why', async () => {
    expect((await showroom.stranger().refused('staff.list', {})).code).toBe('NOT_SET_UP');
    expect((await showroom.stranger().call('session.current', {})).setUp).toBe(false);
  });

  test('what is left out gets the defaults of a Chinese showroom, and the administrator can sign in', async () => {
    await showroom.stranger().call('setup.complete', answers(await tail()));
    const admin = showroom.stranger();
    const { person } = await admin.call('session.login', { loginName: 'ＳＵＮ', password: testPassword });
    expect(person).toMatchObject({ name: '孙管理', role: 'admin', mustChangePassword: false });
    expect(await admin.call('store.settings', {})).toMatchObject({
      name: '定州轩宇俊鹏',
      zone: 'Asia/Shanghai',
      openingTime: '08:30',
      closingTime: '18:00',
      closedWeekdays: [],
      deviceCode: 'A',
      finesOn: false,
      legalNoticeAt: null,
    });
  });

  test('a recovery key that was not written down stops the set-up, and nothing is written', async () => {
    await tail();
    expect(await showroom.stranger().refused('setup.complete', answers('0000'))).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'recoveryKeyTail',
    });
    expect((await showroom.stranger().call('session.current', {})).setUp).toBe(false);
    expect(showroom.store.prepare('SELECT count(*) FROM change_set').pluck().get()).toBe(0);
  });

  test('the recovery key made last is the one that counts', async () => {
    const first = await tail();
    await tail();
    expect((await showroom.stranger().refused('setup.complete', answers(first))).field).toBe('recoveryKeyTail');
  });

  test('fines need the legal notice to be accepted', async () => {
    const input = { ...answers(await tail()), finesOn: true };
    expect((await showroom.stranger().refused('setup.complete', input)).field).toBe('legalNoticeAccepted');
  });

  test.each<[string, Partial<InputOf<'setup.complete'>>, string]>([
    ['a password that anybody guesses', { adminPassword: '88888888' }, 'adminPassword'],
    ['a password like the login name', { adminLoginName: 'sunguanli', adminPassword: 'SunGuanLi' }, 'adminPassword'],
    ['hours that end before they begin', { openingTime: '18:00', closingTime: '08:30' }, 'closingTime'],
    ['a zone that is none', { zone: 'Asia/Dingzhou' }, 'zone'],
    ['a week without an open day', { closedWeekdays: [1, 2, 3, 4, 5, 6, 7] }, 'closedWeekdays'],
    ['a machine code with digits', { deviceCode: 'A1' }, 'deviceCode'],
    ['a store without a name', { storeName: '  ' }, 'storeName'],
    ['a login name with a gap', { adminLoginName: 'sun guanli' }, 'adminLoginName'],
    ['a lone surrogate', { adminName: '孙\ud800' }, 'adminName'],
  ])('refuses %s and names the field', async (_what, part, field) => {
    const refusal = await showroom.stranger().refused('setup.complete', { ...answers(await tail()), ...part });
    expect(refusal.field).toBe(field);
  });

  test('two windows that finish the wizard at once make one showroom', async () => {
    const end = await tail();
    const both = await Promise.all([1, 2].map(() => showroom.stranger().raw('setup.complete', answers(end))));
    expect(both.filter((answer) => isRefusal(answer) && answer.code === 'ALREADY_SET_UP')).toHaveLength(1);
    expect(showroom.store.prepare('SELECT count(*) FROM staff').pluck().get()).toBe(1);
  });

  test('a store that is not the authority cannot make rules for the space', async () => {
    const end = await tail();
    showroom.setAuthority(false);
    expect((await showroom.stranger().refused('setup.complete', answers(end))).code).toBe('NOT_AUTHORITY');
    expect((await showroom.stranger().call('session.current', {})).setUp).toBe(false);
  });
});

describe('a showroom that was set up', () => {
  let showroom: TestShowroom;
  beforeAll(async () => {
    showroom = await createTestShowroom({ deviceCode: 'b' });
  });
  afterAll(() => showroom.close());

  test('works by the regulation from its own day on', () => {
    expect(readLevelPolicies(showroom.store)).toEqual([regulationLevelPolicy]);
    expect(readRulebooks(showroom.store)).toEqual([regulationRulebook({ finesOn: true })]);
  });

  test('shows everybody the rules by which he is measured', async () => {
    const { current, versions } = await showroom.as('consultant').call('policy.levels', {});
    expect(versions.find(({ id }) => id === current)?.levels).toContainEqual({
      level: 'H',
      horizonDays: 7,
      gapUnit: 'day',
      gapCount: 2,
    });
    const rules = await showroom.as('receptionist').call('policy.rules', {});
    expect(rules.versions[0]?.rules.filter(({ amountFen }) => amountFen === 5000)).toHaveLength(4);
  });

  test('has the shipped lists and vehicles, whose ids two stores agree on', async () => {
    const { dictionaries } = await showroom.as('consultant').call('dictionary.list', {});
    expect(Object.fromEntries(dictionaries.map(({ name, entries }) => [name, entries]))).toEqual(defaultDictionaries);
    expect((await showroom.as('clerk').call('vehicle.list', {})).rows).toEqual(defaultVehicles);
    expect(
      showroom.store.prepare("SELECT id FROM dictionary_entry WHERE dictionary = 'source' AND code = 'referral'").get(),
    ).toEqual({ id: 'source:referral' });
  });

  test('has this machine under its code', async () => {
    expect((await showroom.as('consultant').call('store.settings', {})).deviceCode).toBe('B');
  });

  test('is not set up a second time', async () => {
    expect((await showroom.stranger().refused('setup.recoveryKey', {})).code).toBe('ALREADY_SET_UP');
    expect((await showroom.stranger().refused('setup.complete', answers('0000'))).code).toBe('ALREADY_SET_UP');
  });

  test('was written by the set-up itself, in one set', () => {
    const sets = showroom.store
      .prepare("SELECT actor_id, command FROM change_set WHERE command = 'setup.complete'")
      .all();
    expect(sets).toEqual([{ actor_id: 'setup', command: 'setup.complete' }]);
  });

  test('knows who is at the keyboard', async () => {
    const { person } = await showroom.as('consultant').call('session.current', {});
    expect(person).toMatchObject({ name: '王磊', role: 'consultant' });
  });
});
