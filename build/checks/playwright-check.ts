import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, notOk, type Outcome } from './check.ts';
import { runCommand } from './command.ts';

const root = join(import.meta.dirname, '../..');
const timeoutMs = 45 * 60_000;

interface Suite {
  readonly specs?: readonly { readonly tests: readonly { readonly projectName: string; readonly status: string }[] }[];
  readonly suites?: readonly Suite[];
}

/** The part of Playwright's JSON report that is counted. */
export interface PlaywrightReport {
  readonly config: { readonly projects: readonly { readonly name: string }[] };
  readonly suites: readonly Suite[];
  readonly errors: readonly unknown[];
}

/** Only `expected` is a pass: skipped and flaky are failures, and so are a project without tests and an error outside a test. */
export function countPlaywright(report: PlaywrightReport, code: number | null): Outcome {
  const tests = report.suites.flatMap(testsOf);
  const passed = tests.filter(({ status }) => status === 'expected').length;
  const empty = report.config.projects.filter(({ name }) => !tests.some(({ projectName }) => projectName === name));
  const failed = tests.length - passed + empty.length;
  return { passed, failed: failed === 0 && (code !== 0 || report.errors.length > 0) ? 1 : failed };
}

function testsOf(suite: Suite): readonly { readonly projectName: string; readonly status: string }[] {
  return [...(suite.specs ?? []).flatMap(({ tests }) => tests), ...(suite.suites ?? []).flatMap(testsOf)];
}

export const e2eCheck: Check = {
  suite: 'e2e',
  title: '从界面到数据（浏览器、桌面、REST）',
  light: false,
  needs: 'build',
  run: async (log) => {
    const report = join(root, 'test-results/e2e.json');
    rmSync(report, { force: true });
    const env = { E2E_REPORT: report, NO_COLOR: undefined }; // its workers set FORCE_COLOR, and Node warns about both
    const { code } = await runCommand({ command: 'playwright', args: ['test'], env, timeoutMs }, log);
    return existsSync(report) ? countPlaywright(JSON.parse(readFileSync(report, 'utf8')), code) : notOk;
  },
};
