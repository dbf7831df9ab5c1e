import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../../db/connect.ts';
import { storeFolder } from '../../../db/folder.ts';
import { readKey } from '../../../db/keys.ts';
import { openStore } from '../../../db/open.ts';
import { shortenWal } from '../../../db/wal.ts';
import { runCli } from '../../../hub/cli/run.ts';
import { createTestShowroom, shanghai, testPassword } from '../support/showroom.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { testDeps } from './support/stores.ts';

/** What a command said and how it ended. */
interface Said {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs one line at a terminal where somebody types these answers. */
async function qiatan(dataDir: string, line: readonly string[], answers: readonly string[] = []): Promise<Said> {
  const out: string[] = [];
  const error: string[] = [];
  const typed = [...answers];
  const code = await runCli(line, {
    ...testDeps,
    dataDir,
    version: '0.0.0-test',
    screens: '/nowhere',
    worker: new URL('../../../api/worker.ts', import.meta.url),
    clock: () => shanghai('2026-03-11 09:00'),
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
    ask: async () => typed.shift() ?? null,
  });
  return { code, out: out.join('\n'), error: error.join('\n') };
}

let pattern = '';
let patternKey = '';

// the wizard runs once; every test works on a copy of what it left
beforeAll(async () => {
  pattern = mkdtempSync(join(tmpdir(), 'qiatan-test-'));
  const showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
  try {
    patternKey = showroom.store.recovery.create().text;
    expect(showroom.store.recovery.confirmTail(patternKey.slice(-4))).toBe(true);
    shortenWal(showroom.store.connection);
    cpSync(showroom.dataDir, pattern, { recursive: true });
  } finally {
    showroom.close();
  }
});

afterAll(() => rmSync(pattern, { recursive: true, force: true }));

/** A set-up showroom that nobody has open, with its recovery key. */
function aClosedShowroom(): { readonly root: string; readonly recoveryKey: string } {
  const root = tempFolder();
  cpSync(pattern, root, { recursive: true });
  return { root, recoveryKey: patternKey };
}

describe('npx qiatan', () => {
  it('explains itself, and every command, in Chinese', async () => {
    const general = await qiatan('/nowhere', ['--help']);
    expect(general).toMatchObject({ code: 0, error: '' });
    for (const name of ['serve', 'verify', 'user', 'backup', 'restore', 'evaluate', 'recordings']) {
      expect(general.out).toContain(`  ${name} `);
      const help = await qiatan('/nowhere', [name, '--help']);
      expect(help.code).toBe(0);
      expect(help.out).toContain(`用法：npx qiatan ${name}`);
      expect(help.out).toContain('--data-dir');
      expect(help.out).toContain('退出码');
    }
  });

  it.each([
    [[], '用法：npx qiatan'],
    [['fly'], '没有「fly」这个命令'],
    [['verify', '--fast'], '不认识的选项 --fast'],
    [['verify', 'a', 'b'], '不认识「b」'],
    [['backup', '--to'], '--to 后面要写文件'],
    [['backup', '--list=1'], '--list 后面不跟内容'],
    [['serve', '--port', 'x'], '--port 后面要写 0 到 65535 的整数'],
    [['restore', 'a.db', '--latest'], '不用 --latest'],
    [['restore', '--recovery-key'], '没有输入恢复密钥'],
    [['user'], '请写明 list、add'],
    [['recordings', 'watch'], '请写明 show、watch 文件夹 或 off'],
  ])('%j is written wrongly: exit code 2 and what is wrong', async (line, sentence) => {
    const said = await qiatan('/nowhere', line);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.error).toContain(sentence);
  });

  it.each([['verify'], ['backup'], ['user', 'list'], ['evaluate']])(
    '%s on a folder without data says so and makes nothing',
    async (...line) => {
      const root = tempFolder();
      const said = await qiatan(root, line);
      expect(said).toMatchObject({ code: 3, out: '' });
      expect(said.error).toContain('里还没有数据');
      expect(readdirSync(root)).toEqual([]);
    },
  );

  it('ends with 3 and a sentence while the store is open elsewhere, where it needs it for itself', async () => {
    const { root } = aClosedShowroom();
    const store = openStore(root, testDeps);
    try {
      for (const line of [['user', 'list'], ['evaluate'], ['restore', 'x.db']]) {
        const said = await qiatan(root, line);
        expect(said.code).toBe(3);
        expect(said.error).toContain('已被另一个「洽谈卡」打开');
      }
      expect((await qiatan(root, ['verify'])).code).toBe(0);
      expect((await qiatan(root, ['backup'])).code).toBe(0);
    } finally {
      store.close();
    }
  });

  it('works as a process of its own', async () => {
    const { root } = aClosedShowroom();
    const cli = join(import.meta.dirname, '..', '..', '..', 'hub', 'cli.ts');
    const ran = await new Promise<Said>((resolve) => {
      const child = execFile(process.execPath, [cli, 'verify', '--data-dir', root], (_error, out, error) =>
        resolve({ code: child.exitCode ?? -1, out, error }),
      );
    });
    expect(ran).toMatchObject({ code: 0, error: '' });
    expect(ran.out).toContain('没有发现问题');
  });
});

