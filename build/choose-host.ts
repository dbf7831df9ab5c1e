/** What decides between the desktop window and the browser-served showroom. */
export interface HostFacts {
  readonly asked: { readonly browser: boolean; readonly noOpen: boolean; readonly port: string | null };
  readonly platform: NodeJS.Platform;
  readonly hasDisplay: boolean;
  readonly isRoot: boolean;
}

/** Why the browser-served showroom is the only choice, in Chinese; null when a desktop window is possible. */
export function reasonForBrowser({ asked, platform, hasDisplay, isRoot }: HostFacts): string | null {
  if (asked.browser) return '按 --browser 的要求';
  if (asked.noOpen) return '按 --no-open 的要求，不打开窗口';
  if (asked.port !== null) return '指定了端口，端口只用于浏览器方式';
  if (platform === 'linux' && !hasDisplay) return '这台电脑没有图形桌面';
  // Chromium's sandbox refuses to run as root, and switching it off is not an option for a window onto customer data.
  if (platform === 'linux' && isRoot) return '正以 root 身份运行，桌面窗口的沙箱不允许';
  return null;
}
