import { expect, test } from 'vitest';
import { playMerges, type Reached } from './merges/history.ts';

const histories = Number(process.env.QIATAN_MERGES ?? 12);
const acts = 60;
const seed = Number(process.env.QIATAN_SEED ?? 20_260_309);

/** Act and outcome pairs that the generator must reach; zero of one means that it tests less than it says. */
const mustReach = [
  'card.quickSave ok',
  'card.quickSave PHONE_TAKEN',
  'owner.enter ok',
  'customer.update ok',
  'customer.update PHONE_TAKEN',
  'customer.update CUSTOMER_MERGED',
  'followup.record ok',
  'opportunity.add ok',
  'merge.merge ok',
  'merge.merge MERGE_DISPUTED',
  'merge.merge ALREADY_DONE',
  'merge.merge INVALID_INPUT',
  'merge.undo ok',
  'merge.undo MERGE_LATER_FIRST',
  'contact.add ok',
  'tag.change ok',
  'share.give ok',
  'share.end ok',
  'household.link ok',
  'quote.add ok',
  'a piece to choose',
];

test(`in ${histories} random histories from seed ${seed}, merging and its undoing keep every fact reachable and every number one person's`, async () => {
  const reached: Reached = new Map();
  for (let n = 0; n < histories; n++) await playMerges(seed + n, acts, reached);
  const counts = [...reached].toSorted().map(([label, count]) => `${label}: ${count}`);
  console.info(`seeds ${seed}–${seed + histories - 1}, ${acts} acts each\n${counts.join('\n')}`);
  expect(histories >= 12 ? mustReach.filter((label) => !reached.has(label)) : []).toEqual([]);
});
