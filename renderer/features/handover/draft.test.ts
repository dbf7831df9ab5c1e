import { describe, expect, test } from 'vitest';
import { askOf, emptyDraft, toggled, withKind } from './draft.ts';

describe('what is asked for', () => {
  test('is nothing while nobody receives, or nobody is chosen', () => {
    expect(askOf(emptyDraft('a', 'resignation'))).toBeNull();
    expect(askOf({ ...emptyDraft('a'), receivers: ['b'] })).toBeNull();
  });

  test('is everything, whatever had been chosen before', () => {
    const draft = { ...toggled(emptyDraft('a'), 'c1'), scope: 'all' as const, receivers: ['b'], to: { c1: 'd' } };
    expect(askOf(draft)).toMatchObject({ customerIds: null, receiverIds: ['b'], choices: [] });
  });

  test('needs no other receiver where each was given to somebody', () => {
    const draft = { ...toggled(emptyDraft('a'), 'c1'), to: { c1: 'd' } };
    expect(askOf(draft)).toMatchObject({ customerIds: ['c1'], choices: [{ customerId: 'c1', toId: 'd' }] });
    expect(askOf(toggled(draft, 'c2'))).toBeNull();
  });
});

test('who is taken out again is given to nobody', () => {
  const draft = { ...toggled(emptyDraft('a'), 'c1'), to: { c1: 'd' } };
  expect(toggled(draft, 'c1')).toMatchObject({ chosen: [], to: {} });
});

test('whoever tried 离职 and goes back hands over the customers he chose, and no more', () => {
  const draft = toggled(emptyDraft('a'), 'c1');
  const all = withKind(draft, 'resignation', true);
  expect(all).toMatchObject({ scope: 'all', returnsBooks: true });
  expect(withKind(all, 'balance', true)).toEqual(draft);
  expect(withKind({ ...draft, scope: 'all' }, 'transfer', true)).toMatchObject({ scope: 'all' });
  expect(withKind(all, 'balance', false)).toMatchObject({ scope: 'all', returnsBooks: false });
});
