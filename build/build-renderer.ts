import { join } from 'node:path';
import { buildIfStale } from './source-stamp.ts';

/** Builds the renderer into out/renderer unless it is already up to date. */
export function buildRenderer(): Promise<'built' | 'fresh'> {
  return buildIfStale({
    name: 'renderer',
    sources: ['renderer', 'shared', 'vite.config.ts', 'build/record-modules.ts', 'package-lock.json'],
    results: ['out/renderer/index.html'],
    build: async () => {
      const { build } = await import('vite'); // costs a while; a fresh build never needs it
      await build({ configFile: join(import.meta.dirname, '../vite.config.ts'), logLevel: 'warn' });
    },
  });
}
