import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchOf } from '../../../api/recording-folder/watch.ts';
import { aWav } from '../../fixtures/sounds.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';
import { rested, watchedFolder } from './kit.ts';

const files = 10_000;
/** So many are read before the test has seen enough. */
const enough = 200;

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00' });
});
afterEach(async () => {
  await rested(showroom);
  showroom.close();
});

/** Looks once, and asks one call after the other meanwhile. @returns how long each had to wait for its turn, ms, sorted */
async function waitsDuringLook(isOver: () => Promise<boolean>): Promise<readonly number[]> {
  const watch = watchOf(showroom.deps);
  const waits: number[] = [];
  watch.tick();
  while (watch.state.isLooking && !(await isOver())) {
    const asked = performance.now();
    await setTimeout(1);
    waits.push(performance.now() - asked);
    await showroom.as('consultant').call('plan.counts', {});
  }
  return waits.toSorted((a, b) => a - b);
}

const usual = (waits: readonly number[]): number => waits[Math.floor(waits.length * 0.95)] ?? 0;

test('a folder of 10,000 recordings is looked through and read beside the calls', { timeout: 120_000 }, async () => {
  const folder = await watchedFolder(showroom);
  const sound = aWav(0.05);
  for (let i = 0; i < files; i += 1) {
    new DataView(sound.buffer).setUint32(60, i);
    writeFileSync(join(folder, `录音_139${String(i).padStart(8, '0')}_20260309095500.wav`), sound);
  }
  const manager = showroom.as('sales_manager');
  const state = () => manager.call('recordingFolder.get', {});
  const looking = await waitsDuringLook(async () => false);
  expect(await state()).toMatchObject({ files, arriving: files, taken: 0 });
  // one block of work would have let none in
  expect(looking.length).toBeGreaterThan(50);
  expect(usual(looking)).toBeLessThan(50);
  const reading = await waitsDuringLook(async () => (await state()).taken >= enough);
  expect((await state()).progress).toMatchObject({ of: files });
  expect(reading.length).toBeGreaterThan(enough / 2);
  expect(usual(reading)).toBeLessThan(50);
  await manager.call('recordingFolder.set', { isOn: false });
  await rested(showroom);
  const { taken, waiting } = await state();
  expect(taken).toBeGreaterThanOrEqual(enough);
  expect([waiting, taken < files]).toEqual([taken, true]);
});
