import { expect, test } from 'vitest';
import { playHistories, type Reached } from './plans/history.ts';

const histories = Number(process.env.QIATAN_HISTORIES ?? 48);
const commands = 30;
const perShowroom = 8;
const seed = Number(process.env.QIATAN_SEED ?? 20_261_201);

const mustReach = [
  'policy.saveLevels ok',
  'policy.saveLevels DATE_IN_PAST',
  'policy.saveLevels POLICY_CHANGED',
  'policy.saveLevels POLICY_DAY_TAKEN',
  'policy.saveLevels NOT_AUTHORITY',
  'new intervals moved plans',
  'new intervals moved no plan',
];

test(`in ${histories} random histories from seed ${seed} whose intervals change, limits and plans are those of the words`, async () => {
  const reached: Reached = new Map();
  for (let n = 0; n < histories; n += perShowroom) {
    const size = { histories: Math.min(perShowroom, histories - n), commands, newIntervals: true };
    await playHistories(seed + n, size, reached);
  }
  const counts = [...reached].toSorted().map(([label, count]) => `${label}: ${count}`);
  console.info(`seeds ${seed}–${seed + histories - 1}, ${commands} commands each\n${counts.join('\n')}`);
  expect(histories >= 48 ? mustReach.filter((label) => !reached.has(label)) : []).toEqual([]);
});
