import { expect, test } from 'vitest';
import { entities } from '../../../shared/entities/registry.ts';
import { subjectWords } from './subject-words.ts';

const wang = '01a201e6-7994-7f0c-b3bd-4062d875ba19';

test.each([
  ['store:store', '店面'],
  [`staff:${wang}`, '人员 王磊'],
  ['staff:01a201e6-7994-7f0c-b3bd-4062d8750000', '人员 …750000'],
  ['calendarDay:2026-11-30', '营业日历 2026-11-30'],
  ['dictionaryEntry:contact_way:zhenzhubai', '字典 contact_way:zhenzhubai'],
  ['session', 'session'],
])('%s is shown as %s', (subject, words) => {
  expect(subjectWords(subject, new Map([[wang, '王磊']]))).toBe(words);
});

test('everything that is stored has a Chinese name', () => {
  for (const name of Object.keys(entities)) expect(subjectWords(`${name}:1`, new Map())).not.toContain(name);
});
