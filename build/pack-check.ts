// Packs for Linux and Windows from an empty Electron, then looks at what went in
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { type Claim, reportClaims } from './checks/claims.ts';
import { runCommand } from './checks/command.ts';
import { packedFileClaims } from './checks/packed-files.ts';
import { makeFakeElectron } from './fake-electron.ts';
import { type Fuse, readFuses } from './fuse-wire.ts';
import { prepareNatives } from './natives.ts';
import { moduleListPath } from './record-modules.ts';

const root = join(import.meta.dirname, '..');
/** How each target is asked for, and where electron-builder puts what it packed. */
const targets = [
  {
    name: 'Linux',
    target: 'linux-x64',
    flag: '--linux',
    platform: 'linux',
    unpacked: 'linux-unpacked',
    executable: 'qiatan',
  },
  {
    name: 'Windows',
    target: 'win-x64',
    flag: '--win',
    platform: 'win32',
    unpacked: 'win-unpacked',
    executable: 'qiatan.exe',
  },
] as const;

/** Fuses of design: what a stranger with the installed program could otherwise use to run his own code in it. */
const fuses: Readonly<Partial<Record<Fuse, boolean>>> = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
};

const scratch = mkdtempSync(join(tmpdir(), 'qiatan-pack-'));
try {
  const packed: Claim[] = [];
  for (const target of targets) packed.push(...(await packAndLook(target)));
  reportClaims([...packed, ...['main', 'preload', 'renderer'].map(bundleClaim)]);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function packAndLook(packed: (typeof targets)[number]): Promise<readonly Claim[]> {
  const electron = join(scratch, `electron-${packed.platform}`);
  const output = join(scratch, packed.platform);
  prepareNatives(packed.target);
  makeFakeElectron(electron, packed.platform, electronVersion());
  const where = [`-c.electronDist=${electron}`, `-c.directories.output=${output}`];
  const args = [packed.flag, 'dir', '--x64', ...where, '--publish', 'never'];
  const { code, output: said } = await runCommand({ command: 'electron-builder', args }, () => {});
  if (code !== 0) return [{ claim: `${packed.name}：能打包`, against: said.split('\n').slice(-20) }];
  const archive = join(output, packed.unpacked, 'resources/app.asar');
  const list = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
  const executable = readFileSync(join(output, packed.unpacked, packed.executable));
  const loads = packed.platform === process.platform ? [await loadClaim(packed.name, archive)] : [];
  return [...packedFileClaims(packed, list), ...loads, fuseClaim(packed.name, executable)];
}

/** Unpacks the archive far from node_modules: what loads there loads from what was packed. */
async function loadClaim(name: string, archive: string): Promise<Claim> {
  const folder = join(scratch, 'unpacked');
  extractAll(archive, folder);
  const probe = join(folder, 'probe.mjs');
  writeFileSync(
    probe,
    `import Database from 'better-sqlite3';
import { hashSync } from '@node-rs/argon2';
new Database('probe.db').exec("PRAGMA key = 'a'; CREATE TABLE t (a)");
hashSync('a');`,
  );
  const { code, output } = await runCommand({ command: probe, args: [], cwd: folder }, () => {});
  return { claim: `${name}：打进去的原生模块能加载`, against: code === 0 ? [] : output.split('\n') };
}

function fuseClaim(name: string, executable: Buffer): Claim {
  const actual = readFuses(executable);
  const wrong = Object.entries(fuses).filter(([fuse, on]) =>
    Object.entries(actual).every(([is, state]) => is !== fuse || state !== on),
  );
  return {
    claim: `${name}：程序文件的保险开关与设计一致`,
    against: wrong.map(([fuse, on]) => `${fuse} 应为 ${on ? '开' : '关'}`),
  };
}

/** Nothing that tests use is in a bundle; above all not the hosts whose clock can be moved. */
function bundleClaim(bundle: string): Claim {
  const modules: readonly string[] = JSON.parse(readFileSync(moduleListPath(bundle), 'utf8'));
  const foreign = modules.filter((path) => /^(tests|build)\/|\.(test|spec)\.tsx?$/.test(path));
  const against = modules.length === 0 ? ['没有记录到任何源文件'] : foreign;
  return { claim: `${bundle}：由 ${modules.length} 个源文件编成，没有测试和可拨动的时钟`, against };
}

function electronVersion(): string {
  return JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')).version;
}
