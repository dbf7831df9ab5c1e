// npm run soak: the checks that take hours; one line each, with commit and seeds
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildElectron } from './build-electron.ts';
import { buildRenderer } from './build-renderer.ts';
import { runCommand, stopAll } from './checks/command.ts';
import { fail } from './setup/say.mjs';
import { type LongCheck, longChecks, type SoakSize, wholeSize } from './soak/long-checks.ts';

const root = join(import.meta.dirname, '..');
const logs = join(root, 'test-results/soak');
const usage =
  '用法：npm run soak -- [--only 名字,名字] [--seed 起始种子] [--share 0.01（只做这么多）] [--record（写进 docs/benchmarks.md）]';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    stopAll();
    fail('长时间检查被打断。', 130);
  });
}

const asked = readArguments();
const checks = longChecks(asked.seed, sized(asked.share)).filter(
  ({ name }) => asked.only.length === 0 || asked.only.includes(name),
);
if (checks.length === 0) fail(`没有叫「${asked.only.join('、')}」的检查。\n${usage}`, 2);
const commit = commitOf();
mkdirSync(logs, { recursive: true });
await buildRenderer();
await buildElectron();
const lines: string[] = [];
for (const check of checks) {
  const { line, isFine } = await runCheck(check);
  lines.push(line);
  console.log(line);
  if (!isFine) process.exitCode = 1;
}
if (asked.record) appendFileSync(join(root, 'docs/benchmarks.md'), `${lines.map((line) => `- ${line}`).join('\n')}\n`);

async function runCheck({
  name,
  words,
  runs,
}: LongCheck): Promise<{ readonly line: string; readonly isFine: boolean }> {
  const began = performance.now();
  let output = '';
  let failed = 0;
  for (const command of runs) {
    const finished = await runCommand(command, (text) => {
      output += text;
    });
    if (finished.code !== 0) failed += 1;
  }
  writeFileSync(join(logs, `${name}.log`), output);
  const seconds = Math.round((performance.now() - began) / 1000);
  const isFine = failed === 0 && runs.length > 0;
  const verdict = isFine ? '通过' : `${failed} 轮没有通过，见 test-results/soak/${name}.log`;
  return { line: `${isFine ? '✓' : '✗'} ${name}：${words}：${verdict}（${seconds} 秒，提交 ${commit}）`, isFine };
}

function sized(share: number): SoakSize {
  const part = (count: number): number => Math.max(1, Math.round(count * share));
  const { kills, truncations, histories, days, yearCustomers } = wholeSize;
  return {
    kills: part(kills),
    truncations: part(truncations),
    histories: part(histories),
    days: part(days),
    yearCustomers: Math.max(100, part(yearCustomers)),
  };
}

/** The commit that was checked, with a mark where the tree differs from it. */
function commitOf(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const isClean = git('status', '--porcelain', '--untracked-files=no') === '';
  return git('rev-parse', '--short=10', 'HEAD') + (isClean ? '' : '+改动');
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string' },
        seed: { type: 'string' },
        share: { type: 'string', default: '1' },
        record: { type: 'boolean', default: false },
      },
    });
    const seed = values.seed === undefined ? Math.floor(Date.now() / 1000) : Number(values.seed);
    const share = Number(values.share);
    if (!Number.isSafeInteger(seed) || !(share > 0 && share <= 1)) fail(usage, 2);
    return { only: values.only?.split(',') ?? [], seed, share, record: values.record };
  } catch (error) {
    return fail(`不认识的参数：${error instanceof Error ? error.message : error}\n${usage}`, 2);
  }
}
