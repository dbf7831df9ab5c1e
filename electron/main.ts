import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { dataDirOf } from '../api/host/data-dir.ts';
import { runDesktopHost } from './host.ts';

void runDesktopHost({
  dataDir: dataDirOf({ env: process.env, platform: process.platform, home: homedir() }),
  version: app.getVersion(),
  screens: join(import.meta.dirname, '..', 'renderer'),
  preload: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
  worker: new URL('./store-worker.js', import.meta.url),
  log: (line) => console.error(line),
});
