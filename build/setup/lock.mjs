import { linkSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, say } from './say.mjs';

const folder = join(root, '.setup');
const path = join(folder, 'lock');
const heartbeatMs = 5_000;
const silentMs = 60_000;

/**
 * 同一时间只让一个进程改 node_modules；持有者已经不在（被强行结束）或一分钟没有动静时接手。
 * @param {string} waiting 等的时候说的话
 * @param {() => Promise<void>} act
 */
export async function withLock(waiting, act) {
  mkdirSync(folder, { recursive: true });
  for (let told = false; !take(); told = true) {
    if (isAbandoned()) {
      rmSync(path, { force: true });
      continue;
    }
    if (!told) say(waiting);
    await sleep(500);
  }
  const release = () => rmSync(path, { force: true });
  const heartbeat = setInterval(() => utimesSync(path, new Date(), new Date()), heartbeatMs).unref();
  process.once('exit', release);
  try {
    await act();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}

/** 先写好内容再用硬链接占位：别人永远读不到写了一半的锁。 */
function take() {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

function isAbandoned() {
  try {
    const owner = Number(readFileSync(path, 'utf8'));
    return !isAlive(owner) || Date.now() - statSync(path).mtimeMs > silentMs;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false; // 刚好被对方释放
    throw error;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
