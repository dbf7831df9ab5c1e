import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');

/** A build that is redone only when the content of its sources changed (times say nothing after a checkout). */
export interface StampedBuild {
  /** Name of the build, also of its stamp in `out/stamps`. */
  readonly name: string;
  /** Files and folders the result depends on, relative to the root. */
  readonly sources: readonly string[];
  /** Files that must exist for the result to count, relative to the root. */
  readonly results: readonly string[];
  readonly build: () => Promise<void>;
}

/** Builds if anything is missing or newer in content; the stamp is written last, so an interrupted build is redone. */
export async function buildIfStale(target: StampedBuild): Promise<'built' | 'fresh'> {
  const stampPath = join(root, 'out/stamps', target.name);
  const stamp = contentHash(target.sources);
  const complete = target.results.every((path) => existsSync(join(root, path)));
  if (complete && existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return 'fresh';
  rmSync(stampPath, { force: true });
  await target.build();
  mkdirSync(dirname(stampPath), { recursive: true });
  writeFileSync(stampPath, stamp);
  return 'built';
}

/** One hash over the paths and contents of all files below `sources`; tests do not count. */
export function contentHash(sources: readonly string[], base: string = root): string {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesBelow(join(base, source))).sort()) {
    hash
      .update(`${relative(base, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
