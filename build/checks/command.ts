import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Log } from './check.ts';

const root = join(import.meta.dirname, '../..');
const lingerMs = 3_000;

export interface Command {
  /** A script for this Node (ends in .ts, .js or .mjs), or a command of node_modules/.bin. */
  readonly command: string;
  readonly args: readonly string[];
  /** Added to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs?: number;
  /** Without one, the root of the project. */
  readonly cwd?: string;
}

export interface Finished {
  /** Null when it was stopped by a signal or could not be started at all. */
  readonly code: number | null;
  readonly output: string;
}

const defaultTimeoutMs = 5 * 60_000;
const running = new Set<ChildProcess>();

/** Runs one tool to its end, or to its time limit; whatever it leaves running is stopped with it. */
export function runCommand(wanted: Command, log: Log): Promise<Finished> {
  const { command, args } = wanted;
  const isScript = /\.(ts|m?js)$/.test(command);
  const timeoutMs = wanted.timeoutMs ?? defaultTimeoutMs;
  return new Promise((resolve) => {
    const child = spawn(isScript ? process.execPath : command, isScript ? [command, ...args] : args, {
      cwd: wanted.cwd ?? root,
      env: { ...process.env, NO_COLOR: '1', CI: 'true', ...wanted.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32', // its own group, so that stop() reaches what it started
      shell: process.platform === 'win32' && !isScript,
    });
    running.add(child);
    let output = '';
    const say = (text: string): void => {
      output += text;
      log(text);
    };
    const limit = setTimeout(() => {
      say(`\n✗ 超过 ${Math.round(timeoutMs / 1000)} 秒还没有结束，已停止。\n`);
      stop(child);
    }, timeoutMs);
    const finish = (code: number | null): void => {
      if (!running.has(child)) return;
      clearTimeout(limit);
      stop(child);
      running.delete(child);
      resolve({ code, output });
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say);
    child.once('error', (error) => {
      say(`✗ 无法运行 ${command}：${error.message}\n`);
      finish(null);
    });
    child.once('close', finish);
    child.once('exit', (code) => setTimeout(finish, lingerMs, code).unref()); // a grandchild may hold the pipes open
  });
}

/** Stops every tool that is still running; for Ctrl+C. */
export function stopAll(): void {
  for (const child of running) stop(child);
}

function stop(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // the whole group is gone already
  }
}
