import { createStore, type StoreApi } from 'zustand/vanilla';

/** How long a notice stays; one that says what went wrong stays until it is closed. */
export const noticeMs = 6000;

/** How long 「撤销 Ctrl Z」 works after the write, notice or no notice. */
export const undoMs = 600_000;

export interface Notice {
  readonly id: number;
  /** 「已记下，11月23日 10:00 再打」 */
  readonly text: string;
  readonly tone: 'plain' | 'error';
  /** Takes the write back; shown as 「撤销 Ctrl Z」. */
  readonly undo?: () => void | Promise<void>;
  /** Another way on, for example 「打开洽谈卡」; `keys` work outside text fields as long as the notice is shown. */
  readonly action?: { readonly label: string; readonly keys?: string; readonly run: () => void };
}

export interface NoticesState {
  /** The one that is shown. */
  readonly shown: Notice | null;
  /** The last write that can still be taken back. */
  readonly undoable: { readonly run: () => void | Promise<void>; readonly untilMs: number } | null;
}

export interface Notices extends StoreApi<NoticesState> {
  /** Shows a notice in place of the one before. */
  readonly show: (notice: Omit<Notice, 'id' | 'tone'>) => void;
  /** Shows an error, which does not vanish by itself. */
  readonly fail: (text: string, action?: NonNullable<Notice['action']>) => void;
  readonly close: (id: number) => void;
  /** Takes the last reversible write back, once, within ten minutes. False when there is none. */
  readonly undo: () => Promise<boolean>;
  /** Drops what is shown and what could be taken back: another person sits down. */
  readonly forget: () => void;
}

/** @param monotonicMs milliseconds that only ever grow, from any origin */
export function createNotices(monotonicMs: () => number): Notices {
  const store = createStore<NoticesState>(() => ({ shown: null, undoable: null }));
  let lastId = 0;
  const present = (notice: Omit<Notice, 'id'>): void => {
    lastId += 1;
    store.setState({ shown: { ...notice, id: lastId } });
  };
  return {
    ...store,
    show: (notice) => {
      present({ ...notice, tone: 'plain' });
      if (notice.undo) store.setState({ undoable: { run: notice.undo, untilMs: monotonicMs() + undoMs } });
    },
    fail: (text, action) => present({ text, tone: 'error', ...(action ? { action } : {}) }),
    close: (id) => store.setState(({ shown }) => ({ shown: shown?.id === id ? null : shown })),
    undo: async () => {
      const { undoable } = store.getState();
      if (undoable === null || monotonicMs() > undoable.untilMs) return false;
      // Forgotten before it runs: a second Ctrl Z must not take the same write back twice.
      store.setState({ undoable: null, shown: null });
      await undoable.run();
      return true;
    },
    forget: () => store.setState({ shown: null, undoable: null }),
  };
}
