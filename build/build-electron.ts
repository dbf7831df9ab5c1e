import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { recordModules } from './record-modules.ts';
import { buildIfStale } from './source-stamp.ts';

const root = join(import.meta.dirname, '..');

/** Native modules cannot be bundled: they are packed as they are (electron-builder.yml). */
const natives = ['better-sqlite3', '@node-rs/argon2'];

/** Builds the desktop host (main, store worker, preload) into out/ unless it is already up to date. */
export function buildElectron(): Promise<'built' | 'fresh'> {
  return buildIfStale({
    name: 'electron',
    sources: ['shared', 'sync', 'db', 'api', 'electron', 'build/build-electron.ts', 'package-lock.json'],
    results: ['out/main/index.js', 'out/main/store-worker.js', 'out/preload/index.cjs'],
    build: async () => {
      const { build } = await import('vite');
      await Promise.all([build(mainConfig), build(preloadConfig)]);
    },
  });
}

const shared = { root, configFile: false, logLevel: 'warn', publicDir: false } as const;

/** Main and the worker it starts, one file each. */
const mainConfig: InlineConfig = {
  ...shared,
  plugins: [recordModules('main')],
  ssr: { noExternal: true, external: ['electron', ...natives] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/main',
    emptyOutDir: true,
    sourcemap: false,
    minify: false,
    rolldownOptions: {
      input: { index: 'electron/main.ts', 'store-worker': 'api/worker.ts' },
      external: ['electron', ...natives, /^node:/],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
    },
  },
};

/** A sandboxed preload must be CommonJS in a single file and may require nothing but `electron`. */
const preloadConfig: InlineConfig = {
  ...shared,
  plugins: [recordModules('preload')],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'chrome140',
    outDir: 'out/preload',
    emptyOutDir: true,
    sourcemap: false,
    minify: false,
    rolldownOptions: {
      input: 'electron/preload.ts',
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
    },
  },
};
