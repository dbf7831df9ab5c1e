import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';

const root = join(import.meta.dirname, '..');

/** Where the list of a bundle's source modules is kept; beside the bundles, not inside them, so that it never ships. */
export function moduleListPath(bundle: string): string {
  return join(root, 'out/modules', `${bundle}.json`);
}

/** Writes down which source files went into a bundle: the packaging check proves from it that no test code ships. */
export function recordModules(bundle: string): Plugin {
  return {
    name: 'record-modules',
    generateBundle(_, chunks) {
      const ids = Object.values(chunks).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
      const files = ids.filter((id) => !id.startsWith('\0')).map((id) => relative(root, id.replace(/\?.*$/, '')));
      mkdirSync(join(root, 'out/modules'), { recursive: true });
      writeFileSync(moduleListPath(bundle), `${JSON.stringify([...new Set(files)].sort(), null, 1)}\n`);
    },
  };
}
