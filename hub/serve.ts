import { spawn } from 'node:child_process';
import { StoreFailed } from '../api/host/store-client.ts';
import { createHubHost, type HubHost, type HubHostOptions } from './host.ts';

/** How a showroom is served from a terminal. */
export interface ServeOptions extends Omit<HubHostOptions, 'log' | 'onDeath' | 'onUpgrade'> {
  /** Opens the default browser once usable. */
  readonly open: boolean;
}

/** Whether a showroom is being served; if not, whether its data or something else was in the way. */
export type Served = 'serving' | 'store_unavailable' | 'failed';

/** Serves until the process is told to stop. Troubles become one plain sentence. */
export async function serveShowroom(options: ServeOptions): Promise<Served> {
  let isShown = false;
  const show = (url: string): void => {
    if (options.open && !isShown) openBrowser(url);
    isShown = true;
  };
  const host = await start(options, (url) => {
    console.log('正在升级数据：先备份，再升级。请不要关机，好了会自己打开。');
    show(url);
  });
  if (typeof host === 'string') return host;
  console.log(`READY ${host.url}`);
  show(host.url);
  let closing = false;
  const stop = (): void => {
    if (closing) return;
    closing = true;
    void host.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return 'serving';
}

async function start(
  options: ServeOptions,
  onUpgrade: (url: string) => void,
): Promise<HubHost | Exclude<Served, 'serving'>> {
  try {
    return await createHubHost({
      ...options,
      onUpgrade,
      log: (line) => console.error(line),
      onDeath: (error) => {
        console.error(`数据线程意外停止，已保存的都在。请重新打开。（${error.message}）`);
        process.exit(1);
      },
    });
  } catch (error) {
    console.error(sentenceOf(error, options.port));
    return error instanceof StoreFailed ? 'store_unavailable' : 'failed';
  }
}

function sentenceOf(error: unknown, port: number): string {
  if (error instanceof StoreFailed) return error.message;
  if (error instanceof Error && Reflect.get(error, 'code') === 'EADDRINUSE')
    return `端口 ${port} 已被占用。可能「洽谈卡」已经打开；或者换一个端口：npm start -- --port 0`;
  return `没能启动：${error instanceof Error ? error.message : String(error)}`;
}

function openBrowser(url: string): void {
  const [command, args] =
    process.platform === 'win32'
      ? ['cmd', ['/c', 'start', '', url]]
      : process.platform === 'darwin'
        ? ['open', [url]]
        : ['xdg-open', [url]];
  const child = spawn(String(command), args as string[], { stdio: 'ignore', detached: true }); // literal lists above
  child.on('error', () => console.log(`请在浏览器里打开 ${url}`));
  child.unref();
}
