import { setTimeout } from 'node:timers/promises';
import { recordingFolderOf } from '../../db/queries/recording-folder.ts';
import type { Store } from '../../db/store.ts';
import { secondLookMs } from '../../shared/domain/recording-folder/looks.ts';
import type { ApiDeps } from '../deps.ts';
import { readSettings } from '../store-settings.ts';
import { type LookReport, lookInto } from './look.ts';
import { createFolderMemory, type FolderMemory } from './memory.ts';
import { createTending } from './tend.ts';

/** What of the watch is not in the store: it begins anew with the program. */
export interface WatchState {
  readonly isLooking: boolean;
  /** New files that are being read. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly last: (LookReport & { readonly at: number }) | null;
}

/** Looks into the folder of recordings beside the calls. */
export interface FolderWatch {
  readonly state: WatchState;
  /** The host's timer: looks, unless a look is under way. */
  tick(): void;
  /** A person's wish: looks now, and a moment later once more, so that what is whole is read at once. */
  lookNow(): void;
  /** Another folder, or none: what is remembered of the old one goes, and a look at it ends. */
  reset(): void;
  /**
   * Looks no more, because the store is about to be closed; resolves when the look under way has ended, or hangs at a
   * folder that does not answer.
   */
  rest(): Promise<void>;
}

/** A look ends after the piece of a file that it is at; what lies on another machine may take longer than anybody waits. */
const restMs = 2_000;

const watches = new WeakMap<Store, FolderWatch>();

/** The watch of an open store; it lives and dies with it, and there is one, whoever asks. */
export function watchOf(deps: ApiDeps): FolderWatch {
  const known = watches.get(deps.store);
  if (known !== undefined) return known;
  const made = createFolderWatch(deps);
  watches.set(deps.store, made);
  return made;
}

function createFolderWatch(deps: ApiDeps): FolderWatch {
  const { store } = deps;
  const tend = createTending(deps);
  let memory: FolderMemory = createFolderMemory();
  let running: Promise<void> | null = null;
  let isWanted = false;
  let isOver = false;
  let progress: WatchState['progress'] = null;
  let last: WatchState['last'] = null;

  /** Whether a look that began with this memory may go on: nobody waits for it, and a closed store is nobody's. */
  const goesOn = (begun: FolderMemory): boolean =>
    !isOver && begun === memory && store.connection.open && !store.isHalted() && readSettings(store).setUp;

  const lookOnce = async (isThorough: boolean): Promise<void> => {
    const begun = memory;
    if (!goesOn(begun)) return;
    const folder = recordingFolderOf(store.read);
    if (folder?.isOn !== 1) return;
    const report = await lookInto({
      deps,
      path: folder.path,
      salt: folder.salt,
      memory: begun,
      isThorough,
      goesOn: () => goesOn(begun),
      tell: (next) => {
        progress = next;
      },
    });
    if (goesOn(begun)) last = { ...report, at: deps.clock() };
  };
  const look = async (): Promise<void> => {
    do {
      const isAsked = isWanted;
      isWanted = false;
      await lookOnce(isAsked);
      if (isAsked && (last?.arriving ?? 0) > 0) {
        await setTimeout(secondLookMs, undefined, { ref: false });
        await lookOnce(true);
      }
      await tend(() => goesOn(memory));
      // asked for meanwhile, by somebody who has just copied something
    } while (isWanted && !isOver);
  };
  const start = (): void => {
    if (running !== null || isOver) return;
    running = look()
      .catch((error: unknown) => {
        if (store.connection.open) last = { ...noFiles, trouble: 'failed', at: deps.clock() };
        deps.log(`the look at the folder of recordings broke: ${error instanceof Error ? error.stack : String(error)}`);
      })
      .finally(() => {
        running = null;
        progress = null;
      });
  };
  return {
    get state() {
      return { isLooking: running !== null, progress, last };
    },
    tick: start,
    lookNow: () => {
      isWanted = true;
      start();
    },
    reset: () => {
      memory = createFolderMemory();
      last = null;
    },
    rest: async () => {
      isOver = true;
      const late = new AbortController();
      await Promise.race([running, setTimeout(restMs, undefined, { ref: false, signal: late.signal })]).finally(() =>
        late.abort(),
      );
    },
  };
}

const noFiles = { files: 0, arriving: 0, unreadable: 0 } as const;
