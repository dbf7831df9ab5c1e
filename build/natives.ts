import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** A platform installers are made for. */
export type Target = 'linux-x64' | 'win32-x64';

const bindings: Readonly<Record<Target, string>> = {
  'linux-x64': '@node-rs/argon2-linux-x64-gnu',
  'win32-x64': '@node-rs/argon2-win32-x64-msvc',
};

/**
 * Puts the native binding that npm installs for one platform only into out/natives/<target>, from node_modules or, for
 * another platform, by `npm pack`, checked against the lockfile's hash. Needs the network at most once per version.
 */
export function prepareNatives(target: Target): void {
  const name = bindings[target];
  const { version, integrity } = lockedPackage(name);
  const place = join(root, 'out/natives', target, name);
  if (installedVersion(place) === version) return;
  const installed = join(root, 'node_modules', name);
  const scratch = makeScratch();
  const source =
    installedVersion(installed) === version ? installed : download(`${name}@${version}`, integrity, scratch);
  cpSync(source, join(scratch, 'ready'), { recursive: true });
  rmSync(place, { recursive: true, force: true });
  mkdirSync(dirname(place), { recursive: true });
  renameSync(join(scratch, 'ready'), place); // at once, so that an interruption leaves no half of it
  rmSync(scratch, { recursive: true });
}

function download(spec: string, integrity: string, folder: string): string {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['pack', spec, '--silent', '--pack-destination', folder];
  const file = execFileSync(npm, args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' }).trim();
  const archive = readFileSync(join(folder, file));
  const [algorithm = '', expected] = integrity.split(/-(.*)/s);
  if (createHash(algorithm).update(archive).digest('base64') !== expected) {
    throw new Error(`${spec} 与 package-lock.json 里的校验值不一致，没有使用`);
  }
  execFileSync('tar', ['-xzf', file], { cwd: folder });
  return join(folder, 'package');
}

function makeScratch(): string {
  mkdirSync(join(root, 'out'), { recursive: true });
  return mkdtempSync(join(root, 'out/natives-')); // in out/, so that the final rename stays on one disk
}

function installedVersion(folder: string): string | null {
  const path = join(folder, 'package.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).version : null;
}

function lockedPackage(name: string): { readonly version: string; readonly integrity: string } {
  const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const entry = lockfile.packages[`node_modules/${name}`];
  if (!entry) throw new Error(`package-lock.json 里没有 ${name}`);
  return entry;
}
