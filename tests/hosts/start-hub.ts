import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { instantAt } from '../../shared/calendar/civil-date.ts';

/** A browser-served showroom in a process of its own, with a clock that the test moves. */
export interface TestHub {
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Moves the showroom's clock. @param at `YYYY-MM-DD HH:mm` in Shanghai, or UTC ms */
  setClock(at: string | number): Promise<void>;
  close(): Promise<void>;
}

/** What one process of the tests compiled the next one need not: most of a host's start is that. */
export const compileCache = { NODE_COMPILE_CACHE: join(import.meta.dirname, '..', '..', 'test-results', 'compiled') };

const answerSchema = z.union([
  z.object({ ready: z.string() }),
  z.object({ failed: z.string() }),
  z.object({ moved: z.number() }),
]);

/** `YYYY-MM-DD HH:mm` in Shanghai as UTC ms. */
export function shanghai(at: string): number {
  const [date = '', time = ''] = at.split(' ');
  return instantAt(date, time, 'Asia/Shanghai');
}

/** Starts a showroom. A folder given by the test stays; one made here goes with the showroom. */
export async function startHub(options: {
  readonly at: string | number;
  readonly dataDir?: string;
  readonly port?: number;
}): Promise<TestHub> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'qiatan-hub-'));
  const at = toInstant(options.at);
  const child = fork(
    join(import.meta.dirname, 'hub-main.ts'),
    [`dataDir=${dataDir}`, `at=${at}`, `port=${options.port ?? 0}`],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, ...compileCache } },
  );
  const answer = await nextAnswer(child);
  if (!('ready' in answer)) throw new Error('failed' in answer ? answer.failed : 'the showroom did not start');
  return {
    url: answer.ready,
    dataDir,
    process: child,
    setClock: async (to) => {
      const moved = nextAnswer(child);
      child.send({ at: toInstant(to) });
      await moved;
    },
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.send({ close: true });
        await gone;
      }
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function toInstant(at: string | number): number {
  return typeof at === 'number' ? at : shanghai(at);
}

function nextAnswer(child: ChildProcess): Promise<z.infer<typeof answerSchema>> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`the showroom ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(answerSchema.parse(message));
    });
  });
}
