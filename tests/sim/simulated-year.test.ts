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
  'a call was taken back',
  'a call was to be taken back too late',
  'a plan was completed twice',
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
  'a leave was entered ahead',
  'somebody went home when the showroom was open',
  'a stand-in accepted what was due',
  'a stand-in left what was due',
  'nobody did what was due of somebody away',
  'somebody fell ill',
  'an illness was entered while it lasted',
  'an illness was entered when it was over',
  'findings were withdrawn',
  'somebody came back earlier',
  'a leave that was over was taken back',
  'findings stood again',
  'somebody gave customers away',
  'somebody gave customers away and finished what was due',
  'somebody resigned',
  'a car was ordered',
  'a car was ordered and handed over in one act',
  'an order was entered late',
  'an order was called off',
  'a car was handed over',
  'a delivery was entered late',
  'a day of delivery was corrected',
  'a corrected day moved the window',
  'a corrected day moved sale_48h',
  'a corrected day moved sale_week',
  'a corrected day moved sale_csi',
  'a corrected day moved sale_month',
  'a delivery was called off',
  'an owner was called',
  'an owner was not reached',
  'the last day of a window passed in vain',
  'a manager instructed',
  'an instruction was withdrawn',
  'an instruction was read',
  'an instruction was answered by a call',
  'an instruction was answered in words',
  'an answer was taken back',
  'a call in vain was to be an answer',
  'an evening with instructions that wait',
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