describe('npx qiatan verify', () => {
  it('finds a showroom clean, and says what it went through', async () => {
    const { root } = aClosedShowroom();
    const said = await qiatan(root, ['verify']);
    expect(said).toMatchObject({ code: 0, error: '' });
    expect(said.out).toMatch(/查了 \d+ 行、\d+ 次修改、\d+ 项内容、\d+ 条日志。\n没有发现问题。/);
  });

  it('tells a changed row and a changed log in words, and ends with 1', async () => {
    const { root } = aClosedShowroom();
    const db = connect(storeFolder(root).databaseFile, readKey(storeFolder(root)) ?? '');
    db.prepare("UPDATE staff SET role = 'admin' WHERE name = '王磊'").run();
    db.prepare("UPDATE audit_log SET actor_id = 'x' WHERE seq = 2").run();
    db.close();
    const said = await qiatan(root, ['verify']);
    expect(said.code).toBe(1);
    expect(said.out).toMatch(/行被改动：与修改记录不符 {2}staff:\S+ {2}role/);
    expect(said.out).toContain('日志被改动：一条操作日志变了  log:2');
    const report: unknown = JSON.parse((await qiatan(root, ['verify', '--json'])).out);
    expect(report).toMatchObject({ findings: [{ code: 'log_changed' }, { code: 'row_changed' }] });
  });

  it('proves a backup as well', async () => {
    const { root } = aClosedShowroom();
    const file = join(tempFolder(), 'u盘.db');
    expect((await qiatan(root, ['backup', '--to', file])).code).toBe(0);
    const said = await qiatan(root, ['verify', file]);
    expect(said.out).toContain('没有发现问题');
  });
});

describe('npx qiatan backup and restore', () => {
  it('backs up, lists, and restores the latest', async () => {
    const { root } = aClosedShowroom();
    const made = await qiatan(root, ['backup']);
    expect(made).toMatchObject({ code: 0, error: '' });
    expect(made.out).toContain('检查通过');
    expect(made.out).toContain('.recovery.json');
    expect((await qiatan(root, ['backup', '--list'])).out).toContain('2026-03-11 09:00');
    await qiatan(root, ['user', 'add', '--name', '后来的人', '--role', 'clerk', '--login', 'later']);
    expect((await qiatan(root, ['user', 'list'])).out).toContain('后来的人');
    const restored = await qiatan(root, ['restore', '--latest']);
    expect(restored).toMatchObject({ code: 0, error: '' });
    expect(restored.out).toContain('before-restore-');
    expect(restored.out).toContain('本机代号换成 B');
    expect((await qiatan(root, ['user', 'list'])).out).not.toContain('后来的人');
    expect((await qiatan(root, ['verify'])).out).toContain('没有发现问题');
  });

  it('without a file shows what there is, and ends with 2', async () => {
    const { root } = aClosedShowroom();
    expect((await qiatan(root, ['restore'])).error).toContain('没有备份');
    await qiatan(root, ['backup']);
    const said = await qiatan(root, ['restore']);
    expect(said.code).toBe(2);
    expect(said.error).toContain('store-20260311-010000Z.db');
  });

  it('does not overwrite a file that is there', async () => {
    const { root } = aClosedShowroom();
    const said = await qiatan(root, ['backup', '--to', storeFolder(root).databaseFile]);
    expect(said.code).toBe(2);
    expect(said.error).toContain('没有覆盖它');
  });

  it('moves a showroom to another machine with the recovery key typed at the prompt', async () => {
    const { root, recoveryKey } = aClosedShowroom();
    await qiatan(root, ['backup']);
    const stick = tempFolder();
    for (const name of readdirSync(storeFolder(root).backupFolder))
      copyFileSync(join(storeFolder(root).backupFolder, name), join(stick, name));
    const elsewhere = tempFolder();
    const file = join(stick, 'store-20260311-010000Z.db');
    const wrong = await qiatan(elsewhere, ['restore', file, '--recovery-key'], ['0000-0000-0000-0000-0000-0000']);
    expect(wrong.code).toBe(3);
    expect(wrong.error).toContain('恢复密钥不对');
    const said = await qiatan(elsewhere, ['restore', file, '--recovery-key'], [recoveryKey]);
    expect(said).toMatchObject({ code: 0, error: '' });
    expect((await qiatan(elsewhere, ['user', 'list'])).out).toContain('王磊');
  });

  it('gives a lost key file back', async () => {
    const { root, recoveryKey } = aClosedShowroom();
    rmSync(storeFolder(root).keyFile);
    expect((await qiatan(root, ['verify'])).error).toContain('找不到数据的密钥文件');
    const said = await qiatan(root, ['restore', '--recovery-key', recoveryKey]);
    expect(said.out).toContain('密钥文件找回来了');
    expect((await qiatan(root, ['verify'])).code).toBe(0);
    expect(basename(storeFolder(root).keyFile)).toBe('store.key');
    expect(existsSync(storeFolder(root).keyFile)).toBe(true);
  });
});

