// npm start: opens the application in Electron when that is possible, else as the browser-served showroom
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildRenderer } from './build-renderer.ts';
import { reasonForBrowser } from './choose-host.ts';
import { obtainElectron } from './electron-runtime.ts';
import { keepingCompiled } from './setup/compiled.mjs';
import { run } from './setup/run.mjs';
import { fail } from './setup/say.mjs';

const root = join(import.meta.dirname, '..');
const usage = '用法：npm start -- [--browser] [--no-open] [--port 端口号，0 表示任意空闲端口]';

const asked = readArguments();
console.log('» 检查界面是否需要编译……');
if ((await buildRenderer()) === 'built') console.log('» 界面编译好了。');
process.exitCode = await open();

async function open(): Promise<number> {
  const impossible = reasonForBrowser({
    asked,
    platform: process.platform,
    hasDisplay: Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY),
    isRoot: process.getuid?.() === 0,
  });
  if (impossible !== null) return openShowroom(impossible);
  const runtime = await obtainElectron(process.env);
  return 'path' in runtime ? openDesktop(runtime.path) : openShowroom(runtime.missing);
}

async function openDesktop(electron: string): Promise<number> {
  const { buildElectron } = await import('./build-electron.ts');
  await buildElectron();
  console.log('» 在桌面窗口中打开（Electron）。');
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const code = await run(electron, [root], { env });
  if (code !== 0) console.log(`✗ 桌面窗口异常退出（${code}）。可以改用浏览器方式：npm start -- --browser`);
  return code;
}

function openShowroom(reason: string): Promise<number> {
  console.log(`» 用浏览器打开：${reason}。`);
  const args = [...(asked.port === null ? [] : ['--port', asked.port]), ...(asked.noOpen ? [] : ['--open'])];
  return run(process.execPath, [join(root, 'hub/cli.ts'), 'serve', ...args], { env: keepingCompiled(process.env) });
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { browser: { type: 'boolean' }, 'no-open': { type: 'boolean' }, port: { type: 'string' } },
    });
    const port = values.port ?? null;
    if (port !== null && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535))
      fail(`端口号要在 0 到 65535 之间。\n${usage}`, 2);
    return { browser: values.browser ?? false, noOpen: values['no-open'] ?? false, port };
  } catch (error) {
    return fail(`不认识的参数：${error instanceof Error ? error.message : error}\n${usage}`, 2);
  }
}
