import { type Check, type Log, notOk, type Outcome, total } from './check.ts';

export interface Finished {
  readonly check: Check;
  readonly outcome: Outcome;
  readonly seconds: number;
}

export interface RunDeps {
  readonly write: Log;
  /** Milliseconds from any fixed point. */
  readonly clock: () => number;
}

/** Runs the light checks two at a time, then the others one by one; a check that throws has failed, and the rest goes on. */
export async function runChecks(checks: readonly Check[], deps: RunDeps): Promise<readonly Finished[]> {
  const finished: Finished[] = [];
  const queue = checks.filter(({ light }) => light);
  const lane = async (): Promise<void> => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const kept: string[] = [];
      const result = await runOne(check, finished, (text) => void kept.push(text), deps);
      finished.push(result);
      deps.write(`${heading(check)}${kept.join('')}${verdict(result)}`);
    }
  };
  await Promise.all([lane(), lane()]);
  for (const check of checks.filter(({ light }) => !light)) {
    deps.write(heading(check));
    const result = await runOne(check, finished, deps.write, deps);
    finished.push(result);
    deps.write(verdict(result));
  }
  return finished;
}

async function runOne(check: Check, before: readonly Finished[], log: Log, deps: RunDeps): Promise<Finished> {
  const start = deps.clock();
  const outcome = await outcomeOf(check, before, log);
  return { check, outcome, seconds: (deps.clock() - start) / 1000 };
}

async function outcomeOf(check: Check, before: readonly Finished[], log: Log): Promise<Outcome> {
  const needed = before.filter(({ check: { suite } }) => suite === check.needs);
  if (total(needed.map(({ outcome }) => outcome)).failed > 0) {
    log(`✗ 没有运行：「${needed.map(({ check: { title } }) => title).join('、')}」没有通过。\n`);
    return notOk;
  }
  try {
    return await check.run(log);
  } catch (error) {
    log(`✗ ${error instanceof Error ? error.stack : error}\n`);
    return notOk;
  }
}

function heading({ title }: Check): string {
  return `\n━━ ${title} ━━\n`;
}

function verdict({ outcome: { passed, failed }, seconds }: Finished): string {
  return `${failed === 0 ? '✓' : '✗'} 通过 ${passed}，失败 ${failed}（${seconds.toFixed(1)} 秒）\n`;
}
