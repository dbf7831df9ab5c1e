import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CardDraft } from '../../../shared/domain/card.ts';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';

/** What the host has, and how it answers. */
let kept: CardDraft[] = [];
let isDown = false;
let isGone = false;
let isContested = false;

beforeEach(() => {
  vi.useFakeTimers();
  kept = [];
  isDown = false;
  isGone = false;
  isContested = false;
});
afterEach(() => {
  vi.useRealTimers();
});

function keeperOf(id: string | null = null): DraftKeeper {
  return createDraftKeeper({
    draft: { id, savedAt: null },
    save: async (given, body) => {
      if (isContested && given !== null) throw new Error('changed elsewhere');
      if (isDown || (isGone && given !== null)) throw new Error('not kept');
      kept.push(body);
      return { id: given?.id ?? `draft ${kept.length}`, savedAt: kept.length };
    },
    isGone: () => isGone,
    isContested: () => isContested,
  });
}

test('a change is on the disk within a second, and many changes of that second are one save', async () => {
  const keeper = keeperOf();
  keeper.change({ name: '田' });
  keeper.change({ name: '田永' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(kept).toEqual([{ name: '田永' }]);
  expect(keeper.getState()).toEqual({ id: 'draft 1', savedAt: 1, failed: false, isContested: false });
});

test('typing without a pause does not put the save off', async () => {
  const keeper = keeperOf();
  for (let second = 0; second < 5; second += 1) {
    for (let step = 0; step < 5; step += 1) {
      keeper.change({ name: `${second}${step}` });
      await vi.advanceTimersByTimeAsync(200);
    }
  }
  expect(kept.length).toBeGreaterThanOrEqual(4);
});

test('a draft that could not be written is tried again and says so meanwhile', async () => {
  const keeper = keeperOf();
  isDown = true;
  keeper.change({ name: '田' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(keeper.getState().failed).toBe(true);
  isDown = false;
  await vi.advanceTimersByTimeAsync(6000);
  expect(kept).toEqual([{ name: '田' }]);
  expect(keeper.getState().failed).toBe(false);
});

test('a draft that was thrown away elsewhere is written as a new one', async () => {
  const keeper = keeperOf('old');
  isGone = true;
  keeper.change({ name: '田' });
  await vi.advanceTimersByTimeAsync(8000);
  expect(kept).toEqual([{ name: '田' }]);
  expect(keeper.getState()).toMatchObject({ id: 'draft 1', failed: false, isContested: false });
});

test('nothing is written while the card itself is being saved; a refusal lets it go on', async () => {
  const keeper = keeperOf('d1');
  keeper.change({ name: '田' });
  expect(await keeper.hold()).toEqual({ id: 'd1', savedAt: null });
  keeper.change({ name: '田永刚' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(kept).toEqual([]);
  keeper.resume();
  await vi.advanceTimersByTimeAsync(1000);
  expect(kept).toEqual([{ name: '田永刚' }]);
});

test('leaving the form writes what is not written yet', async () => {
  const keeper = keeperOf();
  keeper.change({ name: '田' });
  await keeper.flush();
  expect(kept).toEqual([{ name: '田' }]);
});

test('a draft that another window wrote to is not written over: it waits until the two part', async () => {
  const keeper = keeperOf('d1');
  isContested = true;
  keeper.change({ name: '田' });
  await vi.advanceTimersByTimeAsync(1000);
  keeper.change({ name: '田永刚' });
  await vi.advanceTimersByTimeAsync(20_000);
  await keeper.flush();
  expect(kept).toEqual([]);
  expect(keeper.getState().isContested).toBe(true);
  expect(keeper.unsaved()).toEqual({ name: '田永刚' });
  await keeper.part();
  expect(kept).toEqual([{ name: '田永刚' }]);
  expect(keeper.getState()).toMatchObject({ id: 'draft 1', isContested: false });
});

test('a card that is saved takes no draft along that another window wrote to', async () => {
  const keeper = keeperOf('d1');
  isContested = true;
  keeper.change({ name: '田' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(await keeper.hold()).toBeNull();
});
