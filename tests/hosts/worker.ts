import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { startStoreWorker } from '../../api/store-worker.ts';
import { lateAnswers } from './late-answers.ts';
import { readSharedClock } from './shared-clock.ts';

// The shipped store worker with one difference: its clock is the test's. Its answers come late where that is asked for.
const given = z
  .object({ dataDir: z.string(), version: z.string(), clock: z.instanceof(SharedArrayBuffer) })
  .parse(workerData);
if (!parentPort) throw new Error('the store runs in a worker thread');
const lateMs = Number(process.env.QIATAN_TEST_LATE_MS ?? 0);
startStoreWorker({
  dataDir: given.dataDir,
  version: given.version,
  host: lateMs > 0 ? lateAnswers(parentPort, lateMs) : parentPort,
  clock: () => readSharedClock(given.clock),
  random: (bytes) => randomBytes(bytes),
  synchronous: 'FULL',
});
