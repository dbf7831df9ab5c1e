import { recordingFolderOf, refusedCountQuery, waitingCountQuery } from '../../db/queries/recording-folder.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { RecordingFolderView } from '../../shared/contract/recording-folder.ts';
import { fileProblems } from '../../shared/domain/recording-folder/looks.ts';
import type { ActorCall, Connection } from '../call.ts';
import { watchOf } from './watch.ts';

/**
 * Whether a caller sits at the machine whose folders are meant: the desktop's window, the command line, a browser on the
 * machine itself. A path of this machine is nobody else's business, and what it answers tells of its disks.
 */
export function isAtHost({ transport, address }: Connection): boolean {
  return (
    transport === 'desktop' || (transport === 'browser' && /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address))
  );
}

/** The watched folder as it stands, and how the last look went. */
export function viewFolder({ deps, connection }: ActorCall): RecordingFolderView {
  const { read } = deps.store;
  const folder = recordingFolderOf(read);
  const { isLooking, progress, last } = watchOf(deps).state;
  return {
    isSet: folder !== undefined,
    path: isAtHost(connection) ? (folder?.path ?? null) : null,
    isOn: folder?.isOn === 1,
    setAt: folder?.setAt ?? null,
    setBy: folder ? { id: folder.setById, name: staffNames(read).get(folder.setById) ?? '命令行' } : null,
    canSet: isAtHost(connection),
    isLooking,
    progress,
    lastLookAt: last?.at ?? null,
    trouble: last?.trouble ?? null,
    files: last?.files ?? 0,
    arriving: last?.arriving ?? 0,
    unreadable: last?.unreadable ?? 0,
    taken: folder?.taken ?? 0,
    waiting: read.get(waitingCountQuery())?.count ?? 0,
    notTaken: fileProblems
      .map((problem) => ({ problem, count: read.get(refusedCountQuery(problem))?.count ?? 0 }))
      .filter(({ count }) => count > 0),
  };
}
