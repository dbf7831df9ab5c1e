import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enteredOnQuery, salesQuery } from '../../../db/queries/sales.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeAll(async () => {
  showroom = await createTestShowroom();
});
afterAll(() => showroom.close());

const after = { on: '2026-03-11', id: 'x' };
const own = ['waiting', 'delivered', 'cancelled'] as const;
const queries = Object.fromEntries(
  ([...own, 'vain', 'unreached'] as const).flatMap((view) => [
    [`${view}: the whole store`, salesQuery({ view, ownerId: null, after: null, limit: 51 })],
    [`${view}: its second page`, salesQuery({ view, ownerId: null, after, limit: 51 })],
  ]),
);
const ofOne = Object.fromEntries(
  own.map((view) => [`${view}: one person’s`, salesQuery({ view, ownerId: 'a', after, limit: 51 })]),
);

describe.each(Object.entries({ ...queries, ...ofOne }))('%s', (_name, query) => {
  test('runs through an index of its own in its order: nothing is sorted', () => {
    const steps = showroom.store.read.explain(query);
    expect(steps[0]).toMatch(/sale USING INDEX sale_/);
    expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
    expect(steps.slice(1).filter((step) => !step.startsWith('SEARCH'))).toEqual([]);
  });
});

test('what was entered on a day is found by its days, for the rules of midnight', () => {
  const steps = showroom.store.read.explain(enteredOnQuery('2026-03-11'));
  expect(steps.filter((step) => step.startsWith('SCAN') && step.includes(' sale'))).toEqual([]);
  expect(steps.join('\n')).toMatch(/sale_order_entered[\s\S]*sale_delivery_entered/);
});
