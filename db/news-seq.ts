import { countOf, nextCount } from './counter.ts';
import { type Prepare, readHead } from './head.ts';

/** Counts the commands that told of local things. */
const localNews = 'local_news';

/**
 * Where the news of this machine have come: one more for every change set and for every command that told of local
 * things. It lies in the store, so a window that asks after a restart is told what it missed and nothing twice.
 */
export function newsSeq(prepare: Prepare): number {
  return readHead(prepare).deviceSeq + countOf(prepare, localNews);
}

/** Local things changed; inside the transaction that changed them. */
export function countLocalNews(prepare: Prepare): void {
  nextCount(prepare, localNews);
}
