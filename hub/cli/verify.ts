import { resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { blobFolderBeside } from '../../db/blobs/copies.ts';
import { openFile } from '../../db/read-only.ts';
import { verifyBlobs } from '../../db/verify/blobs.ts';
import type { Finding, FindingCode, VerifyReport } from '../../db/verify/report.ts';
import { verifyDatabase } from '../../db/verify.ts';
import { type CliDeps, type Command, type ExitCode, exitCode } from './command.ts';
import { withReading } from './store.ts';

export const verifyCommand: Command = {
  name: 'verify',
  summary: '查数据有没有损坏或被人改动；程序开着也能查，什么都不写',
  words: '[备份文件]',
  mostWords: 1,
  options: { json: { value: null, help: '结果写成一行 JSON，给别的程序读' } },
  notes: [
    '查文件、修改记录的链、操作日志的链、每一行与修改记录是否一致、由它们推出的内容，以及每个附件的文件。',
    '「行被改动」是数据表与记录不符，「日志被改动」是记录本身被动过，「已按规定清除」不是问题。',
  ],
  run: ({ dataDir, options, words }, deps) =>
    withReading(dataDir, async ({ db, source }) => {
      const [file] = words;
      const asJson = options.has('json');
      if (file === undefined) return tell(await verifyAll(db, source.blobFolder, source.key), asJson, deps);
      const backup = openFile(resolve(file), source.key);
      try {
        return tell(await verifyAll(backup, blobFolderBeside(resolve(file)), source.key), asJson, deps);
      } finally {
        backup.close();
      }
    }),
};

/** The database and the files that its rows speak of. */
async function verifyAll(db: Database.Database, blobFolder: string, key: string): Promise<WholeReport> {
  const report = verifyDatabase(db);
  const isReadable = report.findings.every(({ code }) => code !== 'file_damaged');
  const blobs = isReadable ? await verifyBlobs(db, blobFolder, key) : { findings: [], files: 0 };
  return { ...report, findings: [...report.findings, ...blobs.findings], files: blobs.files };
}

type WholeReport = VerifyReport & { readonly files: number };

function tell(report: WholeReport, asJson: boolean, deps: CliDeps): ExitCode {
  const { findings, more, counts, erased, continued, files } = report;
  const isClean = findings.length === 0;
  if (asJson) {
    deps.out(JSON.stringify(report));
    return isClean ? exitCode.done : exitCode.problem;
  }
  for (const finding of findings) deps.out(findingWords(finding));
  if (more > 0) deps.out(`……另有 ${more} 处同样要查。`);
  deps.out(`查了 ${counts.rows} 行、${counts.sets} 次修改、${counts.changes} 项内容、${counts.logEntries} 条日志。`);
  if (files > 0) deps.out(`查了 ${files} 个附件文件。`);
  if (erased > 0) deps.out(`已按规定清除 ${erased} 处，链是完整的。`);
  if (continued > 0) deps.out(`恢复后接着记的有 ${continued} 处，链是完整的。`);
  deps.out(isClean ? '没有发现问题。' : `发现 ${findings.length + more} 处问题。请保留现在的数据，按使用手册处理。`);
  return isClean ? exitCode.done : exitCode.problem;
}

function findingWords({ code, subject, detail }: Finding): string {
  return `${findingTitles[code]}  ${subject}${detail === '' ? '' : `  ${detail}`}`;
}

const findingTitles: Readonly<Record<FindingCode, string>> = {
  file_damaged: '文件损坏：请从备份恢复',
  row_changed: '行被改动：与修改记录不符',
  row_missing: '行被改动：记录里有，表里没有',
  row_unlogged: '行被改动：表里有，记录里没有',
  register_changed: '行被改动：最后修改的标记与记录不符',
  change_changed: '日志被改动：一项修改的内容变了',
  change_orphaned: '日志被改动：一项修改不属于任何一次操作',
  body_dropped: '日志被改动：内容被抹掉，没有清除记录',
  set_changed: '日志被改动：一次操作的内容变了',
  set_missing: '日志被改动：缺了操作',
  set_unchained: '日志被改动：操作的链断了',
  log_changed: '日志被改动：一条操作日志变了',
  log_missing: '日志被改动：缺了操作日志',
  log_unchained: '日志被改动：操作日志的链断了',
  head_changed: '日志被改动：末尾被截断',
  owner_wrong: '推出的内容不符：客户归属',
  identity_wrong: '推出的内容不符：查重号码',
  search_wrong: '推出的内容不符：搜索词',
  spelling_wrong: '推出的内容不符：拼音',
  level_wrong: '推出的内容不符：清单次序',
  blob_missing: '附件的文件找不到：请从备份恢复，或重新附一份',
  blob_damaged: '附件的文件损坏：请从备份恢复，或重新附一份',
};
