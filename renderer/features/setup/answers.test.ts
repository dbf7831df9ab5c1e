import { describe, expect, test } from 'vitest';
import { type Answers, blankAnswers, problemsOf, proposeLoginName, sheetOf } from './answers.ts';

const filled: Answers = {
  ...blankAnswers,
  storeName: '定州轩宇俊鹏',
  adminName: '孙管理',
  adminLoginName: 'sunguanli',
  adminPassword: 'zhan-ting-9',
  passwordAgain: 'zhan-ting-9',
  finesOn: false,
  recoveryKeyTail: 'ABCD',
};

test('a filled wizard has no problem on any sheet', () => {
  expect([0, 1, 2].map((sheet) => problemsOf(sheet, filled))).toEqual([{}, {}, {}]);
});

describe('a sheet is not left', () => {
  test.each<[number, Partial<Answers>, keyof Answers]>([
    [0, { storeName: ' ' }, 'storeName'],
    [1, { adminName: '' }, 'adminName'],
    [1, { adminLoginName: ' ' }, 'adminLoginName'],
    [1, { adminPassword: '1234567' }, 'adminPassword'],
    [1, { passwordAgain: 'zhan-ting-8' }, 'passwordAgain'],
    [2, { finesOn: null }, 'finesOn'],
    [2, { finesOn: true }, 'legalNoticeAccepted'],
    [2, { recoveryKeyTail: '' }, 'recoveryKeyTail'],
  ])('%i with %o', (sheet, part, field) => {
    expect(Object.keys(problemsOf(sheet, { ...filled, ...part }))).toEqual([field]);
  });
});

test('a sheet says everything that is wrong with it at once, by the rules of the host', () => {
  const store = {
    openingTime: '09:30',
    closingTime: '08:00',
    closedWeekdays: [1, 2, 3, 4, 5, 6, 7],
    deviceCode: '123',
  };
  expect(problemsOf(0, { ...filled, storeName: '', ...store })).toEqual({
    storeName: '「店名」不能空着，请填写',
    closingTime: '「关门时间」要晚于开门时间',
    closedWeekdays: '「每周休息日」太多，最多 6 个',
    deviceCode: '「本机代号」要 1 到 3 个英文字母',
  });
  expect(Object.keys(problemsOf(0, { ...filled, openingTime: '25:00', zone: 'Mars/Olympus' })).toSorted()).toEqual([
    'openingTime',
    'zone',
  ]);
  const admin = { adminName: '', adminLoginName: 'sun li', adminPassword: '11111111', passwordAgain: '' };
  expect(Object.keys(problemsOf(1, { ...filled, ...admin })).toSorted()).toEqual([
    'adminLoginName',
    'adminName',
    'adminPassword',
  ]);
  expect(problemsOf(1, { ...filled, adminLoginName: 'zhan-ting-9' })).toHaveProperty('adminPassword');
  expect(Object.keys(problemsOf(2, { ...filled, finesOn: true, recoveryKeyTail: '' }))).toEqual([
    'legalNoticeAccepted',
    'recoveryKeyTail',
  ]);
});

test('a refusal leads back to the sheet of its field', () => {
  expect(sheetOf('closingTime')).toBe(0);
  expect(sheetOf('adminPassword')).toBe(1);
  expect(sheetOf('recoveryKeyTail')).toBe(2);
  expect(sheetOf(null)).toBeNull();
});

test('the login name is proposed from the name', () => {
  expect(proposeLoginName('孙管理')).toBe('sunguanli');
});
