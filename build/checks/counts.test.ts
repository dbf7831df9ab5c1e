import { describe, expect, it } from 'vitest';
import { countClaims } from './claims.ts';
import { countPlaywright, type PlaywrightReport } from './playwright-check.ts';
import { countVitest, type VitestReport } from './vitest-checks.ts';

describe('a test that did not run counts as failed', () => {
  const report = (counts: Partial<VitestReport>): VitestReport => ({
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [{ name: 'a.test.ts', assertionResults: [{}] }],
    ...counts,
  });

  it('adds what vitest skipped and what it only promised to what failed', () => {
    expect(countVitest(report({}), 0)).toEqual({ passed: 3, failed: 0 });
    expect(countVitest(report({ numFailedTests: 1, numPendingTests: 2, numTodoTests: 3 }), 1)).toEqual({
      passed: 3,
      failed: 6,
    });
  });

  it('counts a file without tests, and one that could not be loaded', () => {
    const testResults = [{ name: 'empty.test.ts', assertionResults: [] }];
    expect(countVitest(report({ testResults }), 1)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts an unhandled error, which no test owns', () => {
    expect(countVitest(report({}), 1)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a run of nothing as one failure', () => {
    expect(countVitest(report({ numPassedTests: 0, testResults: [] }), 0)).toEqual({ passed: 0, failed: 1 });
  });

  const played = (...statuses: readonly (readonly [string, string])[]): PlaywrightReport => ({
    config: { projects: [{ name: 'web' }, { name: 'rest' }] },
    errors: [],
    suites: [{ suites: [{ specs: [{ tests: statuses.map(([projectName, status]) => ({ projectName, status })) }] }] }],
  });

  it('takes only an expected result of a browser test as passed', () => {
    expect(countPlaywright(played(['web', 'expected'], ['rest', 'expected']), 0)).toEqual({ passed: 2, failed: 0 });
    const mixed = played(['web', 'expected'], ['web', 'skipped'], ['web', 'flaky'], ['rest', 'unexpected']);
    expect(countPlaywright(mixed, 1)).toEqual({ passed: 1, failed: 3 });
  });

  it('counts a browser project without tests, and an error outside any test', () => {
    expect(countPlaywright(played(['web', 'expected']), 0)).toEqual({ passed: 1, failed: 1 });
    const whole = played(['web', 'expected'], ['rest', 'expected']);
    expect(countPlaywright({ ...whole, errors: [{}] }, 1)).toEqual({ passed: 2, failed: 1 });
  });

  it('counts the claims of a script, its silence and its crash', () => {
    expect(countClaims({ code: 1, output: '✓ a\n✗ b\n    detail ✓ \n✓ c\n' })).toEqual({ passed: 2, failed: 1 });
    expect(countClaims({ code: 0, output: '' })).toEqual({ passed: 0, failed: 1 });
    expect(countClaims({ code: 1, output: '✓ a\nTypeError\n' })).toEqual({ passed: 1, failed: 1 });
  });
});