describe('npx qiatan recordings', () => {
  it('says which folder is watched, watches one that may be, and stops', async () => {
    const { root } = aClosedShowroom();
    const folder = tempFolder();
    expect((await qiatan(root, ['recordings', 'show'])).out).toContain('还没有设');
    expect((await qiatan(root, ['recordings', 'watch', folder])).out).toContain(`看着：${folder}`);
    expect((await qiatan(root, ['recordings', 'off'])).out).toContain(`没有看：${folder}`);
    const refused = await qiatan(root, ['recordings', 'watch', root]);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.error).toContain('数据文件夹');
  });
});

describe('npx qiatan user and evaluate', () => {
  it('lists the people with role and login name', async () => {
    const { root } = aClosedShowroom();
    const said = await qiatan(root, ['user', 'list']);
    expect(said.out).toMatch(/\S+ {2}王磊 {2}销售顾问/);
    expect(said.out).toMatch(/共 \d+ 人。/);
  });

  it('adds a person with a password that must be changed, and the log says that the command line did it', async () => {
    const { root } = aClosedShowroom();
    const line = ['user', 'add', '--name', '孙强', '--role', 'consultant', '--login', 'sunqiang'];
    const said = await qiatan(root, line);
    expect(said).toMatchObject({ code: 0, error: '' });
    expect(said.out).toMatch(/初始密码：[a-z2-9]{12}$/);
    const again = await qiatan(root, line);
    expect(again.code).toBe(1);
    expect(again.error).toContain('登录名「sunqiang」已有人用');
    const store = openStore(root, testDeps);
    const entry = store.prepare(
      "SELECT actor_id, action FROM audit_log WHERE action = 'staff.create' AND actor_id = 'cli'",
    );
    expect(entry.all()).toHaveLength(1);
    const mustChange = 'SELECT must_change FROM credential c JOIN staff s ON s.id = c.id WHERE s.login_name = ?';
    expect(store.prepare(mustChange).pluck().get('sunqiang')).toBe(1);
    store.close();
  });

  it('resets a password, also one that is asked for', async () => {
    const { root } = aClosedShowroom();
    const list = await qiatan(root, ['user', 'list']);
    const login = /(\S+) {2}王磊/.exec(list.out)?.[1] ?? '';
    expect((await qiatan(root, ['user', 'reset-password', login])).out).toMatch(/初始密码：/);
    const asked = await qiatan(root, ['user', 'reset-password', login, '--password'], [testPassword]);
    expect(asked).toMatchObject({ code: 0 });
    expect(asked.out).not.toContain(testPassword);
    const weak = await qiatan(root, ['user', 'reset-password', login, '--password', '1']);
    expect(weak.code).toBe(1);
    expect((await qiatan(root, ['user', 'reset-password', 'nobody'])).error).toContain('没有登录名「nobody」');
  });

  it('keeps the last administrator, as everywhere', async () => {
    const { root } = aClosedShowroom();
    const list = await qiatan(root, ['user', 'list']);
    const admin = /(\S+) {2}\S+ {2}系统管理员/.exec(list.out)?.[1] ?? '';
    const said = await qiatan(root, ['user', 'deactivate', admin]);
    expect(said).toMatchObject({ code: 1, error: '至少要留一位系统管理员' });
  });

  it('evaluates every day up to yesterday, with nothing new the second time', async () => {
    const { root } = aClosedShowroom();
    expect((await qiatan(root, ['evaluate'])).out).toMatch(/算了 2 天，新增检查发现 0 条。/);
    expect((await qiatan(root, ['evaluate'])).code).toBe(0);
  });
});
