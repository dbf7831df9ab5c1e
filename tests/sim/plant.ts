import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Edit, PlantedFault } from './planted-fault.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');

export interface Planted {
  readonly caught: boolean;
  /** The broken promise; where it was not caught, why. */
  readonly said: string;
}

/**
 * Plants a fault in a copy of the tree and runs the simulation that has to notice it. Throws where the fault does not fit
 * the sources any more.
 */
export async function plant(fault: PlantedFault): Promise<Planted> {
  const copy = mkdtempSync(join(tmpdir(), 'qiatan-planted-'));
  try {
    await copyTree(copy);
    for (const edit of fault.edits) applyEdit(copy, edit);
    return await runTest(copy, fault);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Everything that the repository knows or would take in; the dependencies are shared. */
async function copyTree(copy: string): Promise<void> {
  const { stdout } = await run('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  for (const file of stdout.split('\0')) {
    if (file === '') continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}

/** A fault that no longer fits would prove nothing: its text must stand there exactly once. */
function applyEdit(copy: string, { file, find, replace }: Edit): void {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`${file} has the text of the fault ${parts.length - 1} times: ${find}`);
  writeFileSync(path, parts.join(replace));
}

async function runTest(copy: string, fault: PlantedFault): Promise<Planted> {
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--project', 'sim', fault.test, '--reporter', 'default', '--no-color'];
  try {
    await run(process.execPath, args, {
      cwd: copy,
      env: { ...process.env, ...fault.env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { caught: false, said: 'every test passed' };
  } catch (error) {
    const output = outputOf(error);
    const line = output.split('\n').find((each) => fault.caughtBy.test(each));
    if (line !== undefined) return { caught: true, said: line.trim() };
    return { caught: false, said: `it failed for another reason: ${output.slice(-2000)}` };
  }
}

function outputOf(error: unknown): string {
  const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string }; // what execFile throws
  return `${stdout}\n${stderr}`;
}
