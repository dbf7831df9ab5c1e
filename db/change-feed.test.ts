import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createChangeFeed } from './change-feed.ts';

test('whoever asks for the first time learns where he is and nothing else', () => {
  expect(createChangeFeed(7).since(null)).toEqual({ seq: 7, entities: [] });
});

test('whoever asks again learns every kind that was saved in between, each once, and nothing twice', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(fc.constantFrom('traffic', 'card', 'customer', 'plan'), { minLength: 1 }), {
        maxLength: 60,
      }),
      fc.array(fc.nat(60)),
      (commits, pauses) => {
        const feed = createChangeFeed(0);
        const asksAt = new Set(pauses);
        let seen = 0;
        let missed = new Set<string>();
        commits.forEach((entities, at) => {
          feed.publish(at + 1, new Set(entities));
          for (const name of entities) missed.add(name);
          if (!asksAt.has(at)) return;
          expect(feed.since(seen)).toEqual({ seq: at + 1, entities: [...missed].sort() });
          seen = at + 1;
          missed = new Set();
        });
      },
    ),
  );
});

test('after a restart, a restore or more than is remembered, everything may have changed', () => {
  const feed = createChangeFeed(10);
  expect(feed.since(9).entities).toBeNull();
  expect(feed.since(11).entities).toBeNull();
  for (let seq = 11; seq <= 600; seq += 1) feed.publish(seq, new Set(['card']));
  expect(feed.since(10).entities).toBeNull();
  expect(feed.since(100)).toEqual({ seq: 600, entities: ['card'] });
});

test('a listener hears every commit and every call to look again, until it stops', () => {
  const feed = createChangeFeed(0);
  let heard = 0;
  const stop = feed.listen('wang', () => {
    heard += 1;
  });
  feed.publish(1, new Set(['card']));
  feed.wake();
  stop();
  feed.publish(2, new Set(['card']));
  expect(heard).toBe(2);
});

/** Listens so often as one person; says how many of these were told to look again. */
function listenAs(feed: ReturnType<typeof createChangeFeed>, who: string, times: number): { readonly told: number[] } {
  const told: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const stop = feed.listen(who, () => {
      told.push(at);
      stop();
    });
  }
  return { told };
}

test('somebody with hundreds of windows ends his own oldest ones and nobody else’s', () => {
  const feed = createChangeFeed(0);
  const other = listenAs(feed, 'li', 3);
  const { told } = listenAs(feed, 'wang', 300);
  expect(told).toEqual(Array.from({ length: 260 }, (_, at) => at));
  expect(other.told).toEqual([]);
});

test('where everybody together has too many, whoever has most makes room', () => {
  const feed = createChangeFeed(0);
  const li = listenAs(feed, 'li', 2);
  const many = ['a', 'b', 'c', 'd', 'e'].map((who) => listenAs(feed, who, 40));
  expect(li.told).toEqual([]);
  expect(many.map(({ told }) => told.length).reduce((sum, count) => sum + count, 0)).toBe(2);
  expect(listenAs(feed, 'zhao', 1).told).toEqual([]);
  expect(li.told).toEqual([]);
});
