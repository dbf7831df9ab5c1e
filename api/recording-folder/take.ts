import type { Upload } from '../../db/blobs/upload.ts';
import { folderRowId, isContentKnown, isRecorded } from '../../db/queries/recording-folder.ts';
import { type CommandEnv, runCommand, type Tx } from '../../db/unit-of-work.ts';
import { tidyFileName } from '../../shared/domain/attachment.ts';
import type { FileProblem } from '../../shared/domain/recording-folder/looks.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { readSettings } from '../store-settings.ts';
import { contentIdOf } from './memory.ts';
import { type Arrived, place } from './place.ts';

/** A file of the folder, as it is remembered. */
export interface FileNoted {
  readonly fileId: string;
  readonly salt: string;
  readonly name: string;
  readonly bytes: number;
  readonly now: number;
}

/** What the program does by itself with recordings. */
function folderEnv(deps: ApiDeps, now: number): CommandEnv {
  return { command: 'job.recording_folder', actorId: 'system', now, isAuthority: deps.isAuthority() };
}

/**
 * Writes without waiting for the disk: what a power cut takes is in the folder still, and so is not remembered as read.
 */
export function runUnforced(deps: ApiDeps, now: number, body: (tx: Tx) => void): Refusal | null {
  const { store } = deps;
  return store.unforced(() => {
    const written = runCommand(store, folderEnv(deps, now), body);
    return isRefusal(written) ? written : null;
  });
}

/** Remembers a file that is no recording, so that it is shown and not read again. */
export function noteRefused(
  deps: ApiDeps,
  { fileId, name, bytes, now, problem }: FileNoted & { readonly problem: FileProblem },
): Refusal | null {
  return runUnforced(deps, now, (tx) => {
    tx.local(
      'INSERT OR REPLACE INTO folder_file (id, content, problem, name, bytes, at) VALUES (?,NULL,?,?,?,?)',
      ...[fileId, problem, tidyFileName(name), bytes, now],
    );
    tx.tell('recordingFolder');
  });
}

/**
 * Takes in a recording whose bytes are sealed: it goes to the customer who has the number of its name, and else waits for
 * a person. What was taken before under any name, by hand as well, is not taken a second time, even where somebody
 * removed it or was forgotten since. Row, bytes and memory of it appear together.
 */
export async function takeIn(
  deps: ApiDeps,
  found: FileNoted & Arrived & { readonly upload: Upload },
): Promise<Refusal | null> {
  const { store } = deps;
  const { upload, sha256, now } = found;
  const content = contentIdOf(found.salt, sha256);
  try {
    if (isContentKnown(store.read, content) || isRecorded(store.read, sha256))
      return runUnforced(deps, now, (tx) => remember(tx, found, content));
    await upload.finish(now);
    if (!store.connection.open) return null;
    return runUnforced(deps, now, (tx) => {
      remember(tx, found, content);
      place(tx, found, readSettings(store).zone);
      tx.local('UPDATE recording_folder SET taken = taken + 1 WHERE id = ?', folderRowId);
      tx.tell('recordingFolder');
    });
  } finally {
    // only now: until a row speaks of the bytes, the upload keeps them from being taken away
    await store.blobs.drop(upload.id);
  }
}

function remember(tx: Tx, { fileId, bytes, now }: FileNoted, content: string): void {
  tx.local(
    'INSERT OR REPLACE INTO folder_file (id, content, problem, name, bytes, at) VALUES (?,?,NULL,NULL,?,?)',
    ...[fileId, content, bytes, now],
  );
}
