import { toHex } from '../../db/ids.ts';
import { folderRowId, recordingFolderOf } from '../../db/queries/recording-folder.ts';
import type { RecordingFolderView } from '../../shared/contract/recording-folder.ts';
import { cleanPath, folderProblem } from '../../shared/domain/recording-folder/paths.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { findFolder, storeRootOf } from './facts.ts';
import { isAtHost, viewFolder } from './view.ts';
import { watchOf } from './watch.ts';

/**
 * Says which folder is watched, or that none is. Only somebody at the machine may (`isAtHost`); the folder must be there
 * and must be one that may be watched. Where it is off anything may be kept. It is in the log, path and all.
 */
export async function setFolder(
  input: { readonly path?: string | undefined; readonly isOn: boolean },
  call: ActorCall,
): Promise<RecordingFolderView | Refusal> {
  if (!isAtHost(call.connection)) return refuse('HOST_ONLY', { act: '设录音文件夹' });
  const before = recordingFolderOf(call.deps.store.read);
  const path = input.path === undefined ? before?.path : cleanPath(input.path);
  if (!path) return refuse('INVALID_INPUT', { field: '录音文件夹', problem: '还没选，请写上完整路径' }, 'path');
  const found = await usable(call, path, input.isOn && (input.path !== undefined || before?.isOn !== 1));
  if (isRefusal(found)) return found;
  const set = act(call, (tx) => {
    tx.local(
      `INSERT INTO recording_folder (id, path, is_on, salt, taken, set_at, set_by_id) VALUES (?,?,?,?,0,?,?)
       ON CONFLICT (id) DO UPDATE SET path = excluded.path, is_on = excluded.is_on, set_at = excluded.set_at,
         set_by_id = excluded.set_by_id`,
      ...[folderRowId, found, input.isOn ? 1 : 0, toHex(call.deps.store.random(16)), call.now, call.actor.id],
    );
    // what was not taken from another folder is not there any more
    if (before && before.path !== found) tx.local('DELETE FROM folder_file WHERE problem IS NOT NULL');
    tx.tell('recordingFolder');
    tx.note({ action: call.procedure, subject: 'recordingFolder', body: { path: found, isOn: input.isOn } });
  });
  if (isRefusal(set)) return set;
  const watch = watchOf(call.deps);
  watch.reset();
  if (input.isOn) watch.lookNow();
  return viewFolder(call);
}

/** The path without links, where the folder may be watched; as it is where it is only kept for later. */
async function usable({ deps }: ActorCall, path: string, isAsked: boolean): Promise<string | Refusal> {
  if (!isAsked) return path;
  const folder = await findFolder(path, storeRootOf(deps.store));
  const problem = folderProblem(folder);
  return problem === null ? folder.real : refuse('INVALID_INPUT', { field: '录音文件夹', problem }, 'path');
}

/** Looks now; who asks is answered at once. */
export function scanNow(call: ActorCall): RecordingFolderView | Refusal {
  if (recordingFolderOf(call.deps.store.read)?.isOn !== 1)
    return refuse('INVALID_INPUT', { field: '录音文件夹', problem: '没有打开，请先选好文件夹并打开' }, 'isOn');
  watchOf(call.deps).lookNow();
  return viewFolder(call);
}
