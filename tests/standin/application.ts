import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isRefusedByListener } from './refusable.ts';

export interface ApplicationDeps {
  readonly name: string;
  readonly version: string;
  readonly root: string;
  readonly userData: string;
  readonly whenReady: () => Promise<void>;
  readonly isReady: () => boolean;
  /** Asks every window to close; false as soon as one refuses. */
  readonly closeWindows: () => boolean;
  /** Ends the browser and the process. */
  readonly terminate: (code: number) => Promise<void>;
}

/** Electron's `app`: paths, life cycle and the events main code waits for. */
export function createApplication(deps: ApplicationDeps) {
  const events = new EventEmitter();
  const paths = knownPaths(deps.userData);
  const ignore = () => {};
  let name = deps.name;
  let quitting = false;

  const leave = async (code: number, force: boolean): Promise<void> => {
    if (quitting) return;
    if (!force && !isAllowed()) return;
    quitting = true;
    events.emit('quit', {}, code);
    await deps.terminate(code);
  };
  /** before-quit, every window's close, will-quit: each may refuse. */
  const isAllowed = (): boolean =>
    !isRefusedByListener(events, 'before-quit') && deps.closeWindows() && !isRefusedByListener(events, 'will-quit');
  return Object.assign(events, {
    isPackaged: false,
    commandLine: { appendSwitch: ignore, appendArgument: ignore, hasSwitch: () => false, getSwitchValue: () => '' },
    whenReady: deps.whenReady,
    isReady: deps.isReady,
    getVersion: () => deps.version,
    getName: () => name,
    setName: (next: string) => {
      name = next;
    },
    getLocale: () => 'zh-CN',
    getSystemLocale: () => 'zh-CN',
    getPreferredSystemLanguages: () => ['zh-CN'],
    getAppPath: () => deps.root,
    getPath: (kind: string): string => {
      const path = paths.get(kind);
      if (path === undefined) throw new Error(`Failed to get '${kind}' path`);
      mkdirSync(kind === 'exe' || kind === 'module' ? dirname(path) : path, { recursive: true });
      return path;
    },
    setPath: (kind: string, path: string) => void paths.set(kind, path),
    setAppLogsPath: ignore,
    setAppUserModelId: ignore,
    setLoginItemSettings: ignore,
    getLoginItemSettings: () => ({ openAtLogin: false }),
    setAboutPanelOptions: ignore,
    enableSandbox: ignore,
    focus: ignore,
    relaunch: ignore,
    // Proves nothing about a second instance: the product's own lock on its data folder is what tests rely on.
    requestSingleInstanceLock: () => true,
    hasSingleInstanceLock: () => true,
    releaseSingleInstanceLock: ignore,
    quit: () => void leave(0, false),
    exit: (code = 0) => void leave(code, true),
  });
}

function knownPaths(userData: string): Map<string, string> {
  const inside = ['logs', 'downloads', 'documents', 'desktop', 'pictures', 'crashDumps'];
  return new Map([
    ...['userData', 'appData', 'sessionData', 'home'].map((kind) => [kind, userData] as const),
    ...inside.map((kind) => [kind, join(userData, kind)] as const),
    ['temp', tmpdir()],
    ['exe', process.execPath],
    ['module', process.execPath],
  ]);
}
