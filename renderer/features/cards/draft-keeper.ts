import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CardDraft } from '../../../shared/domain/card.ts';

/** A change is on the disk after this long: a power cut costs the last second of typing at most. */
const saveAfterMs = 900;
const retryAfterMs = 5000;

export interface DraftState {
  /** Null until the first save. */
  readonly id: string | null;
  /** The host's time of the last save, UTC ms. */
  readonly savedAt: number | null;
  /** The last save did not work; it is tried again. */
  readonly failed: boolean;
  /** Another window wrote to the draft: nothing is saved until somebody says which of the two goes on. */
  readonly isContested: boolean;
}

/** A draft as a window has seen it. */
export interface SeenDraft {
  readonly id: string;
  readonly savedAt: number | null;
}

interface DraftKeeperDeps {
  readonly draft: Pick<DraftState, 'id' | 'savedAt'>;
  /** Writes the draft; null makes a new one. Answers with a null id where there is nothing left to keep. */
  readonly save: (seen: SeenDraft | null, body: CardDraft) => Promise<Pick<DraftState, 'id' | 'savedAt'>>;
  /** The draft is gone, for instance thrown away on another screen: a new one is made. */
  readonly isGone: (error: unknown) => boolean;
  /** The draft is not as this window saw it: another one wrote to it. */
  readonly isContested: (error: unknown) => boolean;
}

/** Writes what is being typed to the host, one save at a time, the newest body last. */
export interface DraftKeeper extends StoreApi<DraftState> {
  readonly change: (body: CardDraft) => void;
  /** Writes what is not yet written; resolves when the host has it or the save failed. */
  readonly flush: () => Promise<void>;
  /**
   * Writes no more: the card itself is being saved. Resolves with the draft when nothing is under way; null where there is
   * none, or where it is another window's.
   */
  readonly hold: () => Promise<SeenDraft | null>;
  /** Leaves the contested draft to the other window and keeps what is written here as one of its own. */
  readonly part: () => Promise<void>;
  /** The draft's id, made now where nothing was typed yet; null where it cannot be written. */
  readonly ensure: () => Promise<string | null>;
  /** What is written here and not saved. */
  readonly unsaved: () => CardDraft | null;
  /** The card was not saved after all: goes on. */
  readonly resume: () => void;
}

export function createDraftKeeper({ draft, save, isGone, isContested }: DraftKeeperDeps): DraftKeeper {
  const store = createStore<DraftState>(() => ({ ...draft, failed: false, isContested: false }));
  let unsaved: CardDraft | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> | null = null;
  let isHeld = false;

  const plan = (ms: number): void => {
    if (timer === null && !isHeld && !store.getState().isContested) timer = setTimeout(() => void flush(), ms);
  };
  const stopTimer = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const seen = (): SeenDraft | null => {
    const { id, savedAt } = store.getState();
    return id === null ? null : { id, savedAt };
  };
  const write = async (body: CardDraft): Promise<void> => {
    try {
      const { id, savedAt } = await save(seen(), body);
      store.setState({ id, savedAt, failed: false });
    } catch (error) {
      unsaved ??= body;
      if (isContested(error)) store.setState({ isContested: true, failed: false });
      else store.setState(isGone(error) ? { id: null, savedAt: null, failed: true } : { failed: true });
    }
  };
  const flush = async (): Promise<void> => {
    stopTimer();
    await running;
    if (unsaved === null || isHeld || store.getState().isContested) return;
    const body = unsaved;
    unsaved = null;
    running = write(body);
    await running;
    running = null;
    if (unsaved !== null) plan(store.getState().failed ? retryAfterMs : saveAfterMs);
  };
  return {
    ...store,
    change: (body) => {
      unsaved = body;
      plan(saveAfterMs);
    },
    flush,
    hold: async () => {
      isHeld = true;
      stopTimer();
      await running;
      return store.getState().isContested ? null : seen();
    },
    part: async () => {
      store.setState({ id: null, savedAt: null, isContested: false });
      await flush();
    },
    ensure: async () => {
      if (store.getState().id === null) unsaved ??= {};
      await flush();
      return store.getState().id;
    },
    unsaved: () => unsaved,
    resume: () => {
      isHeld = false;
      if (unsaved !== null) plan(saveAfterMs);
    },
  };
}
