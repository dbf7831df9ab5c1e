import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailable } from '../../../../db/faults.ts';
import { openStore } from '../../../../db/open.ts';
import type { Store } from '../../../../db/store.ts';
import { runCommand } from '../../../../db/unit-of-work.ts';
import { verifyDatabase } from '../../../../db/verify.ts';
import { isRefusal } from '../../../../shared/domain/refusal.ts';

// A process of its own for tests of what happens between processes and on other file systems.
const [act = '', root = ''] = process.argv.slice(2);
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const store = openStore(root, { random: (bytes) => randomBytes(bytes), synchronous: 'FULL' });
  if (act === 'fill') fill(store);
  else say({ opened: true, wasUnclean: store.wasUnclean });
  // a store that nothing refers to any more is collected, and its lock with it
  if (act === 'hold') setInterval(() => store.isWriting(), 1000);
  else store.close();
} catch (error) {
  if (!(error instanceof StoreUnavailable)) throw error;
  say({ refused: error.reason, message: error.message });
}

/** Saves until the disk is full, makes room as a person would, and saves again. */
function fill(store: Store): void {
  const first = saveUntilRefused(store, 1_000_000);
  rmSync(join(root, 'ballast'));
  const second = saveUntilRefused(store, 20);
  const findings = verifyDatabase(store.connection).findings.length;
  say({ saved: first.saved, refusedAs: first.refusedAs, savedAfter: second.saved, findings });
}

function saveUntilRefused(store: Store, limit: number): { readonly saved: number; readonly refusedAs: string } {
  for (let saved = 0; saved < limit; saved++) {
    const env = { command: 'test.fill', actorId: 'tester', now: Date.UTC(2026, 2, 9), isAuthority: true };
    const result = runCommand(store, env, (tx) => {
      tx.insert('dictionaryEntry', {
        id: tx.newId(),
        dictionary: 'source',
        code: 'x',
        label: 'x'.repeat(2000),
        aliases: '[]',
        sort: 1,
        active: 1,
      });
      return true;
    });
    if (isRefusal(result)) return { saved, refusedAs: result.code };
  }
  return { saved: limit, refusedAs: '' };
}
