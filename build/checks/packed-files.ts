import type { Target } from '../natives.ts';
import type { Claim } from './claims.ts';

/** A platform the application is packed for, in the words of the tools involved. */
export interface PackedTarget {
  readonly name: string;
  readonly flag: '--linux' | '--win';
  readonly platform: 'linux' | 'win32';
  readonly natives: Target;
  /** Last part of the name of argon2's package for the platform. */
  readonly binding: string;
  readonly folder: string;
  readonly executable: string;
}

/** What is known to be wanted; whatever matches none of these has no business in an installer. */
function wanted({ natives, binding }: PackedTarget): readonly RegExp[] {
  const sqlite = '/node_modules/better-sqlite3';
  const argon2 = '/node_modules/@node-rs/argon2';
  return [
    /^\/(package\.json|LICENSE)$/,
    /^\/out\/main\/(index|store-worker|chunk-[\w-]+)\.js$/,
    /^\/out\/preload\/index\.cjs$/,
    /^\/out\/renderer\/(index\.html|assets\/[^/]+\.(js|css|svg|png|ico|woff2))$/,
    new RegExp(`^${sqlite}/(package\\.json|LICENSE|lib/[\\w/-]+\\.js|prebuilds/${natives}\\.node)$`),
    new RegExp(`^${argon2}/(package\\.json|LICENSE|index\\.js)$`),
    new RegExp(`^${argon2}-${binding}/(package\\.json|README\\.md|argon2\\.${binding}\\.node)$`),
  ];
}

function needed({ natives, binding }: PackedTarget): readonly string[] {
  return [
    '/package.json',
    '/out/main/index.js',
    '/out/main/store-worker.js',
    '/out/preload/index.cjs',
    '/out/renderer/index.html',
    '/node_modules/better-sqlite3/lib/index.js',
    `/node_modules/better-sqlite3/prebuilds/${natives}.node`,
    '/node_modules/@node-rs/argon2/index.js',
    `/node_modules/@node-rs/argon2-${binding}/argon2.${binding}.node`,
  ];
}

/** Judges the entries of a packed archive (files and folders, with a leading slash). */
export function packedFileClaims(target: PackedTarget, entries: readonly string[]): readonly Claim[] {
  const files = entries.filter((path) => !entries.some((other) => other.startsWith(`${path}/`)));
  const patterns = wanted(target);
  const extra = files.filter((path) => !patterns.some((pattern) => pattern.test(path)));
  const natives = files.filter((path) => path.endsWith('.node'));
  const ours = needed(target).filter((path) => path.endsWith('.node'));
  return [
    { claim: `${target.name}：该有的文件都在`, against: needed(target).filter((path) => !files.includes(path)) },
    { claim: `${target.name}：没有多余的文件（${files.length} 个）`, against: extra },
    {
      claim: `${target.name}：原生模块只有本平台的`,
      against: natives.filter((path) => !ours.includes(path)),
    },
    { claim: `${target.name}：没有源码对照表`, against: files.filter((path) => path.endsWith('.map')) },
  ];
}
