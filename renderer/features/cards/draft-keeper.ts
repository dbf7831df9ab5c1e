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
}

interface DraftKeeperDeps {
  readonly draft: Pick<DraftState, 'id' | 'savedAt'>;
  /** Writes the draft; a null id makes a new one. Answers with a null id where there is nothing left to keep. */
  readonly save: (id: string | null, body: CardDraft) => Promise<Pick<DraftState, 'id' | 'savedAt'>>;
  /** The draft is gone, for instance thrown away on another screen: a new one is made. */
  readonly isGone: (error: unknown) => boolean;
}

/** Writes what is being typed to the host, one save at a time, the newest body last. */
export interface DraftKeeper extends StoreApi<DraftState> {
  readonly change: (body: CardDraft) => void;
  /** Writes what is not yet written; resolves when the host has it or the save failed. */
  readonly flush: () => Promise<void>;
  /** Writes no more: the card itself is being saved. Resolves with the draft's id when nothing is under way. */
  readonly hold: () => Promise<string | null>;
  /** The card was not saved after all: goes on. */
  readonly resume: () => void;
}

export function createDraftKeeper({ draft, save, isGone }: DraftKeeperDeps): DraftKeeper {
  const store = createStore<DraftState>(() => ({ ...draft, failed: false }));
  let unsaved: CardDraft | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> | null = null;
  let isHeld = false;

  const plan = (ms: number): void => {
    if (timer === null && !isHeld) timer = setTimeout(() => void flush(), ms);
  };
  const stopTimer = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const write = async (body: CardDraft): Promise<void> => {
    try {
      const { id, savedAt } = await save(store.getState().id, body);
      store.setState({ id, savedAt, failed: false });
    } catch (error) {
      unsaved ??= body;
      store.setState(isGone(error) ? { id: null, failed: true } : { failed: true });
    }
  };
  const flush = async (): Promise<void> => {
    stopTimer();
    await running;
    if (unsaved === null || isHeld) return;
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
      return store.getState().id;
    },
    resume: () => {
      isHeld = false;
      if (unsaved !== null) plan(saveAfterMs);
    },
  };
}
