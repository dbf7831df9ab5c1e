import { join } from 'node:path';
import type { Command } from '../checks/command.ts';

/** How large the long checks are; everything is printed with its result. */
export interface SoakSize {
  readonly kills: number;
  readonly truncations: number;
  readonly histories: number;
  readonly days: number;
  /** Customers of the simulated year. */
  readonly yearCustomers: number;
}

export const wholeSize: SoakSize = { kills: 1000, truncations: 5, histories: 4096, days: 500, yearCustomers: 4000 };

/** One long check: runs of a tool that must all succeed. */
export interface LongCheck {
  readonly name: string;
  /** What it does, sizes and seeds included. */
  readonly words: string;
  readonly runs: readonly Command[];
}

const hours = 3_600_000;
/** Histories that fit into one run of the simulation. */
const historiesPerRun = 512;
/** By how much answers come late at most: longer than a window gathers news before it reads anew. */
const lateMs = 400;
const wholeDay = 'playwright.long.config.ts';
const root = join(import.meta.dirname, '../..');

/** @param seed the first one; the others follow from it */
export function longChecks(seed: number, size: SoakSize): readonly LongCheck[] {
  const batches = Array.from({ length: Math.ceil(size.histories / historiesPerRun) }, (_, i) => i * historiesPerRun);
  const truncationSeeds = Array.from({ length: size.truncations }, (_, i) => seed + i);
  return [
    {
      name: 'kills',
      words: `${size.kills} 次强行中断，种子 ${seed}`,
      runs: [
        vitest('integration', 'tests/integration/kill/killed.test.ts', {
          QIATAN_TEST_KILLS: String(size.kills),
          QIATAN_TEST_SEED: String(seed),
        }),
      ],
    },
    {
      name: 'truncations',
      words: `${size.truncations} 组文件截断，种子 ${truncationSeeds[0]}–${truncationSeeds.at(-1)}`,
      runs: truncationSeeds.map((each) =>
        vitest('integration', 'tests/integration/kill/truncated.test.ts', { QIATAN_TEST_SEED: String(each) }),
      ),
    },
    {
      name: 'histories',
      words: `${size.histories} 段随机经历，种子 ${seed}–${seed + size.histories - 1}`,
      runs: batches.map((first) =>
        vitest('sim', 'tests/sim/plan-histories.test.ts', {
          QIATAN_HISTORIES: String(Math.min(historiesPerRun, size.histories - first)),
          QIATAN_SEED: String(seed + first),
        }),
      ),
    },
    {
      name: 'days',
      words: `${size.days} 个随机营业日与第二个比对程序，种子 ${seed}–${seed + size.days - 1}`,
      runs: [
        vitest('sim', 'tests/sim/generated-days.test.ts', {
          QIATAN_DAYS: String(size.days),
          QIATAN_SEED: String(seed),
        }),
      ],
    },
    {
      name: 'year',
      words: `模拟一年，${size.yearCustomers} 位客户，每晚与第二本账核对，种子 ${seed}`,
      runs: [
        vitest('sim', 'tests/sim/simulated-year.test.ts', {
          QIATAN_YEAR_CUSTOMERS: String(size.yearCustomers),
          QIATAN_SEED: String(seed),
        }),
      ],
    },
    {
      name: 'faults',
      words: '种下的错误逐个被抓住',
      runs: [{ command: join(root, 'tests/sim/run-planted-faults.ts'), args: [], timeoutMs: 4 * hours }],
    },
    {
      name: 'late',
      words: `浏览器里的每项测试，答复随机迟到，最多 ${lateMs} 毫秒`,
      runs: [playwright('playwright.config.ts', 'web', { QIATAN_TEST_LATE_MS: String(lateMs) })],
    },
    { name: 'web-day', words: '浏览器里的完整一天（48 张纸卡）', runs: [playwright(wholeDay, 'web')] },
    { name: 'desktop-day', words: '桌面窗口里的完整一天（48 张纸卡）', runs: [playwright(wholeDay, 'desktop')] },
    { name: 'rest-day', words: 'REST 的完整一天（48 张纸卡）', runs: [playwright(wholeDay, 'rest')] },
  ];
}

function vitest(project: string, file: string, env: Readonly<Record<string, string>>): Command {
  return {
    command: 'vitest',
    args: ['run', '--project', project, file, '--reporter=default'],
    env,
    timeoutMs: 6 * hours,
  };
}

function playwright(config: string, project: string, env: Readonly<Record<string, string>> = {}): Command {
  return {
    command: 'playwright',
    args: ['test', '--config', config, '--project', project],
    env: { ...env, NO_COLOR: undefined }, // its workers set FORCE_COLOR, and Node warns about both
    timeoutMs: 2 * hours,
  };
}
