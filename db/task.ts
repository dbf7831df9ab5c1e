import { type BackupSource, writeBackup } from './backup.ts';
import { connect } from './connect.ts';
import { type StoreTrouble, StoreUnavailable } from './faults.ts';
import { isWhole } from './inspect.ts';

/** Work on a store's file that takes long and needs no more than to read it. */
export type StoreTask =
  | { readonly kind: 'backup'; readonly source: BackupSource; readonly target: string; readonly at: number }
  | { readonly kind: 'check'; readonly source: BackupSource };

/** How it went; a trouble as a sentence. */
export type TaskResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: StoreTrouble; readonly message: string };

/** Runs a task somewhere; rejects only for bugs. */
export type RunTask = (task: StoreTask) => Promise<TaskResult>;

/** Does a task on a connection of its own that cannot write. */
export function runTask(task: StoreTask): TaskResult {
  try {
    if (task.kind === 'backup') writeBackup(task.source, task.target, task.at);
    else checkFile(task.source);
    return { ok: true };
  } catch (error) {
    if (error instanceof StoreUnavailable) return { ok: false, reason: error.reason, message: error.message };
    throw error;
  }
}

function checkFile({ databaseFile, key }: BackupSource): void {
  const db = connect(databaseFile, key, { readonly: true });
  try {
    if (!isWhole(db))
      throw new StoreUnavailable('damaged', '每周检查发现数据文件已损坏，已停止写入。请从备份恢复：npx qiatan restore');
  } finally {
    db.close();
  }
}
