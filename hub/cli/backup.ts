import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { backupName, listBackups, recoveryFileOf, writeBackup } from '../../db/backup.ts';
import { blobFolderBeside } from '../../db/blobs/copies.ts';
import { tidyBackups } from '../../db/maintenance.ts';
import { civilDateAt } from '../../shared/calendar/civil-date.ts';
import { type Command, exitCode, UsageError } from './command.ts';
import { withReading } from './store.ts';
import { backupWords, fileSizeWords } from './words.ts';

export const backupCommand: Command = {
  name: 'backup',
  summary: '做一份备份，检查过才算数；程序开着也能做',
  words: '',
  mostWords: 0,
  options: {
    to: { value: '文件', help: '备份到这个文件（U 盘、移动硬盘）；不写就放进数据文件夹的 backups' },
    list: { value: null, help: '只列出已有的备份' },
  },
  notes: [
    '放进 backups 的留最近 7 天每天一份、再往前 4 周每周一份。',
    '备份是加密的，密钥不在里面。带到别的电脑恢复要用恢复密钥，请把同名的 .recovery.json 一起带走。',
    '附件（纸卡照片、扫描件）放在备份旁边的 blobs 文件夹，也是加密的，请一起带走。',
  ],
  run: ({ dataDir, options }, deps) =>
    withReading(dataDir, async ({ folder, source }, zone) => {
      if (options.has('list')) {
        const backups = listBackups(folder);
        if (backups.length === 0) deps.out('还没有备份。');
        for (const backup of backups) deps.out(backupWords(backup, zone));
        return exitCode.done;
      }
      const now = deps.clock();
      const wanted = options.get('to');
      const target = wanted === undefined ? join(folder.backupFolder, backupName(now)) : resolve(wanted);
      if (existsSync(target)) throw new UsageError(`${target} 已经有了，没有覆盖它。请换一个文件名`);
      writeBackup(source, target, now);
      if (wanted === undefined) tidyBackups(folder, now, (at) => civilDateAt(at, zone));
      deps.out(`备份好了，检查通过：${target}（${await fileSizeWords(target)}）`);
      if (existsSync(blobFolderBeside(target)))
        deps.out(`附件在旁边的文件夹里，请一起带走：${blobFolderBeside(target)}`);
      if (existsSync(source.recoveryFile)) deps.out(`恢复时配合恢复密钥使用的文件：${recoveryFileOf(target)}`);
      else deps.out('注意：这家店还没有恢复密钥，这份备份只能在有密钥文件的这台电脑上恢复。');
      return exitCode.done;
    }),
};
