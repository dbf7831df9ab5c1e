import type { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import type { Page } from 'playwright-core';
import type { Chromium } from './chromium.ts';
import { pageScript } from './page-runtime.ts';
import type { PortTable } from './ports.ts';
import type { Protocols } from './protocols.ts';
import { isRefusedByListener } from './refusable.ts';
import { WebContents } from './web-contents.ts';
import { WindowState } from './window-state.ts';

export interface WindowsDeps {
  readonly chromium: Chromium;
  readonly ports: PortTable;
  readonly protocols: Protocols;
  readonly session: unknown;
  readonly onCreated: (window: StandinWindow) => void;
  readonly onAllClosed: () => void;
}

export interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly show?: boolean;
  readonly title?: string;
  readonly webPreferences?: { readonly preload?: string };
}

/** The open windows, oldest first. */
export interface WindowRegistry {
  all(): readonly StandinWindow[];
  ofPage(page: Page): StandinWindow | undefined;
  /** Addresses that pages tried to open in a new window, oldest first. */
  readonly wantedByPages: string[];
}

interface MutableRegistry extends WindowRegistry {
  readonly open: StandinWindow[];
  nextId(): number;
}

export function createWindowRegistry(): MutableRegistry {
  const open: StandinWindow[] = [];
  let last = 0;
  return {
    open,
    wantedByPages: [],
    all: () => [...open],
    ofPage: (page) => open.find((window) => window.page === page),
    nextId: () => {
      last += 1;
      return last;
    },
  };
}

/** Electron's BrowserWindow over a page of the one browser. */
class StandinWindow extends WindowState {
  readonly id: number;
  readonly webContents: WebContents;
  readonly opened: Promise<Page>;
  readonly #deps: WindowsDeps;
  readonly #registry: MutableRegistry;
  readonly #preload: string | undefined;
  page: Page | null = null;
  targetId = '';
  #destroyed = false;

  constructor(options: WindowOptions, deps: WindowsDeps, registry: MutableRegistry) {
    super(options);
    if (!deps.chromium.isRunning()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.#deps = deps;
    this.#registry = registry;
    this.#preload = options.webPreferences?.preload;
    this.id = registry.nextId();
    const isFirst = this.id === 1;
    registry.open.push(this);
    this.opened = this.#open(isFirst);
    const host = {
      opened: this.opened,
      currentPage: () => this.page,
      isDestroyed: () => this.#destroyed,
      close: () => this.close(),
    };
    this.webContents = new WebContents({ id: this.id, host, ...deps });
    deps.onCreated(this);
  }

  async #open(isFirst: boolean): Promise<Page> {
    const { chromium } = this.#deps;
    const page = await chromium.newPage(isFirst);
    this.page = page;
    this.targetId = await chromium.targetId(page);
    const [width, height] = this.getSize();
    if (!chromium.headed) await page.setViewportSize({ width, height });
    await page.addInitScript({ content: this.#initScript() });
    page.on('domcontentloaded', () => this.webContents.emit('dom-ready'));
    page.on('load', () => {
      this.webContents.emit('did-finish-load');
      this.emit('ready-to-show');
    });
    page.on('crash', () => this.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('console', (line) =>
      this.webContents.emit('console-message', { message: line.text(), level: line.type() }),
    );
    page.on('close', () => this.#forget());
    page.on('popup', (popup) => void this.#refusePopup(popup));
    return page;
  }

  /** Only main's refusal of a new window can be played here; an application that allows one needs the real Electron. */
  async #refusePopup(popup: Page): Promise<void> {
    await popup.waitForLoadState().catch(() => {}); // by then its request was seen and aborted
    const url = this.#registry.wantedByPages.shift() ?? this.#deps.protocols.fromWeb(popup.url());
    if (this.webContents.openDecision(url) !== 'deny') process.stderr.write(`stand-in: cannot open ${url}\n`);
    await popup.close();
  }

  /** The preload is made part of the script rather than evaluated, so that the page's content policy stays in force. */
  #initScript(): string {
    if (this.#preload === undefined) return pageScript('');
    const source = readFileSync(this.#preload, 'utf8');
    try {
      new Script(source, { filename: this.#preload });
      return pageScript(source);
    } catch (error) {
      this.webContents.emit('preload-error', {}, this.#preload, error);
      return pageScript('');
    }
  }

  #forget(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    const { open } = this.#registry;
    open.splice(open.indexOf(this), 1);
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (open.length === 0) this.#deps.onAllClosed();
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.opened;
    this.webContents.expect(url);
    await page.goto(this.#deps.protocols.toWeb(url));
  }

  loadFile(path: string): Promise<void> {
    return this.loadURL(pathToFileURL(path).href);
  }

  /** Offers the closing to the listeners of `close`; false when one refuses. */
  tryClose(): boolean {
    return !isRefusedByListener(this, 'close');
  }

  close(): void {
    if (this.tryClose()) this.destroy();
  }

  destroy(): void {
    void this.page?.close();
    this.#forget();
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }
}

/** The class main code instantiates, with Electron's static look-ups. */
export function createBrowserWindow(deps: WindowsDeps, registry: MutableRegistry) {
  return class BrowserWindow extends StandinWindow {
    static getAllWindows = () => registry.all();
    static getFocusedWindow = () => registry.open.at(-1) ?? null;
    static fromId = (id: number) => registry.open.find((window) => window.id === id) ?? null;
    static fromWebContents = (contents: EventEmitter) =>
      registry.open.find((window) => window.webContents === contents) ?? null;

    constructor(options: WindowOptions = {}) {
      super(options, deps, registry);
    }
  };
}
