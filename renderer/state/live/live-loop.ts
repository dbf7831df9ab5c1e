import { longestWaitMs, type News } from '../../../shared/contract/live.ts';
import { failureOf } from '../failure.ts';

/** News as one window passes them on to the others of its browser: what was saved after `since`, up to `seq`. */
export interface PassedNews {
  readonly since: number;
  readonly seq: number;
  readonly entities: readonly string[] | null;
}

interface LoopDeps {
  readonly ask: (input: { since: number | null; waitMs: number }, signal: AbortSignal) => Promise<News>;
  /** Something was saved; null for whatever it may be. */
  readonly onNews: (entities: readonly string[] | null) => void;
  /** To be passed on to whoever listens here instead of asking himself. */
  readonly onPass: (news: PassedNews) => void;
  /** The host knows this session no longer, or has locked it. */
  readonly onRefused: () => void;
  /** Whether the host could not be reached lately. */
  readonly onLost: (isLost: boolean) => void;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Asks the host for news again and again. */
export interface LiveLoop {
  /** Asks once, without waiting: what was saved while nobody looked at this window. True when the host answered. */
  readonly catchUp: (signal: AbortSignal) => Promise<boolean>;
  /** Asks until the signal, or until the host refuses. @param waitMs how long the host may hold a question */
  readonly run: (signal: AbortSignal, waitMs?: number) => Promise<void>;
  /** Takes over what another window was told. */
  readonly hear: (news: PassedNews) => void;
}

/** Where the host may not hold a question, it is asked this often, in ms. */
const askEveryMs = 1000;

/** So long, in ms, it breathes after every answer: however much is saved, one window asks a few times a second at most. */
const breathMs = 150;

/** One lost answer is nothing; the second in a row is shown. */
const failuresShown = 2;

/** 1, 2, 4, 8, then 15 seconds between attempts. */
export function backOffMs(failures: number): number {
  return Math.min(15_000, 1000 * 2 ** (failures - 1));
}

/** Nothing is missed: whoever was away asks from where he was, and the host says so where it no longer knows. */
export function createLiveLoop(deps: LoopDeps): LiveLoop {
  let seen: number | null = null;
  let failures = 0;
  const take = (news: News): void => {
    const since = seen;
    seen = news.seq;
    // between the first reading of a list and the first question something may have been saved
    if (since === null) deps.onNews(null);
    else if (news.entities === null || news.entities.length > 0) {
      deps.onNews(news.entities);
      deps.onPass({ since, seq: news.seq, entities: news.entities });
    }
  };
  /** How it went; `refused` ends the asking. */
  const askOnce = async (signal: AbortSignal, waitMs: number): Promise<'answered' | 'failed' | 'refused'> => {
    try {
      const news = await deps.ask({ since: seen, waitMs }, signal);
      if (signal.aborted) return 'refused';
      failures = 0;
      deps.onLost(false);
      take(news);
      return 'answered';
    } catch (error) {
      if (signal.aborted) return 'refused';
      const { code, retryable } = failureOf(error);
      if (code !== null && !retryable) {
        deps.onRefused();
        return 'refused';
      }
      failures += 1;
      deps.onLost(failures >= failuresShown);
      return 'failed';
    }
  };
  return {
    catchUp: async (signal) => (await askOnce(signal, 0)) !== 'refused',
    run: async (signal, waitMs = longestWaitMs) => {
      while (!signal.aborted) {
        const went = await askOnce(signal, waitMs);
        if (went === 'refused') return;
        if (went === 'failed') await deps.pause(backOffMs(failures), signal);
        else await deps.pause(waitMs === 0 ? askEveryMs : breathMs, signal);
      }
    },
    hear: ({ since, seq, entities }) => {
      if (seen !== null && seq <= seen) return;
      const isWhole = seen !== null && since <= seen;
      seen = seq;
      deps.onNews(isWhole ? entities : null);
    },
  };
}
