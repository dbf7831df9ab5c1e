import { expect, test } from 'vitest';
import { entities } from '../../shared/entities/registry.ts';
import { splitSubject, subjectKinds } from './subject-kinds.ts';

test('everything that is stored has a Chinese name', () => {
  for (const name of Object.keys(entities)) expect(subjectKinds[name], name).toMatch(/\p{Script=Han}/u);
});

test.each([
  ['store:store', { kind: 'store', id: 'store' }],
  ['dictionaryEntry:contact_way:showroom', { kind: 'dictionaryEntry', id: 'contact_way:showroom' }],
  ['session', { kind: 'session', id: '' }],
])('%s is kind and thing', (subject, halves) => {
  expect(splitSubject(subject)).toEqual(halves);
});
