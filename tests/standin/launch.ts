import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';

const root = join(import.meta.dirname, '../..');

export interface DesktopOptions {
  /** Electron's own profile folder; without one a fresh folder is used and removed afterwards. */
  readonly userData?: string;
  /** What to launch: a folder with a package.json, or a main file. Without one, the built application. */
  readonly application?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Launches the desktop host under Playwright: `ELECTRON_BIN`, else a downloaded Electron, else the stand-in. */
export async function launchDesktop(options: DesktopOptions = {}): Promise<ElectronApplication> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'qiatan-desktop-'));
  const app = await _electron.launch({
    executablePath: electronBinary(),
    args: [options.application ?? root, `--user-data-dir=${userData}`],
    cwd: root,
    env: { ...inheritedEnvironment(), ...options.env },
  });
  if (options.userData === undefined) {
    app.once('close', () => rmSync(userData, { recursive: true, force: true, maxRetries: 5 }));
  }
  return app;
}

function electronBinary(): string {
  if (process.env.ELECTRON_BIN) return process.env.ELECTRON_BIN;
  const name = join(root, 'node_modules/electron/path.txt');
  const downloaded = existsSync(name) ? join(root, 'node_modules/electron/dist', readFileSync(name, 'utf8')) : null;
  return downloaded && existsSync(downloaded) ? downloaded : join(import.meta.dirname, 'binary.ts');
}

/** The stand-in's `#!/usr/bin/env node` must find this very Node, not an older one of the system. */
function inheritedEnvironment(): Record<string, string> {
  const defined = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...Object.fromEntries(defined), PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };
}
