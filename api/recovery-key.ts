import type { Recovery } from '../db/recovery.ts';
import { isRefusal, type Refusal, refuse } from '../shared/domain/refusal.ts';
import { type ActorCall, act } from './call.ts';
import { verifyPerson } from './session/verify.ts';
import { loginNameOf } from './staff/person.ts';

/** Keeps the recovery key that was shown last; a tail that does not fit means that it was not written down. */
export function confirmRecoveryKey(recovery: Recovery, recoveryKeyTail: string): Refusal | null {
  if (recovery.confirmTail(recoveryKeyTail)) return null;
  const problem = '和抄下的恢复密钥对不上，请看着纸上的最后 4 位再填一次';
  return refuse('INVALID_INPUT', { field: '恢复密钥后 4 位', problem }, 'recoveryKeyTail');
}

/**
 * Shows a new recovery key to whoever proves to be the person who is signed in: it opens every later backup.
 * The old one counts until the new one was confirmed.
 */
export async function showNewRecoveryKey(call: ActorCall, password: string): Promise<{ text: string } | Refusal> {
  const { store, recovery } = call.deps;
  const loginName = loginNameOf(store.read, call.actor.id);
  if (isRefusal(loginName)) return loginName;
  const person = await verifyPerson(call, loginName, password);
  if (isRefusal(person)) return person;
  return act(call, (tx) => {
    tx.note({ action: call.procedure, subject: 'store:store', body: {} });
    return { text: recovery.create().text };
  });
}

/** Replaces the recovery key by the one shown last. What was backed up before keeps its own. */
export function replaceRecoveryKey(call: ActorCall, recoveryKeyTail: string): { done: true } | Refusal {
  return act(call, (tx) => {
    tx.note({ action: call.procedure, subject: 'store:store', body: {} });
    // last, so that nothing of the log can fail any more once the envelope on the disk is another
    return confirmRecoveryKey(call.deps.recovery, recoveryKeyTail) ?? { done: true as const };
  });
}
