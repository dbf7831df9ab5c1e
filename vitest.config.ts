import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The desktop host's modules are unit-tested outside Electron, where `electron` is only the path of a binary.
const electron = fileURLToPath(new URL('./tests/standin/electron.ts', import.meta.url));

// No module of ours keeps anything between tests: each is evaluated once a worker, not once a file.
const isolate = false;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias: { electron } },
        test: {
          name: 'unit',
          include: ['{shared,sync,db,api,hub,electron,renderer,build}/**/*.test.{ts,tsx}'],
          pool: 'threads',
          isolate,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/{integration,conformance,migrations,standin}/**/*.test.ts'],
          pool: 'forks',
          isolate,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'sim', include: ['tests/sim/**/*.test.ts'], pool: 'forks', testTimeout: 600_000 } },
    ],
  },
});
