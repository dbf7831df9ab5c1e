import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

/** What a process of `holder.main.ts` says, one line each. */
const lineSchema = z.union([
  z.object({ opened: z.literal(true), wasUnclean: z.boolean() }),
  z.object({ refused: z.string(), message: z.string() }),
  z.object({ saved: z.number(), refusedAs: z.string(), savedAfter: z.number(), findings: z.number() }),
]);

export type HolderLine = z.infer<typeof lineSchema>;

/** A process of its own that works on a store. */
export interface Holder {
  readonly process: ChildProcess;
  /** Its next line. Fails with what it wrote to stderr when it ends without one. */
  next(): Promise<HolderLine>;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
}

const main = join(import.meta.dirname, 'holder.main.ts');

/** Starts a process that opens a store and does what it is told. */
export function startHolder(act: 'hold' | 'open' | 'fill', root: string): Holder {
  return start(process.execPath, [main, act, root]);
}

/**
 * The same in a mount namespace of its own, after shell commands that shape its file system; `$1` is the folder.
 * Root ignores permissions, so a folder is made read-only, or a disk small, by mounting.
 */
export function startHolderWithMounts(act: 'open' | 'fill', root: string, mounts: string): Holder {
  const script = `set -e; ${mounts}; exec "$2" "$3" ${act} "$1"`;
  return start('unshare', ['-rm', 'sh', '-c', script, 'sh', root, process.execPath, main]);
}

function start(command: string, args: readonly string[]): Holder {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    gone,
    next: async () => {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${command} ended without a word (this test needs unshare -rm for mounts): ${errors}`);
      return lineSchema.parse(JSON.parse(value));
    },
  };
}
