import { describe, expect, it } from 'vitest';
import { type Check, notOk, ok, total } from './check.ts';
import { runChecks } from './run-checks.ts';

const check = (suite: string, more: Partial<Check> = {}): Check => ({
  suite,
  title: suite,
  light: false,
  run: async () => ok,
  ...more,
});

describe('the checks run to the end whatever one of them does', () => {
  async function run(...checks: readonly Check[]) {
    const written: string[] = [];
    const finished = await runChecks(checks, { write: (text) => void written.push(text), clock: () => 0 });
    return { finished, text: written.join(''), sum: total(finished.map(({ outcome }) => outcome)) };
  }

  it('takes a check that throws for one failure and goes on', async () => {
    const broken = check('broken', {
      run: async () => {
        throw new Error('坏了');
      },
    });
    const { sum, text } = await run(broken, check('next'));
    expect(sum).toEqual({ passed: 1, failed: 1 });
    expect(text).toContain('坏了');
  });

  it('fails a check whose precondition failed without running it', async () => {
    let ran = false;
    const dependent = check('e2e', {
      needs: 'build',
      run: async () => {
        ran = true;
        return ok;
      },
    });
    const { sum } = await run(check('build', { light: true, run: async () => notOk }), dependent);
    expect(sum).toEqual({ passed: 0, failed: 2 });
    expect(ran).toBe(false);
  });

  it('runs two light checks at once, and keeps what each says together', async () => {
    let running = 0;
    let most = 0;
    const light = (name: string) =>
      check(name, {
        light: true,
        run: async (log) => {
          running += 1;
          most = Math.max(most, running);
          log(`${name} 开始\n`);
          await new Promise((resolve) => setTimeout(resolve, 5));
          log(`${name} 结束\n`);
          running -= 1;
          return ok;
        },
      });
    const { text, sum } = await run(light('a'), light('b'), light('c'));
    expect(most).toBe(2);
    expect(sum).toEqual({ passed: 3, failed: 0 });
    for (const name of ['a', 'b', 'c']) expect(text).toContain(`${name} 开始\n${name} 结束\n`);
  });
});
