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

test('a refusal leads back to the sheet of its field', () => {
  expect(sheetOf('closingTime')).toBe(0);
  expect(sheetOf('adminPassword')).toBe(1);
  expect(sheetOf('recoveryKeyTail')).toBe(2);
  expect(sheetOf(null)).toBeNull();
});

test('the login name is proposed from the name', () => {
  expect(proposeLoginName('孙管理')).toBe('sunguanli');
});
