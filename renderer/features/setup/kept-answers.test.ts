// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { type Answers, blankAnswers } from './answers.ts';
import { forgetAnswers, keepAnswers, readAnswers } from './kept-answers.ts';

afterEach(() => sessionStorage.clear());

const given: Answers = {
  ...blankAnswers,
  storeName: '定州轩宇俊鹏',
  closedWeekdays: [7],
  adminName: '孙管理',
  adminLoginName: 'sunguanli',
  adminPassword: 'zhan-ting-9',
  passwordAgain: 'zhan-ting-9',
  finesOn: false,
  recoveryKeyTail: 'WXYZ',
};

test('a reload finds what was answered, and neither passwords nor any of the recovery key', () => {
  keepAnswers(given);
  expect(readAnswers()).toEqual({ ...given, adminPassword: '', passwordAgain: '', recoveryKeyTail: '' });
  const kept = JSON.stringify(Object.entries(sessionStorage));
  expect(kept).not.toContain('zhan-ting-9');
  expect(kept).not.toContain('WXYZ');
});

test('whatever else lies there, the wizard opens', () => {
  for (const rubbish of ['', '{', '{"storeName":1}', 'null']) {
    sessionStorage.setItem('qiatan.setup', rubbish);
    expect(readAnswers()).toEqual(blankAnswers);
  }
});

test('nothing is left once the showroom stands', () => {
  keepAnswers(given);
  forgetAnswers();
  expect(sessionStorage.length).toBe(0);
});
