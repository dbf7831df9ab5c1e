import { join } from 'node:path';
import { type Check, notOk, ok } from './check.ts';
import { countClaims } from './claims.ts';
import { type Command, runCommand } from './command.ts';

const build = join(import.meta.dirname, '..');

/** A tool that says yes or no by its exit code. */
function tool(suite: string, title: string, command: Command): Check {
  return {
    suite,
    title,
    light: true,
    run: async (log) => ((await runCommand(command, log)).code === 0 ? ok : notOk),
  };
}

/** A script of ours that prints a line per claim (claims.ts). */
function script(check: Omit<Check, 'run'>, command: Command): Check {
  return { ...check, run: async (log) => countClaims(await runCommand(command, log)) };
}

const typeProjects = ['shared', 'sync', '.', 'renderer', 'tests'];

export const staticChecks: readonly Check[] = [
  ...typeProjects.map((project) =>
    tool('types', `类型 ${project === '.' ? 'db api hub electron build' : project}`, {
      command: 'tsc',
      args: ['--pretty', 'false', '-p', project],
    }),
  ),
  tool('lint', '格式与写法', { command: 'biome', args: ['ci', '--colors=off', '--error-on-warnings', '.'] }),
  script(
    { suite: 'boundaries', title: '分层与文件大小', light: true },
    { command: join(build, 'check-boundaries.ts'), args: [] },
  ),
  tool('knip', '没有用到的代码和依赖', { command: 'knip', args: ['--no-progress'] }),
  tool('build', '编译界面和桌面主程序', { command: join(build, 'build.ts'), args: [] }),
];

export const packagingCheck: Check = script(
  { suite: 'packaging', title: '安装包里有什么（Linux 与 Windows）', light: false, needs: 'build' },
  { command: join(build, 'pack-check.ts'), args: [] },
);
