import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './setup/run.mjs';

const electron = join(import.meta.dirname, '../node_modules/electron');
const defaultMirror = 'https://github.com/electron/electron/releases/download/';
const probeMs = 4_000;
const downloadMs = 10 * 60_000;

export type Runtime = { readonly path: string } | { readonly missing: string };

/** Electron's executable if it was downloaded before. */
export function installedElectron(): string | null {
  const name = join(electron, 'path.txt');
  if (!existsSync(name)) return null;
  const path = join(electron, 'dist', readFileSync(name, 'utf8'));
  return existsSync(path) ? path : null;
}

/** Electron's executable, downloaded if its server answers at once; otherwise why not, in Chinese. */
export async function obtainElectron(env: NodeJS.ProcessEnv): Promise<Runtime> {
  const present = installedElectron();
  if (present) return { path: present };
  const mirror = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? defaultMirror;
  if (!(await answers(mirror))) {
    return { missing: `桌面运行环境还没有下载，${mirror} 又连不上（国内请设 ELECTRON_MIRROR，见 README）` };
  }
  console.log(`» 正在从 ${mirror} 下载桌面运行环境（约 120 MB，只需一次）……`);
  await run(process.execPath, [join(electron, 'install.js')], { timeout: downloadMs });
  const path = installedElectron();
  return path ? { path } : { missing: `从 ${mirror} 下载桌面运行环境没有成功` };
}

async function answers(mirror: string): Promise<boolean> {
  // The version's checksum file exists on every mirror; its absence means the mirror does not carry this version.
  const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')) as { version: string }; // npm's own file
  const url = `${mirror.replace(/\/*$/, '/')}v${version}/SHASUMS256.txt`;
  try {
    return (await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(probeMs) })).ok;
  } catch {
    return false; // no network, a refused connection or no answer in time all mean the same here
  }
}
