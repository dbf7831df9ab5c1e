import type { Current } from '../../shared/contract/session.ts';
import type { Call } from '../call.ts';
import { readSettings } from '../store-settings.ts';
import { resolveSecret } from './secret.ts';

/** Who is at the keyboard and what time it is, as the holder of `secret` sees it. */
export function currentOf(call: Call, secret: string | null = call.connection.secret): Current {
  const { store, version } = call.deps;
  const settings = readSettings(store);
  const who = resolveSecret(store, { ...call.connection, secret }, call.now, settings.idleLockMinutes * 60_000);
  const { actor, mustChangePassword } = who;
  return {
    setUp: settings.setUp,
    storeName: settings.name,
    person: actor === null ? null : { ...actor, mustChangePassword },
    locked: who.locked,
    idleLockMinutes: settings.idleLockMinutes,
    now: call.now,
    today: call.today,
    zone: settings.zone,
    version,
  };
}
