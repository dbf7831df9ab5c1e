// npm run demo: the application on a showroom with three weeks of history, thrown away when it is closed
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roleLabel } from '../shared/domain/roles.ts';
import { administrator, crew, demoPassword } from './demo/crew.ts';
import { generateDemo } from './demo/generate.ts';
import { run } from './setup/run.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const root = join(import.meta.dirname, '..');
const dataDir = mkdtempSync(join(tmpdir(), 'qiatan-demo-'));
process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));

const interrupt = (): void => process.exit(130);
for (const signal of signals) process.once(signal, interrupt);
const began = performance.now();
console.log('» 正在准备演示展厅：六位销售顾问、三百位客户、三周的洽谈卡、回访和核对……');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }; // our own file
await generateDemo({ dataDir, now: Date.now(), random: (bytes) => randomBytes(bytes), version });
console.log(`» 准备好了（${Math.round((performance.now() - began) / 1000)} 秒）。数据在 ${dataDir}，关闭后删除。`);
console.log(`» 账号，密码都是 ${demoPassword}：`);
for (const { name, role, loginName } of [...crew, administrator])
  console.log(`    ${roleLabel(role).padEnd(6, '　')}${name.padEnd(4, '　')}${loginName}`);
// from here on the application is told to stop, and the folder goes after it
for (const signal of signals) process.off(signal, interrupt);
process.exitCode = await run(process.execPath, [join(root, 'build/start.ts'), ...process.argv.slice(2)], {
  env: { ...process.env, QIATAN_DATA_DIR: dataDir },
});
