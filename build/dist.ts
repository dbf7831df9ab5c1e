// npm run dist: installers by electron-builder, for this machine's platform or the one named (--linux, --win)
import { buildElectron } from './build-electron.ts';
import { buildRenderer } from './build-renderer.ts';
import { prepareNatives } from './natives.ts';
import { run } from './setup/run.mjs';
import { fail } from './setup/say.mjs';

const flags = process.argv.slice(2);
if (flags.some((flag) => flag !== '--linux' && flag !== '--win')) fail('用法：npm run dist -- [--linux] [--win]', 2);
const own = process.platform === 'win32' ? '--win' : '--linux';
const chosen = flags.length > 0 ? flags : [own];

await buildRenderer();
await buildElectron();
for (const flag of chosen) prepareNatives(flag === '--win' ? 'win-x64' : 'linux-x64');
console.log(
  '» 正在制作安装包（第一次要联网下载 Electron 和打包工具；国内请先设 ELECTRON_MIRROR 和 ELECTRON_BUILDER_BINARIES_MIRROR）……',
);
const code = await run('electron-builder', [...chosen, '--x64', '--publish', 'never'], {
  shell: process.platform === 'win32',
});
console.log(code === 0 ? '» 安装包在 release 文件夹里。' : '✗ 没有做成。多半是网络：见上面的下载地址，再运行一次。');
process.exitCode = code;
