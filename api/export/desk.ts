import type { ExportKind, ExportUse } from '../../shared/domain/export.ts';
import type { ExportCell, RowsFile } from './rows-file.ts';

/** The next rows of a file; `isLast` once there are no more. */
export interface ExportPart {
  readonly rows: readonly (readonly ExportCell[])[];
  /** Customers whose rows were left out, because they did not agree to the use. */
  readonly leftOut: number;
  readonly isLast: boolean;
}

/** Reads an export piece by piece, each in the time of one call. */
export type ExportSource<Call> = (call: Call) => ExportPart;

/** A file that is being written. */
export interface ExportJob<Call> {
  readonly id: string;
  readonly actorId: string;
  readonly kind: ExportKind;
  readonly purpose: string;
  readonly use: ExportUse;
  readonly fullPhones: boolean;
  readonly source: ExportSource<Call>;
  readonly file: RowsFile;
  rows: number;
  leftOut: number;
  isDone: boolean;
  /** UTC ms of the last call about it. */
  touchedAt: number;
}

/** Holds the files that are being written, one a person. */
export interface ExportDesk<Call> {
  /** Takes the place of what the same person had begun before. */
  put(job: ExportJob<Call>): void;
  /** The person's own job, unless it was cancelled or left alone for too long. */
  find(id: string, actorId: string, now: number): ExportJob<Call> | undefined;
  drop(id: string, actorId: string): void;
}

/** So long a file waits for the next call; a closed window must not hold it for ever. */
const keptMs = 10 * 60_000;

/** An empty desk; it lives as long as the store's worker. */
export function createExportDesk<Call>(): ExportDesk<Call> {
  const jobs = new Map<string, ExportJob<Call>>();
  const remove = (actorId: string): void => {
    jobs.get(actorId)?.file.discard();
    jobs.delete(actorId);
  };
  const sweep = (now: number): void => {
    for (const job of jobs.values()) if (now - job.touchedAt > keptMs) remove(job.actorId);
  };
  return {
    put: (job) => {
      sweep(job.touchedAt);
      remove(job.actorId);
      jobs.set(job.actorId, job);
    },
    find: (id, actorId, now) => {
      sweep(now);
      const job = jobs.get(actorId);
      if (job?.id !== id) return undefined;
      job.touchedAt = now;
      return job;
    },
    drop: (id, actorId) => {
      if (jobs.get(actorId)?.id === id) remove(actorId);
    },
  };
}
