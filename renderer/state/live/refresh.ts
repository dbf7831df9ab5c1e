import type { Query, QueryClient } from '@tanstack/react-query';
import { isRemembered } from '../remembered.ts';
import { showsAny } from './live-keys.ts';

/** News that come together are read together: nothing is read more often than this, in ms, and nothing later. */
export const paceMs = 700;

/** The first of some news is shown after so many ms, in which a command's own window has read its answer. */
const gatherMs = 120;

/** A list of which more pages than this were read is read anew more slowly: every page of it is a question. */
const manyPages = 5;
const slowPaceMs = 10_000;

/** Reads anew what news are about. */
export interface Refresher {
  readonly note: (entities: readonly string[] | null) => void;
  readonly stop: () => void;
}

/**
 * Reads the queries anew that show what was saved elsewhere. What a screen reads once and for all (a form that somebody
 * fills, the line of an audit being judged) stays as it is: nothing changes under somebody's hands.
 * @param monotonicMs milliseconds that only ever grow
 */
export function createRefresher(queries: QueryClient, monotonicMs: () => number): Refresher {
  const quick = createPace(paceMs, monotonicMs, (noted) => refresh(queries, noted, (query) => !isLong(query)));
  const slow = createPace(slowPaceMs, monotonicMs, (noted) => refresh(queries, noted, isLong));
  return {
    note: (entities) => {
      quick.note(entities);
      slow.note(entities);
    },
    stop: () => {
      quick.stop();
      slow.stop();
    },
  };
}

function createPace(
  ms: number,
  monotonicMs: () => number,
  flush: (entities: readonly string[] | null) => void,
): Refresher {
  let noted: Set<string> | null = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flushedAt = Number.NEGATIVE_INFINITY;
  const run = (): void => {
    timer = undefined;
    flushedAt = monotonicMs();
    const entities = noted === null ? null : [...noted];
    noted = new Set();
    flush(entities);
  };
  return {
    note: (entities) => {
      if (entities === null) noted = null;
      else for (const entity of entities) noted?.add(entity);
      timer ??= setTimeout(run, Math.max(gatherMs, flushedAt + ms - monotonicMs()));
    },
    stop: () => clearTimeout(timer),
  };
}

function refresh(queries: QueryClient, entities: readonly string[] | null, wanted: (query: Query) => boolean): void {
  const shows = showsAny(entities);
  void queries.invalidateQueries({
    predicate: (query) => shows(String(query.queryKey[0])) && !isReadOnce(query) && wanted(query),
  });
}

/** Nothing that a window remembers by itself is read from anywhere; a form is read when it is opened. */
function isReadOnce(query: Query): boolean {
  return isRemembered(query) || query.observers.some(({ options }) => options.staleTime === Number.POSITIVE_INFINITY);
}

function isLong({ state: { data } }: Query): boolean {
  if (typeof data !== 'object' || data === null || !('pages' in data)) return false;
  return Array.isArray(data.pages) && data.pages.length > manyPages;
}
