import { fileURLToPath } from 'node:url';

/** 项目的根目录。 */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * 说一句正在做什么。
 * @param {string} text
 */
export function say(text) {
  process.stdout.write(`» ${text}\n`);
}

/**
 * 说清楚为什么做不下去，然后以 `code` 结束。
 * @param {string} text
 * @param {number} [code]
 * @returns {never}
 */
export function fail(text, code = 1) {
  process.stderr.write(`✗ ${text}\n`);
  process.exit(code);
}
