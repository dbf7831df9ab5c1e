import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, notOk, type Outcome } from './check.ts';
import { runCommand } from './command.ts';

const root = join(import.meta.dirname, '../..');

/** The part of vitest's JSON report that is counted. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly unknown[] }[];
}

/** Skipped, todo and empty count as failed; so does a run that fails without a failed test (an unhandled error). */
export function countVitest(report: VitestReport, code: number | null): Outcome {
  const empty = report.testResults.filter(({ assertionResults }) => assertionResults.length === 0).length;
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests + empty;
  const nothingRan = report.numPassedTests + failed === 0;
  return { passed: report.numPassedTests, failed: failed === 0 && (code !== 0 || nothingRan) ? 1 : failed };
}

interface VitestRun {
  readonly suite: string;
  readonly title: string;
  readonly project: string;
  readonly zone?: string;
  readonly folder?: string;
  readonly light?: boolean;
  readonly needs?: string;
  readonly timeoutMs: number;
}

function vitest({ suite, title, project, zone, folder, light = false, needs, timeoutMs }: VitestRun): Check {
  const report = join(root, 'test-results', `${project}${zone ? `-${zone.replace('/', '-')}` : ''}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const args = [
    'run',
    '--project',
    project,
    ...reporters,
    ...(light ? ['--maxWorkers=1'] : []),
    ...(folder ? [folder] : []),
  ];
  return {
    suite,
    title,
    light,
    ...(needs ? { needs } : {}),
    run: async (log) => {
      rmSync(report, { force: true });
      const { code } = await runCommand(
        { command: 'vitest', args, timeoutMs, ...(zone ? { env: { TZ: zone } } : {}) },
        log,
      );
      if (!existsSync(report)) return notOk; // it crashed, or found no file at all
      return countVitest(JSON.parse(readFileSync(report, 'utf8')), code);
    },
  };
}

const minutes = 60_000;

/** Dates must not depend on the zone of the machine, so the pure core runs in three of them. */
export const zoneChecks: readonly Check[] = ['Asia/Shanghai', 'Pacific/Auckland'].map((zone) =>
  vitest({
    suite: 'unit',
    title: `单元测试 shared（${zone}）`,
    project: 'unit',
    zone,
    folder: 'shared/',
    light: true,
    timeoutMs: 10 * minutes,
  }),
);

export const unitCheck: Check = vitest({
  suite: 'unit',
  title: '单元测试（UTC）',
  project: 'unit',
  zone: 'UTC',
  timeoutMs: 15 * minutes,
});

export const integrationCheck: Check = vitest({
  suite: 'integration',
  title: '集成、一致性与数据库升级',
  project: 'integration',
  needs: 'build',
  timeoutMs: 20 * minutes,
});

export const simulationCheck: Check = vitest({
  suite: 'sim',
  title: '随机模拟',
  project: 'sim',
  timeoutMs: 20 * minutes,
});
