#!/usr/bin/env node
// `npx qiatan …`：无界面的命令行。补齐依赖后用锁定的 Node 24 运行 hub/cli.ts。
import { join } from 'node:path';
import { keepingCompiled } from './setup/compiled.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { findNode24, withToolsOnPath } from './setup/node24.mjs';
import { run } from './setup/run.mjs';
import { fail, root } from './setup/say.mjs';

await ensureDependencies();
const node = findNode24();
if (!node) fail('没有找到 Node 24。请先安装 Node 24（https://nodejs.org/zh-cn/），再运行一次。');
process.exitCode = await run(node, [join(root, 'hub/cli.ts'), ...process.argv.slice(2)], {
  env: keepingCompiled(withToolsOnPath(node)),
});
