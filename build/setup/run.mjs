import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * 运行一个命令，输入输出都接到当前终端；把收到的信号转给它，等它结束，返回它的退出码（被信号结束时是 128 + 信号号，
 * 根本运行不了是 127）。
 * 在终端里按 Ctrl+C 时，系统已经把 SIGINT 发给了整组进程，再转一次会让对方以为按了两次，所以只在没有终端时转。
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    /** @param {number} code */
    const settle = (code) => {
      for (const signal of signals) process.off(signal, forward);
      resolve(code);
    };
    child.once('error', (error) => {
      process.stderr.write(`✗ 无法运行 ${command}：${error.message}\n`);
      settle(127);
    });
    child.once('close', (code, signal) => settle(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
