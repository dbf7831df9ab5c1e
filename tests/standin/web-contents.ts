import { EventEmitter } from 'node:events';
import type { Page } from 'playwright-core';
import type { MessagePortMain, PortTable } from './ports.ts';
import type { Protocols } from './protocols.ts';
import { isRefusedByListener } from './refusable.ts';

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'allow' | 'deny' };

/** What a WebContents needs of the window that shows it. */
export interface WebContentsHost {
  readonly opened: Promise<Page>;
  currentPage(): Page | null;
  isDestroyed(): boolean;
  close(): void;
}

export interface WebContentsDeps {
  readonly id: number;
  readonly host: WebContentsHost;
  readonly ports: PortTable;
  readonly protocols: Protocols;
  readonly session: unknown;
}

/** Electron's WebContents over a page. */
export class WebContents extends EventEmitter {
  readonly id: number;
  readonly session: unknown;
  readonly #deps: WebContentsDeps;
  #expectedUrl = '';
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #zoomFactor = 1;

  constructor(deps: WebContentsDeps) {
    super();
    this.#deps = deps;
    this.id = deps.id;
    this.session = deps.session;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  openDecision(url: string): 'allow' | 'deny' {
    return this.#openHandler({ url }).action;
  }

  /** Main's own loadURL is not a navigation by the page. */
  expect(url: string): void {
    this.#expectedUrl = withoutHash(url);
  }

  /** Offers a page's navigation to the listeners of will-frame-navigate and will-navigate; false when one refuses. */
  mayNavigate(url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && withoutHash(url) === this.#expectedUrl) return true;
    const details = { url, isMainFrame, isSameDocument: false };
    if (isRefusedByListener(this, 'will-frame-navigate', details)) return false;
    return !(isMainFrame && isRefusedByListener(this, 'will-navigate', details, url));
  }

  send(channel: string, ...args: unknown[]): void {
    this.#dispatch({ channel, args: structuredClone(args), ports: [] });
  }

  postMessage(channel: string, message: unknown, transfer: readonly MessagePortMain[] = []): void {
    const ports = transfer.map((port) => this.#deps.ports.lend(port, (said) => this.#dispatch(said)));
    this.#dispatch({ channel, args: [message], ports });
  }

  #dispatch(message: unknown): void {
    // Serialised by Playwright, which keeps dates, typed arrays and errors; the page may close while it is under way.
    void this.#deps.host.opened
      .then((page) => page.evaluate((said) => Reflect.get(globalThis, '__standinIn')(said), message))
      .catch(() => {});
  }

  getURL(): string {
    return this.#deps.protocols.fromWeb(this.#deps.host.currentPage()?.url() ?? '');
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.#deps.host.opened).evaluate(code);
  }

  async printToPDF(options: { readonly landscape?: boolean } = {}): Promise<Buffer> {
    const page = await this.#deps.host.opened;
    return page.pdf({ printBackground: true, preferCSSPageSize: true, landscape: options.landscape ?? false });
  }

  async capturePage(): Promise<{ toPNG(): Buffer; isEmpty(): boolean }> {
    const png = await (await this.#deps.host.opened).screenshot();
    return { toPNG: () => png, isEmpty: () => false };
  }

  /** No printer here: the dialog is answered as if it had been confirmed. */
  print(_options?: unknown, done?: (success: boolean, reason: string) => void): void {
    done?.(true, '');
  }

  reload(): void {
    void this.#deps.host.currentPage()?.reload();
  }

  setZoomFactor(factor: number): void {
    this.#zoomFactor = factor;
  }

  getZoomFactor(): number {
    return this.#zoomFactor;
  }

  isLoading(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return this.#deps.host.isDestroyed();
  }

  close(): void {
    this.#deps.host.close();
  }

  focus(): void {}
  openDevTools(): void {}
  setBackgroundThrottling(): void {}
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, '');
}
