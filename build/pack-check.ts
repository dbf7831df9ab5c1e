// Packs for Linux and Windows from an empty Electron, then looks at what went in
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { type Claim, reportClaims } from './checks/claims.ts';
import { runCommand } from './checks/command.ts';
import { type PackedTarget, packedFileClaims } from './checks/packed-files.ts';
import { makeFakeElectron } from './fake-electron.ts';
import { type Fuse, readFuses } from './fuse-wire.ts';
import { prepareNatives } from './natives.ts';
import { moduleListPath } from './record-modules.ts';

const root = join(import.meta.dirname, '..');
const targets: readonly PackedTarget[] = [
  {
    name: 'Linux',
    flag: '--linux',
    platform: 'linux',
    natives: 'linux-x64',
    binding: 'linux-x64-gnu',
    folder: 'linux-unpacked',
    executable: 'qiatan',
  },
  {
    name: 'Windows',
    flag: '--win',
    platform: 'win32',
    natives: 'win32-x64',
    binding: 'win32-x64-msvc',
    folder: 'win-unpacked',
    executable: '洽谈卡.exe',
  },
];

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

async function packAndLook(target: PackedTarget): Promise<readonly Claim[]> {
  const electron = join(scratch, `electron-${target.platform}`);
  const output = join(scratch, target.platform);
  prepareNatives(target.natives);
  makeFakeElectron(electron, target.platform, electronVersion());
  const where = [`-c.electronDist=${electron}`, `-c.directories.output=${output}`];
  const args = [target.flag, 'dir', '--x64', ...where, '--publish', 'never'];
  const { code, output: said } = await runCommand({ command: 'electron-builder', args }, () => {});
  if (code !== 0) return [{ claim: `${target.name}：能打包`, against: said.split('\n').slice(-20) }];
  const unpacked = join(output, target.folder);
  const list = listPackage(join(unpacked, 'resources/app.asar'), { isPack: false }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  return [...packedFileClaims(target, list), fuseClaim(target, readFileSync(join(unpacked, target.executable)))];
}

function fuseClaim({ name }: PackedTarget, executable: Buffer): Claim {
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
