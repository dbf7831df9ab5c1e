import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const modules = join(root, 'node_modules');

/** A platform installers are made for, in electron-builder's words `${os}-${arch}`. */
export type Target = 'linux-x64' | 'win-x64';

/** Which files carry native code for a target: argon2's package of its own, and one of better-sqlite3's prebuilds. */
export const nativeNames: Readonly<Record<Target, { readonly argon2: string; readonly sqlite: string }>> = {
  'linux-x64': { argon2: 'linux-x64-gnu', sqlite: 'linux-x64' },
  'win-x64': { argon2: 'win32-x64-msvc', sqlite: 'win32-x64' },
};

/**
 * Lays the native modules of a target out in out/natives/<target>, as they go below node_modules. npm installs argon2's
 * binding for this machine only; another one comes by `npm pack`, checked against the lockfile's hash, and needs the
 * network once per version.
 */
export function prepareNatives(target: Target): void {
  const { argon2, sqlite } = nativeNames[target];
  const place = join(root, 'out/natives', target);
  const scratch = makeScratch();
  const ready = join(scratch, 'ready');
  const binding = `@node-rs/argon2-${argon2}`;
  const prebuild = join('better-sqlite3/prebuilds', `${sqlite}.node`);
  cpSync(bindingFolder(binding, join(place, binding), scratch), join(ready, binding), { recursive: true });
  cpSync(join(modules, prebuild), join(ready, prebuild));
  rmSync(place, { recursive: true, force: true });
  renameSync(ready, place); // at once, so that an interruption leaves no half of it
  rmSync(scratch, { recursive: true });
}

/** Where the locked version of a binding is: installed, fetched before, or fetched now. */
function bindingFolder(name: string, before: string, scratch: string): string {
  const { version, integrity } = lockedPackage(name);
  const present = [join(modules, name), before].find((folder) => installedVersion(folder) === version);
  return present ?? download(`${name}@${version}`, integrity, scratch);
}

function download(spec: string, integrity: string, folder: string): string {
  const args = ['pack', spec, '--silent', '--pack-destination', '.'];
  const file = execFileSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' }).trim();
  const archive = readFileSync(join(folder, file));
  const [algorithm = '', expected] = integrity.split(/-(.*)/s);
  if (createHash(algorithm).update(archive).digest('base64') !== expected) {
    throw new Error(`${spec} 与 package-lock.json 里的校验值不一致，没有使用`);
  }
  execFileSync('tar', ['-xzf', file], { cwd: folder });
  return join(folder, 'package');
}

function makeScratch(): string {
  mkdirSync(join(root, 'out/natives'), { recursive: true });
  return mkdtempSync(join(root, 'out/natives/.new-')); // beside the place, so that the final rename stays on one disk
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
