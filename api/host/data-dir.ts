import { join } from 'node:path';

/** What the place of the data folder depends on. */
export interface DataDirFacts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}

/** The data folder: `QIATAN_DATA_DIR`, else where this system keeps a person's application data. Never renamed. */
export function dataDirOf({ env, platform, home }: DataDirFacts): string {
  const chosen = env.QIATAN_DATA_DIR;
  if (chosen) return chosen;
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'qiatan');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'qiatan');
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'qiatan');
}
