import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { run } from './run.mjs';
import { fail, root, say } from './say.mjs';

const debianChromium = '/usr/bin/chromium';
const debianShell = '/usr/lib/chromium/chromium-headless-shell';
const debianFont = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/**
 * 检查和拍照要用的 Chromium 和中文字体：没有就装上，返回浏览器的路径；装不上就说清楚该怎么办。
 * @param {string} node
 * @returns {Promise<string>}
 */
export async function ensureBrowser(node) {
  if (!findChromium(node) || !hasChineseFont())
    await withLock('另一个窗口正在准备浏览器，等它完成……', () => install(node));
  const chromium = findChromium(node);
  if (!chromium)
    fail('没有可用的 Chromium。请用管理员身份执行：apt-get install chromium，或设置环境变量 CHROMIUM 指向它。');
  if (!hasChineseFont())
    fail('没有中文字体，画面里的字会变成方框。请用管理员身份执行：apt-get install fonts-noto-cjk，再运行一次。');
  return chromium;
}

/**
 * 浏览器里的检查用的轻便 Chromium：同一个版本、同一个内核，只是没有窗口，少用三成处理器。没有就试着装一次（不动已装的东西），
 * 装不上也不要紧：用 Chromium 本身，只是慢几分钟。
 * @param {string} chromium
 * @returns {Promise<string>}
 */
export async function ensureShell(chromium) {
  const given = process.env.CHROMIUM_SHELL;
  if (given !== undefined && works(given, ['--version'])) return given;
  if (chromium !== debianChromium) return chromium;
  if (!works(debianShell, ['--version']) && isRoot() && works('apt-get', ['--version']))
    await withLock('另一个窗口正在准备浏览器，等它完成……', installShell);
  return works(debianShell, ['--version']) ? debianShell : chromium;
}

async function installShell() {
  if (works(debianShell, ['--version'])) return;
  say('正在试着用 apt-get 安装 chromium-headless-shell，检查会快一些……');
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 90_000 };
  const quickly = ['-qq', '-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=15'];
  const add = ['install', '-y', '--no-install-recommends', '--no-remove', '--no-upgrade', ...quickly];
  if ((await run('apt-get', [...add, 'chromium-headless-shell'], options)) === 0) return;
  await run('apt-get', ['update', ...quickly], options);
  if ((await run('apt-get', [...add, 'chromium-headless-shell'], options)) !== 0) say('没有装上，用 Chromium 本身。');
}

/** @param {string} node */
async function install(node) {
  const missing = [...(findChromium(node) ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (missing.length > 0 && isRoot() && works('apt-get', ['--version'])) {
    say(`正在用 apt-get 安装 ${missing.join('、')}……`);
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    const updated = await run('apt-get', ['update', '-qq'], options);
    if (updated === 0) await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options);
  }
  if (!findChromium(node)) {
    say('正在下载 Playwright 自带的 Chromium……');
    await run(node, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium']);
  }
}

/**
 * @param {string} node
 * @returns {string | undefined}
 */
function findChromium(node) {
  /** @param {string | undefined} path */
  const usable = (path) => path !== undefined && existsSync(path) && works(path, ['--version']);
  const installed = [process.env.CHROMIUM, debianChromium].find(usable);
  if (installed) return installed;
  const downloaded = playwrightChromium(node);
  return usable(downloaded) ? downloaded : undefined;
}

/** @param {string} node */
function playwrightChromium(node) {
  const code = 'import("playwright-core").then(({ chromium }) => process.stdout.write(chromium.executablePath()))';
  return spawnSync(node, ['-e', code], { cwd: root, encoding: 'utf8' }).stdout?.trim();
}

/** Windows 和 macOS 自带中文字体；Linux 上问 fontconfig，没有这个命令时看 Debian 的字体包在不在。 */
function hasChineseFont() {
  if (process.platform !== 'linux' || existsSync(debianFont)) return true;
  return Boolean(spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout?.trim());
}

function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
