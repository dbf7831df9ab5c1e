import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource } from 'pe-library';
import { Resource } from 'resedit';
import { fuseCount, fuseSentinel } from './fuse-wire.ts';

const emptyFiles = ['LICENSE', 'LICENSES.chromium.html', 'locales/zh-CN.pak', 'locales/en-US.pak', 'locales/de.pak'];

/**
 * Writes an empty Electron distribution: files without content around an executable that has nothing but the fuse wire
 * (and, for Windows, version information). It lets electron-builder pack offline; file list, archive and fuses are real.
 */
export function makeFakeElectron(folder: string, platform: 'linux' | 'win32', version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'), { recursive: true });
  for (const name of emptyFiles) writeFileSync(join(folder, name), '');
  writeFileSync(join(folder, 'version'), version);
  const wire = Buffer.concat([
    Buffer.from(fuseSentinel),
    Buffer.from([1, fuseCount]),
    Buffer.from('1'.repeat(fuseCount)),
  ]);
  if (platform === 'win32')
    writeFileSync(join(folder, 'electron.exe'), Buffer.concat([windowsExecutable(version), wire]));
  else
    writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n# '), wire]), {
      mode: 0o755,
    });
}

function windowsExecutable(version: string): Buffer {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const info = Resource.VersionInfo.createEmpty();
  info.setFileVersion(version, 1033);
  info.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron', OriginalFilename: 'electron.exe' });
  info.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}
