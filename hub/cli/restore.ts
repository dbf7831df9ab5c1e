import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { listBackups } from '../../db/backup.ts';
import { StoreUnavailable } from '../../db/faults.ts';
import { storeFolder } from '../../db/folder.ts';
import { restoreBackup, restoreKey } from '../../db/restore.ts';
import { type CliDeps, type Command, type ExitCode, exitCode, type Given, UsageError } from './command.ts';
import { backupWords } from './words.ts';

const zone = 'Asia/Shanghai';

export const restoreCommand: Command = {
  name: 'restore',
  summary: '从备份恢复，或用恢复密钥找回密钥文件；要先关掉程序',
  words: '[备份文件]',
  mostWords: 1,
  options: {
    latest: { value: null, help: '用数据文件夹里最新的备份' },
    'recovery-key': { value: '恢复密钥', asked: true, help: '抄在纸上的恢复密钥；不写内容就会问您' },
    'recovery-file': { value: '文件', help: '与恢复密钥配对的 .recovery.json，不在备份旁边时才用' },
  },
  notes: [
    '备份文件写完整路径，或 backups 里的文件名。现有的数据和密钥不会删除，移到 before-restore-… 文件夹。',
    '换电脑：把备份和同名的 .recovery.json 拷过来，再运行 npx qiatan restore 备份文件 --recovery-key。',
    '只丢了密钥文件：npx qiatan restore --recovery-key（不写备份文件），数据不动。',
  ],
  run: async (given, deps) => {
    const { options, words } = given;
    const [file] = words;
    if (file !== undefined && options.has('latest')) throw new UsageError('写了备份文件就不用 --latest');
    const recoveryKey = await recoveryKeyOf(given, deps);
    if (file === undefined && !options.has('latest'))
      return recoveryKey === null ? showBackups(given, deps) : giveKeyBack(given, recoveryKey, deps);
    const backup = file === undefined ? latestOf(given) : fileOf(given, file);
    const recoveryFile = options.get('recovery-file') ?? null;
    const request = { backup, recoveryKey, recoveryFile: recoveryFile === null ? null : resolve(recoveryFile) };
    const { aside, deviceCode, missingFiles } = restoreBackup(given.dataDir, request, { ...deps, now: deps.clock() });
    deps.out(`恢复好了，用的是 ${basename(backup)}。`);
    if (missingFiles > 0)
      deps.out(`有 ${missingFiles} 个附件文件没找到：备份旁边要有 blobs 文件夹。资料都在，缺的可以重新附。`);
    deps.out(`原来的数据在 ${aside}，确认无误后再删。`);
    if (deviceCode !== null) deps.out(`本机代号换成 ${deviceCode}，新洽谈卡的编号从它开始，不会和以前的重复。`);
    deps.out('备份之后的记录不在里面，请对照纸卡补录；备份之后按要求清除的客户资料，请再清除一次。');
    return exitCode.done;
  },
};

async function recoveryKeyOf({ options }: Given, deps: CliDeps): Promise<string | null> {
  const given = options.get('recovery-key');
  if (given === undefined || given !== '') return given ?? null;
  const typed = await deps.ask('请输入恢复密钥：');
  if (typed === null || typed.trim() === '') throw new UsageError('没有输入恢复密钥');
  return typed;
}

function giveKeyBack({ dataDir }: Given, recoveryKey: string, deps: CliDeps): ExitCode {
  restoreKey(dataDir, recoveryKey);
  deps.out('密钥文件找回来了，数据没有动。现在可以打开「洽谈卡」。');
  return exitCode.done;
}

function showBackups({ dataDir }: Given, deps: CliDeps): ExitCode {
  const backups = listBackups(storeFolder(dataDir));
  deps.error(
    backups.length === 0 ? '数据文件夹里没有备份。请写出备份文件的路径。' : '请说明用哪份备份，最新的是 --latest：',
  );
  for (const backup of backups) deps.error(backupWords(backup, zone));
  return exitCode.usage;
}

function latestOf({ dataDir }: Given): string {
  const latest = listBackups(storeFolder(dataDir)).find(({ kind }) => kind === 'routine');
  if (latest) return latest.path;
  throw new StoreUnavailable('backup_failed', '数据文件夹里没有备份。请写出备份文件的路径。');
}

function fileOf({ dataDir }: Given, file: string): string {
  const inFolder = join(storeFolder(dataDir).backupFolder, file);
  return !existsSync(resolve(file)) && existsSync(inFolder) ? inFolder : resolve(file);
}
