import { type CommandEnv, runCommand } from '../db/unit-of-work.ts';
import { refuse } from '../shared/domain/refusal.ts';
import type { Call, Handlers } from './call.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { confirmRecoveryKey } from './recovery-key.ts';
import { seedShowroom } from './setup/seed.ts';
import { readSettings } from './store-settings.ts';

export const setupHandlers: Handlers<'setup', Call> = {
  recoveryKey: (_input, call) => {
    if (readSettings(call.deps.store).setUp) return refuse('ALREADY_SET_UP');
    return { text: call.deps.recovery.create().text };
  },

  complete: async (input, call) => {
    if (readSettings(call.deps.store).setUp) return refuse('ALREADY_SET_UP');
    const weak = checkPassword(input.adminPassword, input.adminLoginName, 'adminPassword');
    if (weak) return weak;
    const unconfirmed = confirmRecoveryKey(call.deps.recovery, input.recoveryKeyTail);
    if (unconfirmed) return unconfirmed;
    const passwordHash = await hashPassword(input.adminPassword);
    return runCommand(call.deps.store, setupEnv(call), (tx) => {
      // asked again inside the transaction: two windows may have finished the wizard at once
      if (tx.find('store', 'store')) return refuse('ALREADY_SET_UP');
      seedShowroom(tx, input, { deviceId: call.deps.store.deviceId, passwordHash });
      return { done: true as const };
    });
  },
};

/** Nobody exists yet: what the wizard writes is signed by the set-up itself. */
function setupEnv(call: Call): CommandEnv {
  return { command: call.procedure, actorId: 'setup', now: call.now, isAuthority: call.isAuthority };
}
