import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { entities } from '../../../shared/entities/registry.ts';
import { showsAny } from './live-keys.ts';
import { createRefresher, paceMs } from './refresh.ts';

let queries: QueryClient;
let close: (() => void)[] = [];
beforeEach(() => {
  vi.useFakeTimers();
  queries = new QueryClient({ defaultOptions: { queries: { networkMode: 'always', staleTime: 5000 } } });
});
afterEach(() => {
  for (const each of close) each();
  close = [];
  queries.clear();
  vi.useRealTimers();
});

/** A query that something on the screen shows, and how often it was read. */
async function shown(
  queryKey: readonly string[],
  { staleTime, data = 1 }: { readonly staleTime?: number; readonly data?: unknown } = {},
) {
  let reads = 0;
  const observer = new QueryObserver(queries, {
    queryKey,
    ...(staleTime === undefined ? {} : { staleTime }),
    queryFn: () => {
      reads += 1;
      return data;
    },
  });
  close.push(observer.subscribe(() => undefined));
  await vi.advanceTimersByTimeAsync(1);
  return () => reads;
}

/** The time of the test's own clock. */
const now = (): number => performance.now();

test('what shows the changed kinds is read anew within a second, and nothing else', async () => {
  const [register, cards] = [await shown(['traffic', 'list', 'today']), await shown(['book', 'list'])];
  const refresher = createRefresher(queries, now);
  refresher.note(['traffic']);
  await vi.advanceTimersByTimeAsync(1000);
  expect([register(), cards()]).toEqual([2, 1]);
});

test('a burst of news is read once at first and once at its end', async () => {
  const register = await shown(['traffic', 'list']);
  const refresher = createRefresher(queries, now);
  for (let at = 0; at < 20; at += 1) {
    refresher.note(['traffic']);
    await vi.advanceTimersByTimeAsync(30);
  }
  await vi.advanceTimersByTimeAsync(paceMs);
  expect(register()).toBe(3);
});

test('what is read once, for somebody fills it in or judges it, is left alone, and so is what a window remembers', async () => {
  const form = await shown(['card', 'open', 'c1'], { staleTime: Number.POSITIVE_INFINITY });
  const remembered = await shown(['remembered', 'traffic/list']);
  const list = await shown(['card', 'list']);
  createRefresher(queries, now).note(null);
  await vi.advanceTimersByTimeAsync(20_000);
  expect([form(), remembered(), list()]).toEqual([1, 1, 2]);
});

test('a list of which many pages were read is read anew more slowly', async () => {
  const long = await shown(['customer', 'list'], { data: { pages: Array.from({ length: 6 }, () => ({})) } });
  const refresher = createRefresher(queries, now);
  refresher.note(null);
  await vi.advanceTimersByTimeAsync(200);
  const first = long();
  for (let at = 0; at < 9; at += 1) {
    refresher.note(null);
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect([first, long()]).toEqual([2, 2]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(long()).toBe(3);
});

const words = ['traffic', 'floor', 'card', 'customer', 'plan', 'audit', 'dictionary', 'staff', 'somethingNew'];
const shownOf = (entities: readonly string[] | null): readonly string[] => words.filter(showsAny(entities));

test('an entity that nobody has thought of, and what is not known any more, make everything be read anew', () => {
  expect(shownOf(['traffic', 'somethingNew'])).toEqual(words);
  expect(shownOf(['toString'])).toEqual(words);
  expect(shownOf(null)).toEqual(words);
  expect(shownOf([])).toEqual([]);
});

test('what hangs on a customer is shown anywhere but in the store’s own lists', () => {
  const work = words.filter((word) => word !== 'dictionary' && word !== 'staff');
  const hanging = Object.values(entities).filter(({ root }) => root !== 'commons');
  expect(hanging.length).toBeGreaterThan(5);
  for (const { name } of hanging) expect(shownOf([name]), name).toEqual(work);
});

test('what the folder of recordings took is shown by its own lists and by nothing else', () => {
  const all = [...words, 'recording', 'recordingFolder'];
  expect(all.filter(showsAny(['recordingFolder']))).toEqual(['recordingFolder']);
  // what became a customer's is gone from them
  expect(all.filter(showsAny(['recording']))).toContain('recordingFolder');
});

test('the register and the floor board show what is written at the door', () => {
  expect(shownOf(['traffic'])).toEqual(['traffic', 'floor', 'audit']);
  expect(shownOf(['floorFact'])).toEqual(['floor']);
  expect(shownOf(['staff'])).toContain('floor');
});
