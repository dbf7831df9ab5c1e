import type { ChangesSince } from '../../db/change-feed.ts';
import type { News } from '../../shared/contract/live.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { resolveSecret } from '../session/secret.ts';
import { readSettings } from '../store-settings.ts';

/**
 * Answers as soon as anything is saved after `since`, or when the time is up with nothing new. It names kinds of things
 * and no thing, so it is the same for everybody who is signed in. Whoever was locked or signed out meanwhile is refused
 * at once: what he would read next is no longer his to see.
 */
export async function changesSince(
  input: { readonly since: number | null; readonly waitMs: number },
  call: ActorCall,
): Promise<News | Refusal> {
  const { feed } = call.deps.store;
  const first = feed.since(input.since);
  if (input.since === null || isNews(first) || input.waitMs === 0) return news(first);
  await nextWake(call, input.waitMs);
  return goneSince(call) ?? news(feed.since(input.since));
}

function isNews({ entities }: ChangesSince): boolean {
  return entities === null || entities.length > 0;
}

function news({ seq, entities }: ChangesSince): News {
  return { seq, entities: entities === null ? null : [...entities] };
}

/** Waits until the feed wakes everybody, or for so long at most. */
function nextWake({ deps: { store }, actor }: ActorCall, waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(end, waitMs);
    const stop = store.feed.listen(actor.id, end);
  });
}

/** Why the holder of the connection may no longer hear anything; asked anew, as waiting takes long. */
function goneSince({ deps, connection }: ActorCall): Refusal | null {
  const { idleLockMinutes } = readSettings(deps.store);
  const who = resolveSecret(deps.store, connection, deps.clock(), idleLockMinutes * 60_000);
  if (who.actor === null) return refuse('NOT_SIGNED_IN');
  return who.locked ? refuse('SESSION_LOCKED') : null;
}
