import { Worker } from 'node:worker_threads';
import type { RunTask, TaskResult } from '../db/task.ts';

/**
 * Runs long tasks in a thread of their own, so that no call waits for a backup.
 * @param main the worker's main; it is started once more with the task alone
 */
export function inThread(main: URL): RunTask {
  return (task) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(main, { workerData: { task } });
      worker.once('message', (result: TaskResult) => resolve(result));
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the background thread ended with ${code}`)));
    });
}
