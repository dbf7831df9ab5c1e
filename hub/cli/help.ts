import type { Command, Option } from './command.ts';
import { commonOptions } from './parse.ts';

/** The help of the whole line. */
export function generalHelp(commands: readonly Command[], version: string): string {
  return [
    `洽谈卡 ${version} 命令行`,
    '',
    '用法：npx qiatan <命令> [选项]',
    '',
    ...table(commands.map(({ name, summary }) => [name, summary])),
    '',
    '每个命令的说明：npx qiatan <命令> --help',
    '',
    ...exitCodes,
  ].join('\n');
}

/** The help of one command. */
export function commandHelp({ name, summary, words, options, notes = [] }: Command): string {
  return [
    summary,
    '',
    `用法：npx qiatan ${[name, words, '[选项]'].filter((part) => part !== '').join(' ')}`,
    '',
    ...table(
      Object.entries({ ...options, ...commonOptions }).map(([option, spec]) => [shown(option, spec), spec.help]),
    ),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
    ...exitCodes,
  ].join('\n');
}

const exitCodes = [
  '退出码：0 办好，没有问题；1 查出问题，或按规定不能办；2 命令写得不对；',
  '        3 数据用不了（已在别处打开、没有密钥、损坏、磁盘满……）；4 程序出错。',
];

function shown(name: string, { value, asked }: Option): string {
  if (value === null) return `--${name}`;
  return asked ? `--${name} [${value}]` : `--${name} ${value}`;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => widthOf(left)));
  return rows.map(([left, right]) => `  ${left}${' '.repeat(width - widthOf(left))}  ${right}`);
}

/** Columns on a terminal: a Chinese character takes two. */
function widthOf(text: string): number {
  return Array.from(text).reduce((width, char) => width + ((char.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);
}
