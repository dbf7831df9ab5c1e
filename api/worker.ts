import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { startStoreWorker } from './store-worker.ts';

const given = z.object({ dataDir: z.string(), version: z.string() }).parse(workerData);
if (!parentPort) throw new Error('the store runs in a worker thread');
startStoreWorker({
  ...given,
  host: parentPort,
  clock: Date.now,
  random: (bytes) => randomBytes(bytes),
  synchronous: 'FULL',
});
