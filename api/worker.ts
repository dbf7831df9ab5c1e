import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { runTask, type StoreTask } from '../db/task.ts';
import { inThread } from './background.ts';
import { startStoreWorker } from './store-worker.ts';

// One file plays two parts, because a packaged program has one: the store, and beside it the thread of a long task.
const given = z
  .union([z.object({ task: z.custom<StoreTask>() }), z.object({ dataDir: z.string(), version: z.string() })])
  .parse(workerData);
if (!parentPort) throw new Error('the store runs in a worker thread');
if ('task' in given) parentPort.postMessage(runTask(given.task));
else
  startStoreWorker({
    ...given,
    host: parentPort,
    clock: Date.now,
    random: (bytes) => randomBytes(bytes),
    synchronous: 'FULL',
    background: inThread(new URL(import.meta.url)),
  });
