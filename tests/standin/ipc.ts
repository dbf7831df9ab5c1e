import { EventEmitter } from 'node:events';

type Listener = (event: unknown, ...args: unknown[]) => unknown;

/** What a page's runtime says to main. */
export type PageMessage =
  | { readonly kind: 'invoke' | 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'port'; readonly id: number; readonly data: unknown }
  | { readonly kind: 'close'; readonly id: number }
  /** Wants to go to an address that no page is behind: `tel:`. */
  | { readonly kind: 'leave'; readonly url: string };

export type InvokeAnswer = { readonly value: unknown } | { readonly error: string };

/** Electron's `ipcMain`. */
export type IpcMain = ReturnType<typeof createIpcMain>;

export function createIpcMain() {
  const handlers = new Map<string, Listener>();
  const handle = (channel: string, listener: Listener): void => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, listener);
  };
  return Object.assign(new EventEmitter(), {
    handle,
    handleOnce: (channel: string, listener: Listener) =>
      handle(channel, (...args) => {
        handlers.delete(channel);
        return listener(...args);
      }),
    removeHandler: (channel: string) => void handlers.delete(channel),
    /** Calls a page's invoke; the answer crosses by value, an error only as text, as in Electron. */
    answer: async (channel: string, event: unknown, args: readonly unknown[]): Promise<InvokeAnswer> => {
      const listener = handlers.get(channel);
      if (!listener) return { error: `Error: No handler registered for '${channel}'` };
      try {
        return { value: structuredClone(await listener(event, ...args)) };
      } catch (error) {
        return { error: String(error) };
      }
    },
  });
}
