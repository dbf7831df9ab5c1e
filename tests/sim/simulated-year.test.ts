import { expect, test } from 'vitest';
import { playYear } from './year/year.ts';

const customers = Number(process.env.QIATAN_YEAR_CUSTOMERS ?? 400);
const seed = Number(process.env.QIATAN_SEED ?? 20_260_102);

/** What a year has to have in it, or it tests less than it says. */
const mustHappen = [
  'somebody new came',
  'somebody lost came back',
  'a card was left incomplete',
  'a call: connected',
  'a call: connected, not a word',
  'a call: no_answer',
  'a call: wrong_number',
  'a customer called by himself',
  'a plan was left undone',
  'a plan was moved',
  'a level was changed',
  'a manager replaced a plan',
  'an end was approved',
  'an end was refused',
  'a sheet was signed',
  'an audit was late',
  'the intervals were changed',
  'somebody went on leave',
  'somebody resigned',
  'a car was ordered',
  'an order was called off',
  'a car was handed over',
  'an owner was called',
  'an owner was not reached',
  'beyond the limit: PLAN_BEYOND_LIMIT',
  'beyond the limit: PLAN_FIRST_ONLY_EARLIER',
];

test(`in a year of ${customers} customers from seed ${seed}, both books agree every evening`, async () => {
  const happened = await playYear({ seed, customers });
  console.info(
    [...happened]
      .toSorted()
      .map(([what, count]) => `${what}: ${count}`)
      .join('\n'),
  );
  expect(mustHappen.filter((what) => !happened.has(what))).toEqual([]);
});
