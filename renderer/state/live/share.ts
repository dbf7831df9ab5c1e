import { z } from 'zod';
import type { PassedNews } from './live-loop.ts';

const messageSchema = z.union([
  z.object({
    kind: z.literal('news'),
    since: z.number(),
    seq: z.number(),
    entities: z.array(z.string()).readonly().nullable(),
  }),
  z.object({ kind: z.literal('lost'), isLost: z.boolean() }),
  z.object({ kind: z.enum(['who', 'touch']) }),
]);

/** What windows of one browser tell each other. Of people and customers nothing. */
export type WindowMessage =
  | ({ readonly kind: 'news' } & PassedNews)
  | { readonly kind: 'lost'; readonly isLost: boolean }
  /** Ask the host who is at the keyboard: somebody locked, unlocked, signed in or out. */
  | { readonly kind: 'who' }
  /** Somebody is at the keyboard of this browser. */
  | { readonly kind: 'touch' };

/** The other windows of the browser, which hold the same session. */
export interface Share {
  /** Runs `work` while no other window does; resolves when it ends or the signal comes. */
  readonly alone: (work: () => Promise<void>, signal: AbortSignal) => Promise<void>;
  readonly tell: (message: WindowMessage) => void;
  readonly onMessage: (listener: (message: WindowMessage) => void) => void;
  /** Whether the host may hold a question of ours: a browser has six connections to it, for all windows together. */
  readonly mayHold: boolean;
}

/** A desktop window has a session and a port of its own. */
export const ownWindow: Share = {
  alone: (work) => work(),
  tell: () => undefined,
  onMessage: () => undefined,
  mayHold: true,
};

/**
 * One window of the browser asks for all of them, the next takes over when it is closed or hidden. Where the page has no
 * locks (it was not served by this machine), each asks by itself and is answered at once.
 */
export function sharedWindow(page: Window & typeof globalThis): Share {
  const channel = new page.BroadcastChannel('qiatan-live');
  const locks = 'locks' in page.navigator ? page.navigator.locks : undefined;
  return {
    alone: async (work, signal) => {
      if (locks === undefined) return work();
      try {
        await locks.request('qiatan-live', { signal }, work);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
    tell: (message) => channel.postMessage(message),
    onMessage: (listener) => {
      channel.onmessage = ({ data }) => {
        const { success, data: message } = messageSchema.safeParse(data);
        if (success) listener(message);
      };
    },
    mayHold: locks !== undefined,
  };
}
