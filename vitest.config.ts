import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,sync,db,api,hub,electron,renderer,build}/**/*.test.{ts,tsx}'],
          pool: 'threads',
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/{integration,conformance,migrations}/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 60_000,
        },
      },
      { test: { name: 'sim', include: ['tests/sim/**/*.test.ts'], pool: 'forks', testTimeout: 600_000 } },
    ],
  },
});
