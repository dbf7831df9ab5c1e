import { parseArgs } from 'node:util';
import { type Command, type Given, type Option, UsageError } from './command.ts';

/** Options that every command knows. */
export const commonOptions: Readonly<Record<string, Option>> = {
  'data-dir': { value: '文件夹', help: '数据文件夹（默认 QIATAN_DATA_DIR，否则本机的应用数据文件夹）' },
  help: { value: null, help: '显示这份说明' },
};

/** Reads a command's line. @throws UsageError with a sentence */
export function parseLine(command: Command, args: readonly string[], dataDir: string): Given {
  const known = { ...command.options, ...commonOptions };
  const { tokens } = parseArgs({
    args: withAskedValues(known, args),
    options: Object.fromEntries(
      Object.entries(known).map(([name, { value }]) => [name, { type: value === null ? 'boolean' : 'string' }]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options = new Map<string, string>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    else if (token.kind === 'option') options.set(token.name, givenValue(known[token.name], token));
  }
  if (words.length > command.mostWords) throw new UsageError(`不认识「${words[command.mostWords]}」`);
  return { dataDir: options.get('data-dir') ?? dataDir, options, words };
}

function givenValue(
  option: Option | undefined,
  { rawName, value }: { readonly rawName: string; readonly value: string | undefined },
): string {
  if (!option) throw new UsageError(`不认识的选项 ${rawName}`);
  if (option.value === null) {
    if (value !== undefined) throw new UsageError(`${rawName} 后面不跟内容`);
    return '';
  }
  if (value === undefined || (value === '' && !option.asked))
    throw new UsageError(`${rawName} 后面要写${option.value}`);
  return value;
}

/** Gives an option whose value was left out an empty one, so that the next option is not taken for it. */
function withAskedValues(known: Readonly<Record<string, Option>>, args: readonly string[]): string[] {
  return args.flatMap((arg, i) => {
    const next = args[i + 1];
    const isAsked = arg.startsWith('--') && known[arg.slice(2)]?.asked === true;
    return isAsked && (next === undefined || next.startsWith('-')) ? [`${arg}=`] : [arg];
  });
}
