import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash } from './source-stamp.ts';

describe('a build is redone when the content of its sources changed, and only then', () => {
  let folder: string;
  const hash = () => contentHash(['renderer', 'vite.config.ts'], folder);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'qiatan-stamp-'));
    mkdirSync(join(folder, 'renderer/theme'), { recursive: true });
    writeFileSync(join(folder, 'renderer/theme/a.css'), 'a');
    writeFileSync(join(folder, 'vite.config.ts'), 'b');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('sees a changed, a renamed and a new file', () => {
    const seen = new Set([hash()]);
    writeFileSync(join(folder, 'renderer/theme/a.css'), 'A');
    seen.add(hash());
    renameSync(join(folder, 'renderer/theme/a.css'), join(folder, 'renderer/theme/b.css'));
    seen.add(hash());
    writeFileSync(join(folder, 'renderer/new.ts'), '');
    seen.add(hash());
    expect(seen.size).toBe(4);
  });

  it('does not mind a touched file, a test, or a source that is not there', () => {
    const before = hash();
    utimesSync(join(folder, 'vite.config.ts'), 0, 0);
    writeFileSync(join(folder, 'renderer/a.test.ts'), 'test');
    expect(contentHash(['renderer', 'vite.config.ts', 'absent'], folder)).toBe(before);
  });

  it('does not take the end of one file for the beginning of the next', () => {
    const before = hash();
    writeFileSync(join(folder, 'renderer/theme/a.css'), 'avite.config.ts\0b');
    rmSync(join(folder, 'vite.config.ts'));
    expect(hash()).not.toBe(before);
  });
});
