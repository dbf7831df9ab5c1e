// npm test: every check, and at the end one line with the sum of all of them
import { parseArgs } from 'node:util';
import { total } from './checks/check.ts';
import { stopAll } from './checks/command.ts';
import { e2eCheck } from './checks/playwright-check.ts';
import { runChecks } from './checks/run-checks.ts';
import { packagingCheck, staticChecks } from './checks/static-checks.ts';
import { integrationCheck, simulationCheck, unitCheck, zoneChecks } from './checks/vitest-checks.ts';
import { fail } from './setup/say.mjs';

const all = [...staticChecks, ...zoneChecks, unitCheck, integrationCheck, simulationCheck, packagingCheck, e2eCheck];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    stopAll();
    fail('检查被打断。', 130);
  });
}

const finished = await runChecks(chosen(), {
  write: (text) => void process.stdout.write(text),
  clock: () => performance.now(),
});
console.log('\n━━ 合计 ━━');
for (const { check, outcome, seconds } of finished) {
  const { passed, failed } = outcome;
  console.log(
    `${failed === 0 ? '✓' : '✗'} ${check.suite.padEnd(12)}${check.title}：通过 ${passed}，失败 ${failed}，${Math.round(seconds)} 秒`,
  );
}
const sum = total(finished.map(({ outcome }) => outcome));
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;

/** What `--only a,b` names, with what those need; everything without it. */
function chosen() {
  const known = [...new Set(all.map(({ suite }) => suite))];
  const names = readOnly()?.split(',') ?? known;
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) fail(`没有叫「${unknown.join('、')}」的检查。可选：${known.join('、')}`, 2);
  const needed = all.flatMap(({ suite, needs }) => (needs && names.includes(suite) ? [needs] : []));
  return all.filter(({ suite }) => names.includes(suite) || needed.includes(suite));
}

function readOnly(): string | undefined {
  try {
    return parseArgs({ options: { only: { type: 'string' } } }).values.only;
  } catch (error) {
    return fail(
      `不认识的参数：${error instanceof Error ? error.message : error}\n用法：npm test -- [--only 名字,名字]`,
      2,
    );
  }
}
