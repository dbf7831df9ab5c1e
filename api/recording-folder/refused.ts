import { z } from 'zod';
import { refusedFilesQuery } from '../../db/queries/recording-folder.ts';
import { maskNumbersIn } from '../../shared/domain/recording/file-name.ts';
import { type FileProblem, fileProblems } from '../../shared/domain/recording-folder/looks.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { pageOfRows, readCursor } from '../paging.ts';

export const byTimeCursor = z.tuple([z.int(), z.string()]);

/** Files of the folder that were not taken, with the reason, the newest first. */
export function refusedFiles(
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
  { deps }: ActorCall,
) {
  const after = readCursor(cursor, byTimeCursor);
  if (isRefusal(after)) return after;
  const found = deps.store.read.all(refusedFilesQuery(after && { at: after[0], id: after[1] }, limit + 1));
  const page = pageOfRows(found, limit, ({ at, id }) => [at, id]);
  const rows = page.rows.map(({ id, name, bytes, problem, at }) => ({
    ...{ id, bytes, at },
    name: maskNumbersIn(name ?? ''),
    problem: problemOf(problem),
  }));
  return { rows, nextCursor: page.nextCursor };
}

/** A reason of a later release is that it is none of the formats of this one. */
function problemOf(stored: string | null): FileProblem {
  return fileProblems.find((known) => known === stored) ?? 'unknown';
}
