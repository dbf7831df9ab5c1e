import { expect, test } from 'vitest';
import { createLine } from './line.ts';

test('so much runs at once, the rest in its order, and what is too much is told so', async () => {
  const line = createLine({ atOnce: 2, waiting: 2 });
  const began: number[] = [];
  const ends: (() => void)[] = [];
  const work = (name: number) => (): Promise<number> => {
    began.push(name);
    return new Promise((resolve) => {
      ends.push(() => resolve(name));
    });
  };
  const results = [1, 2, 3, 4, 5].map((name) => line(work(name)));
  await Promise.resolve();
  expect(began).toEqual([1, 2]);
  expect(results[4]).toBeNull();
  for (let i = 0; i < 4; i++) {
    ends[i]?.();
    await results[i];
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(began).toEqual([1, 2, 3, 4]);
  expect(await line(async () => 6)).toBe(6);
});

test('work that fails makes room as well', async () => {
  const line = createLine({ atOnce: 1, waiting: 1 });
  const broken = line(() => Promise.reject(new Error('no')));
  const next = line(async () => 'yes');
  await expect(broken).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
