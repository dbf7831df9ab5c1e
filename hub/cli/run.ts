import { StoreUnavailable } from '../../db/faults.ts';
import { folderTrouble } from '../../db/folder.ts';
import { backupCommand } from './backup.ts';
import { type CliDeps, type Command, type ExitCode, exitCode, UsageError } from './command.ts';
import { evaluateCommand } from './evaluate.ts';
import { commandHelp, generalHelp } from './help.ts';
import { parseLine } from './parse.ts';
import { recordingsCommand } from './recordings.ts';
import { restoreCommand } from './restore.ts';
import { serveCommand } from './serve.ts';
import { userCommand } from './user.ts';
import { verifyCommand } from './verify.ts';

const commands: readonly Command[] = [
  serveCommand,
  verifyCommand,
  userCommand,
  backupCommand,
  restoreCommand,
  evaluateCommand,
  recordingsCommand,
];

/** Runs one line of `npx qiatan` and says how it ended. */
export async function runCli(args: readonly string[], deps: CliDeps): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? deps.error : deps.out)(generalHelp(commands, deps.version));
    return name === undefined ? exitCode.usage : exitCode.done;
  }
  const command = commands.find((known) => known.name === name);
  if (!command) {
    deps.error(`没有「${name}」这个命令。全部命令：npx qiatan --help`);
    return exitCode.usage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    deps.out(commandHelp(command));
    return exitCode.done;
  }
  return await runOne(command, rest, deps);
}

async function runOne(command: Command, args: readonly string[], deps: CliDeps): Promise<ExitCode> {
  try {
    return await command.run(parseLine(command, args, deps.dataDir), deps);
  } catch (thrown) {
    const error = folderTrouble(deps.dataDir, thrown);
    if (error instanceof UsageError) {
      deps.error(`${error.message}。说明：npx qiatan ${command.name} --help`);
      return exitCode.usage;
    }
    if (error instanceof StoreUnavailable) {
      deps.error(error.message);
      return exitCode.storeUnavailable;
    }
    deps.error(
      `程序出错了，数据没有写坏。请把下面的内容发给管理员：\n${error instanceof Error ? error.stack : String(error)}`,
    );
    return exitCode.broken;
  }
}
