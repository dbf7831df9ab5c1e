// 入口：`npm start`、`npm test` 等都从这里开始。用系统自带的 Node（20 起）运行，补齐缺少的东西，
// 再换成依赖清单里锁定的 Node 24 去做真正的事。这个文件和 setup/ 里的都不能引用任何依赖包。
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, ensureShell } from './setup/browser.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { findNode24, withToolsOnPath } from './setup/node24.mjs';
import { run } from './setup/run.mjs';
import { fail, root } from './setup/say.mjs';

/** @type {Record<string, string>} */
const verbs = {
  start: '启动洽谈卡',
  demo: '启动演示展厅（用完即弃的数据）',
  test: '运行全部检查',
  soak: '运行长时间检查',
  bench: '测量速度',
  screenshots: '给每个画面拍照',
  build: '编译',
  dist: '制作安装包',
};
const verbsWithBrowser = ['test', 'soak', 'screenshots'];
const suitesWithBrowser = /integration|e2e/;

const [verb = '', ...args] = process.argv.slice(2);
if (!Object.hasOwn(verbs, verb)) {
  const list = Object.entries(verbs).map(([name, meaning]) => `  ${name.padEnd(12)}${meaning}`);
  fail(`用法：node build/bootstrap.mjs <动作> [参数]\n${list.join('\n')}`, 2);
}

await ensureDependencies();
const node = findNode24();
if (!node)
  fail('没有找到 Node 24：依赖里没有适合这台电脑的版本。请先安装 Node 24（https://nodejs.org/zh-cn/），再运行一次。');
const script = join(root, 'build', `${verb}.ts`);
if (!existsSync(script)) fail(`这一版还不能「${verbs[verb]}」：缺少 build/${verb}.ts。请更新到完整的源码后再试。`);

const env = withToolsOnPath(node);
// 只挑不用浏览器的检查（npm run check）时，不为它安装浏览器。
const chosen = args[args.indexOf('--only') + 1] ?? '';
const spared = args.includes('--only') && !suitesWithBrowser.test(chosen);
if (verbsWithBrowser.includes(verb) && !spared) {
  env.CHROMIUM = await ensureBrowser(node);
  if (verb !== 'screenshots') env.CHROMIUM_SHELL = await ensureShell(env.CHROMIUM);
}
process.exitCode = await run(node, [script, ...args], { env, cwd: root });
