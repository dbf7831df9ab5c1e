import { expect, it } from 'vitest';
import { openStore } from '../../../db/open.ts';
import { noteOnly } from '../../../db/unit-of-work.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { aCustomer, firstAt, run, testDeps } from './support/stores.ts';

const env = { command: 'card.checkIdentity', actorId: 's1', now: firstAt, isAuthority: true };
const trace = { action: 'card.checkIdentity', subject: 'customer:c1', body: {} };

it('a note alone is written without waiting for the disk, and everything after it is forced again', () => {
  const store = openStore(tempFolder(), { ...testDeps, synchronous: 'FULL' });
  const level = (): unknown => store.connection.pragma('synchronous', { simple: true });
  const seen: unknown[] = [];
  try {
    expect(level()).toBe(2);
    store.unforced(() => seen.push(level()));
    expect(() =>
      store.unforced(() => {
        throw new Error('inside');
      }),
    ).toThrow('inside');
    expect(seen).toEqual([1]);
    expect(level()).toBe(2);
    expect(noteOnly(store, env, [trace])).toBeNull();
    expect(level()).toBe(2);
    expect(store.prepare('SELECT count(*) FROM audit_log').pluck().get()).toBe(1);
  } finally {
    store.close();
  }
});

it('a store that never forces does not begin to, and a damaged one tells nothing', () => {
  const store = openStore(tempFolder(), testDeps);
  try {
    store.unforced(() => expect(store.connection.pragma('synchronous', { simple: true })).toBe(0));
    expect(store.connection.pragma('synchronous', { simple: true })).toBe(0);
    run(store, (tx) => tx.insert('customer', aCustomer('c1')));
    store.halt();
    expect(noteOnly(store, env, [trace])).toMatchObject({ code: 'STORE_DAMAGED' });
  } finally {
    store.close();
  }
});
