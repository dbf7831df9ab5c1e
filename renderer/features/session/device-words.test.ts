import { expect, test } from 'vitest';
import { deviceWords } from './device-words.ts';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

test.each([
  ['desktop', 'desktop', '桌面程序'],
  ['browser', chrome, 'Windows 上的 Chrome'],
  ['browser', `${chrome} Edg/142.0.0.0`, 'Windows 上的 Edge'],
  ['browser', `${chrome} QIHU 360SE`, 'Windows 上的 360 浏览器'],
  ['browser', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Linux 上的 Firefox'],
  ['browser', '', '浏览器'],
])('a sign-in by %s that calls itself 「%s」 is 「%s」', (transport, agent, words) => {
  expect(deviceWords(transport, agent)).toBe(words);
});
