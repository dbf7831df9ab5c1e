import { fileCode, refusalOfFault } from '../../db/faults.ts';
import { knownFile, refusedIdsQuery } from '../../db/queries/recording-folder.ts';
import { type FileLook, type FolderTrouble, mostFiles } from '../../shared/domain/recording-folder/looks.ts';
import { folderProblem } from '../../shared/domain/recording-folder/paths.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { findFolder, storeRootOf } from './facts.ts';
import { type FolderMemory, fileIdOf } from './memory.ts';
import { readRecording } from './read-file.ts';
import { noteRefused, runUnforced, takeIn } from './take.ts';
import { lookAt, walkFolder } from './walk.ts';

/** How a look at the folder went. */
export interface LookReport {
  /** What kept it from being a whole one. */
  readonly trouble: FolderTrouble | null;
  readonly files: number;
  /** Seen for the first time, or still changing: read at a later look. */
  readonly arriving: number;
  readonly unreadable: number;
}

/** One look at the folder. */
export interface Look {
  readonly deps: ApiDeps;
  readonly path: string;
  readonly salt: string;
  readonly memory: FolderMemory;
  /** Somebody asked for it: every file is asked for its size again. */
  readonly isThorough: boolean;
  /** False where the store is being closed, or another folder is looked into by now. */
  readonly goesOn: () => boolean;
  readonly tell: (progress: { readonly done: number; readonly of: number }) => void;
}

interface Found {
  readonly path: string;
  readonly name: string;
  readonly full: string;
  readonly look: FileLook;
}

interface Seen {
  readonly files: number;
  readonly arriving: number;
  readonly ready: readonly Found[];
}

const nothingSeen: Omit<LookReport, 'trouble'> = { files: 0, arriving: 0, unreadable: 0 };

/**
 * Looks into the folder: what is new and has not changed since the look before is read and taken in, one file after the
 * other. Between two handfuls of names, two files and two pieces of a file the store's thread is free for calls. What
 * goes wrong with a file is that file's affair; what goes wrong with the folder or the disk ends the look, and the next
 * one begins anew.
 */
export async function lookInto(look: Look): Promise<LookReport> {
  const folder = await findFolder(look.path, storeRootOf(look.deps.store));
  if (!look.goesOn()) return { ...nothingSeen, trouble: null };
  if (folderProblem(folder) !== null || folder.real !== look.path)
    return { ...nothingSeen, trouble: folder.kind === 'unreadable' ? 'unreadable' : 'gone' };
  const seen = await see(look);
  if (typeof seen === 'string') return { ...nothingSeen, trouble: seen };
  const { ready, ...counted } = seen;
  return { ...counted, ...(await readAll(look, ready)) };
}

async function see(look: Look): Promise<Seen | FolderTrouble> {
  const present = new Set<string>();
  const ready: Found[] = [];
  let arriving = 0;
  try {
    for await (const file of walkFolder(look.path)) {
      if (!look.goesOn()) break;
      if (present.size >= mostFiles) return 'too_many';
      present.add(file.path);
      const stage = await seeOne(look, file);
      if (stage === 'arriving') arriving += 1;
      else if (stage !== null) ready.push({ ...file, look: stage });
    }
  } catch (error) {
    const code = fileCode(error);
    if (code === null) throw error;
    return code === 'EACCES' || code === 'EPERM' ? 'unreadable' : 'gone';
  }
  if (look.goesOn()) {
    look.memory.keepOnly(present);
    forgetGone(look);
  }
  return { files: present.size, arriving, ready };
}

/** What is to be read now; null where nothing is to be done with a file. */
async function seeOne(
  { deps, salt, memory, isThorough, goesOn }: Look,
  { path, full }: Pick<Found, 'path' | 'full'>,
): Promise<FileLook | 'arriving' | null> {
  const now = deps.clock();
  if (!isThorough && memory.isAtRest(path, now)) return null;
  const found = await lookAt(full);
  if (found === null || !goesOn()) return null;
  const fileId = fileIdOf(salt, path, found);
  const known = knownFile(deps.store.read, fileId);
  if (known) {
    memory.know(path, { look: found, fileId, isTaken: known.problem === null }, now);
    return null;
  }
  return memory.settles(path, found, now) ? found : 'arriving';
}

/** A file that was not taken is shown as long as it is there. */
function forgetGone({ deps, memory }: Look): void {
  const refused = deps.store.read.all(refusedIdsQuery());
  if (refused.length === 0) return;
  const there = memory.knownIds();
  const gone = refused.filter(({ id }) => !there.has(id));
  if (gone.length === 0) return;
  runUnforced(deps, deps.clock(), (tx) => {
    for (const { id } of gone) tx.local('DELETE FROM folder_file WHERE id = ?', id);
    tx.tell('recordingFolder');
  });
}

async function readAll(look: Look, ready: readonly Found[]): Promise<Pick<LookReport, 'trouble' | 'unreadable'>> {
  let unreadable = 0;
  for (const [done, file] of ready.entries()) {
    if (!look.goesOn()) break;
    look.tell({ done, of: ready.length });
    try {
      const outcome = await readOne(look, file);
      if (outcome === 'crowded') break;
      if (outcome === 'unreadable') unreadable += 1;
      if (isRefusal(outcome)) return { unreadable, trouble: troubleOf(look, outcome) };
    } catch (error) {
      if (!look.goesOn()) break;
      const fault = refusalOfFault(error);
      if (fault === null) throw error;
      return { unreadable, trouble: troubleOf(look, fault) };
    }
  }
  return { unreadable, trouble: null };
}

/** What the store's own disk says ends the look; the files are still there for the next one. */
function troubleOf({ deps }: Look, { code }: Refusal): FolderTrouble {
  deps.log(`a recording of the folder was not taken: ${code}`);
  return code === 'STORE_FULL' ? 'disk_full' : 'failed';
}

async function readOne(look: Look, file: Found): Promise<'done' | 'crowded' | 'unreadable' | Refusal> {
  const { deps, memory, salt } = look;
  const now = deps.clock();
  const read = await readRecording({ blobs: deps.store.blobs, goesOn: look.goesOn, at: now }, file.full, file.look);
  if (!look.goesOn()) {
    if (read.kind === 'read') await deps.store.blobs.drop(read.upload.id);
    return 'done';
  }
  const fileId = fileIdOf(salt, file.path, file.look);
  if (read.kind === 'crowded' || read.kind === 'unreadable') return read.kind;
  if (read.kind === 'changed') {
    memory.forget(file.path);
    return 'done';
  }
  const of = { fileId, salt, name: file.name, bytes: file.look.bytes, now };
  const refused =
    read.kind === 'refused'
      ? noteRefused(deps, { ...of, problem: read.problem })
      : await takeIn(deps, { ...of, ...read });
  if (refused !== null) return refused;
  memory.know(file.path, { look: file.look, fileId, isTaken: read.kind === 'read' }, now);
  return 'done';
}
