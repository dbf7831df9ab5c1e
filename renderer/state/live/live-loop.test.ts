import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import type { News } from '../../../shared/contract/live.ts';
import { backOffMs, createLiveLoop, type PassedNews } from './live-loop.ts';

/** A host that gives these answers, then ends the asking; and everything that came of it. */
function hostOf(answers: readonly (News | Error)[]) {
  const asked: (number | null)[] = [];
  const heard: (readonly string[] | null)[] = [];
  const passed: PassedNews[] = [];
  const pauses: number[] = [];
  const lost: boolean[] = [];
  const refused: number[] = [];
  const end = new AbortController();
  const left = [...answers];
  const loop = createLiveLoop({
    ask: async ({ since }) => {
      asked.push(since);
      const answer = left.shift();
      if (left.length === 0 && answer === undefined) end.abort();
      if (answer === undefined) return { seq: 0, entities: [] };
      if (answer instanceof Error) throw answer;
      return answer;
    },
    onNews: (entities) => heard.push(entities),
    onPass: (news) => passed.push(news),
    onRefused: () => refused.push(asked.length),
    onLost: (isLost) => lost.push(isLost),
    pause: async (ms) => {
      pauses.push(ms);
    },
  });
  return { loop, signal: end.signal, asked, heard, passed, pauses, lost, refused };
}

const unreachable = new TypeError('Failed to fetch');
const locked = new ORPCError('SESSION_LOCKED', { data: { params: {}, field: null, retryable: false } });
const busy = new ORPCError('STORE_BUSY', { data: { params: {}, field: null, retryable: true } });

test('each question goes on from the answer before, and the first has everything read once more', async () => {
  const { loop, signal, asked, heard, passed } = hostOf([
    { seq: 5, entities: [] },
    { seq: 7, entities: ['traffic'] },
    { seq: 7, entities: [] },
    { seq: 9, entities: null },
  ]);
  await loop.run(signal);
  expect(asked).toEqual([null, 5, 7, 7, 9]);
  expect(heard).toEqual([null, ['traffic'], null]);
  expect(passed).toEqual([
    { since: 5, seq: 7, entities: ['traffic'] },
    { since: 7, seq: 9, entities: null },
  ]);
});

test('a host that is gone is asked ever more seldom, its loss is shown from the second time on, and nothing is missed', async () => {
  const { loop, signal, asked, pauses, lost } = hostOf([
    { seq: 5, entities: [] },
    unreachable,
    busy,
    unreachable,
    { seq: 6, entities: ['card'] },
  ]);
  await loop.run(signal);
  expect(asked).toEqual([null, 5, 5, 5, 5, 6]);
  expect(pauses.slice(1, 4)).toEqual([1000, 2000, 4000]);
  expect(lost).toEqual([false, false, true, true, false]);
  expect([1, 4, 5, 50].map(backOffMs)).toEqual([1000, 8000, 15_000, 15_000]);
});

test('behind the lock nothing is asked any more', async () => {
  const { loop, signal, asked, refused } = hostOf([{ seq: 5, entities: [] }, locked]);
  await loop.run(signal);
  expect(asked).toEqual([null, 5]);
  expect(refused).toEqual([2]);
});

test('where the host may hold no question it is asked once a second', async () => {
  const { loop, signal, pauses } = hostOf([
    { seq: 5, entities: [] },
    { seq: 5, entities: [] },
  ]);
  await loop.run(signal, 0);
  expect(pauses).toEqual([1000, 1000]);
});

test('what another window heard is taken over once, and read whole where something lies between', async () => {
  const { loop, signal, heard } = hostOf([{ seq: 5, entities: [] }]);
  await loop.catchUp(signal);
  loop.hear({ since: 5, seq: 6, entities: ['traffic'] });
  loop.hear({ since: 5, seq: 6, entities: ['traffic'] });
  loop.hear({ since: 4, seq: 7, entities: ['card'] });
  loop.hear({ since: 8, seq: 9, entities: ['plan'] });
  expect(heard).toEqual([null, ['traffic'], ['card'], null]);
});
