import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHub, type TestHub } from '../../hosts/start-hub.ts';
import { createTestShowroom, type TestShowroom } from '../../integration/support/showroom.ts';

/** A showroom with a past, in a host of its own; everybody's password is `testPassword`. */
export interface SeededHub extends TestHub {
  /** The name by which somebody signs in. */
  loginOf(name: string): string;
}

/**
 * Lets a past come about through the dispatcher, then opens the same folder in a host.
 * @param at where the host's clock stands, `YYYY-MM-DD HH:mm`
 */
export async function startSeeded(
  at: string,
  past: (showroom: TestShowroom) => Promise<void>,
  from = '2026-11-01 09:00',
): Promise<SeededHub> {
  const showroom = await createTestShowroom({ at: from });
  const dataDir = mkdtempSync(join(tmpdir(), 'qiatan-seeded-'));
  const logins = new Map(showroom.staff.map(({ name, loginName }) => [name, loginName]));
  try {
    await past(showroom);
    showroom.store.close();
    cpSync(showroom.dataDir, dataDir, { recursive: true });
  } finally {
    rmSync(showroom.dataDir, { recursive: true, force: true });
  }
  const hub = await startHub({ at, dataDir });
  return {
    ...hub,
    loginOf: (name) => logins.get(name) ?? '',
    close: async () => {
      await hub.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
