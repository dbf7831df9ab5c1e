import { nativeNames, type Target } from '../natives.ts';
import type { Claim } from './claims.ts';

/** A platform the application is packed for. */
export interface PackedTarget {
  readonly name: string;
  readonly target: Target;
}

/** What is known to be wanted; whatever matches none of these has no business in an installer. */
function wanted(target: Target): readonly RegExp[] {
  const sqlite = '/node_modules/better-sqlite3';
  const argon2 = '/node_modules/@node-rs/argon2';
  const native = nativeNames[target];
  return [
    /^\/(package\.json|LICENSE)$/,
    /^\/out\/main\/(index|store-worker|chunk-[\w-]+)\.js$/,
    /^\/out\/preload\/index\.cjs$/,
    /^\/out\/renderer\/((index|upgrading)\.html|assets\/[^/]+\.(js|css|svg|png|ico|woff2))$/,
    new RegExp(`^${sqlite}/(package\\.json|LICENSE|lib/[\\w/-]+\\.js|prebuilds/${native.sqlite}\\.node)$`),
    new RegExp(`^${argon2}/(package\\.json|LICENSE|index\\.js)$`),
    new RegExp(`^${argon2}-${native.argon2}/(package\\.json|README\\.md|argon2\\.${native.argon2}\\.node)$`),
  ];
}

function needed(target: Target): readonly string[] {
  const { argon2, sqlite } = nativeNames[target];
  return [
    '/package.json',
    '/out/main/index.js',
    '/out/main/store-worker.js',
    '/out/preload/index.cjs',
    '/out/renderer/index.html',
    '/out/renderer/upgrading.html',
    '/node_modules/better-sqlite3/lib/index.js',
    `/node_modules/better-sqlite3/prebuilds/${sqlite}.node`,
    '/node_modules/@node-rs/argon2/index.js',
    `/node_modules/@node-rs/argon2-${argon2}/argon2.${argon2}.node`,
  ];
}

/** Judges the entries of a packed archive (files and folders, with a leading slash). */
export function packedFileClaims({ name, target }: PackedTarget, entries: readonly string[]): readonly Claim[] {
  const files = entries.filter((path) => !entries.some((other) => other.startsWith(`${path}/`)));
  const patterns = wanted(target);
  const ofTarget = needed(target).filter((path) => path.endsWith('.node'));
  const foreign = files.filter((path) => path.endsWith('.node') && !ofTarget.includes(path));
  return [
    { claim: `${name}：该有的文件都在`, against: needed(target).filter((path) => !files.includes(path)) },
    {
      claim: `${name}：没有多余的文件（共 ${files.length} 个）`,
      against: files.filter((path) => !patterns.some((pattern) => pattern.test(path))),
    },
    { claim: `${name}：原生模块只有本平台的`, against: foreign },
    { claim: `${name}：没有源码对照表`, against: files.filter((path) => path.endsWith('.map')) },
  ];
}
