import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { run } from './run.mjs';
import { fail, root, say } from './say.mjs';

const stamp = join(root, 'node_modules/.qiatan-installed');
const npmStamp = join(root, 'node_modules/.package-lock.json');

/**
 * 依赖齐全就什么都不做；缺了、断在半路、或清单变了，就按清单重装（npm ci）。
 * 记号放在 node_modules 里面、最后才写：装到一半被打断时没有记号，下次会重来。
 */
export async function ensureDependencies() {
  if (isInstalled()) return;
  await withLock('另一个窗口正在安装依赖，等它完成……', async () => {
    if (isInstalled()) return;
    say('正在按清单安装依赖（第一次约 1–3 分钟，之后不再需要）……');
    for (const path of [stamp, npmStamp]) rmSync(path, { force: true });
    const interruption = watchForInterruption();
    const code = await npmCi();
    if (interruption.seen) fail('安装被打断。再运行一次会重新装好。', 130);
    if (code !== 0)
      fail(
        `安装依赖没有完成（npm ci 退出码 ${code}）。请检查网络后再运行一次；在国内可以先执行：\n` +
          '  npm config set registry https://registry.npmmirror.com',
        code,
      );
    if (!agreesWithLockfile()) fail('npm ci 说装好了，但 node_modules 里仍缺东西。请删掉 node_modules 再运行一次。');
    writeFileSync(stamp, lockfileHash());
    say('依赖装好了。');
  });
}

function isInstalled() {
  if (!existsSync(stamp)) {
    // 手工执行过 npm ci：npm 自己的隐藏清单也是最后才写的，与我们的清单一致就算装好，不必再装一遍。
    if (!agreesWithLockfile()) return false;
    writeFileSync(stamp, lockfileHash());
    return true;
  }
  return readFileSync(stamp, 'utf8') === lockfileHash() && requiredPackages().every(([path]) => isPresent(path));
}

function agreesWithLockfile() {
  if (!existsSync(npmStamp)) return false;
  const installed = readPackages(npmStamp);
  return requiredPackages().every(([path, entry]) => installed[path]?.version === entry.version && isPresent(path));
}

/** 清单里每台电脑都要装的包；可选的包只属于某些系统，不算在内。 */
function requiredPackages() {
  const packages = readPackages(join(root, 'package-lock.json'));
  return Object.entries(packages).filter(([path, entry]) => path && !entry.optional && !entry.devOptional);
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
function readPackages(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages ?? {};
}

/** @param {string} path */
function isPresent(path) {
  return existsSync(join(root, path, 'package.json'));
}

function lockfileHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function watchForInterruption() {
  const state = { seen: false };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => {
      state.seen = true;
    });
  return state;
}

function npmCi() {
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return run(process.execPath, [cli, ...args], { cwd: root });
  return run('npm', args, { cwd: root, shell: process.platform === 'win32' });
}
