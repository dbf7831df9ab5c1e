import type { Prepare } from './head.ts';

/** The next value of a counter of this machine, from 1; inside the caller's transaction. */
export function nextCount(prepare: Prepare, name: string): number {
  const next = prepare(
    'INSERT INTO counter (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value',
  );
  return Number(next.pluck().get(name));
}

/** How far a counter of this machine has come; 0 before its first value. */
export function countOf(prepare: Prepare, name: string): number {
  return Number(prepare('SELECT value FROM counter WHERE name = ?').pluck().get(name) ?? 0);
}
