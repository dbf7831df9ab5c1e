import { expect, test } from 'vitest';
import { editsOf, type LoggedChange } from './customer-edits.ts';

const created: LoggedChange[] = [
  { setId: 's1', op: 'add', values: { source: 'online', stage: 'prospect' }, at: 1, byId: 'wang' },
  { setId: 's1', op: 'add', values: { name: '田永刚', phone: '13900006621', remark: '' }, at: 1, byId: 'wang' },
];
const set = (setId: string, values: LoggedChange['values'], at = 2): LoggedChange => ({
  setId,
  op: 'set',
  values,
  at,
  byId: 'li',
});

test('the creation of a customer is no edit', () => {
  expect(editsOf(created)).toEqual([]);
});

test('an edit tells what each field was before, whoever wrote that', () => {
  const log = [
    ...created,
    set('s2', { phone: '13900006622', noPhoneReason: null }),
    set('s3', { phone: '13900006623' }, 3),
  ];
  expect(editsOf(log)).toEqual([
    { id: 's2', at: 2, byId: 'li', changes: [{ field: 'phone', from: '13900006621', to: '13900006622' }] },
    { id: 's3', at: 3, byId: 'li', changes: [{ field: 'phone', from: '13900006622', to: '13900006623' }] },
  ]);
});

test('what one command changed is one entry, and an empty text is no value', () => {
  const log = [
    ...created,
    set('s2', { remark: '左手戴表' }),
    set('s2', { source: 'walk_in' }),
    set('s4', { remark: '' }, 4),
  ];
  expect(editsOf(log).map(({ changes }) => changes)).toEqual([
    [
      { field: 'remark', from: null, to: '左手戴表' },
      { field: 'source', from: 'online', to: 'walk_in' },
    ],
    [{ field: 'remark', from: '左手戴表', to: null }],
  ]);
});

test('what was erased is told by nobody, and columns of other capabilities are left to them', () => {
  const log = [
    ...created,
    set('s2', null),
    set('s3', { stage: 'retained' }),
    { ...set('s5', { name: 'x' }), op: 'del' },
  ];
  expect(editsOf(log)).toEqual([]);
});
