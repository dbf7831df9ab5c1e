import { expect, test } from 'vitest';
import { createSaidToday } from './said-today.ts';

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

test('what one window said, no other window of the person says again, until the next day', () => {
  const storage = memory();
  const [first, second, other] = ['s1', 's1', 's2'].map((id) => createSaidToday(storage, id));
  first?.add('2026-11-21', ['open 2026-11-21']);
  second?.add('2026-11-21', ['call 1', 'open 2026-11-21']);
  expect([...(first?.keys('2026-11-21') ?? [])]).toEqual(['open 2026-11-21', 'call 1']);
  expect(first?.keys('2026-11-22').size).toBe(0);
  expect(other?.keys('2026-11-21').size).toBe(0);
});

test('what cannot be read counts as nothing said', () => {
  const storage = memory();
  for (const text of ['', '{', '[]', '{"day":1,"keys":2}']) {
    storage.setItem('qiatan-reminded-s1', text);
    expect(createSaidToday(storage, 's1').keys('2026-11-21').size).toBe(0);
  }
});
