/** Browsers by the mark each leaves; those built on another one come before it. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/360|QIHU/i, '360 浏览器'],
  [/MetaSr|Sogou/i, '搜狗浏览器'],
  [/QQBrowser/i, 'QQ 浏览器'],
  [/MicroMessenger/i, '微信'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, '安卓'],
  [/iPhone|iPad/, 'iPhone 或 iPad'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** What somebody signs in with, from what it says about itself: 「Windows 上的 Edge」. */
export function deviceWords(transport: string, agent: string): string {
  if (transport === 'desktop') return '桌面程序';
  const of = (known: readonly (readonly [RegExp, string])[]): string | undefined =>
    known.find(([mark]) => mark.test(agent))?.[1];
  const system = of(systems);
  const browser = of(browsers) ?? '浏览器';
  return system === undefined ? browser : `${system} 上的 ${browser}`;
}
