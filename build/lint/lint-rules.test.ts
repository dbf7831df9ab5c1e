import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** A fault planted in a file, and the rule that must name it. */
const faults: readonly (readonly [path: string, code: string, rule: string])[] = [
  ['shared/clock.ts', 'export const at = Date.now();', 'noJsRestrictedProperties'],
  ['db/clock-by-name.ts', 'export const now = Date.now;', 'noJsRestrictedProperties'],
  ['renderer/clock-by-global.ts', 'export const at = globalThis.Date.now();', 'noJsRestrictedProperties'],
  ['api/luck.ts', 'export const id = Math.random();', 'noJsRestrictedProperties'],
  ['hub/today.ts', 'export const today = new Date();', 'plugin'],
  ['sync/today-text.ts', 'export const today = Date();', 'plugin'],
  ['shared/file.ts', "export { readFileSync } from 'node:fs';", 'noNodejsModules'],
  ['renderer/file.ts', "export { readFileSync } from 'node:fs';", 'noNodejsModules'],
  ['shared/database.ts', "export { Kysely } from 'kysely';", 'noRestrictedImports'],
  ['sync/server.ts', "export { os } from '@orpc/server';", 'noRestrictedImports'],
  ['renderer/server.ts', "export { Hono } from 'hono';", 'noRestrictedImports'],
  ['api/window.ts', "export { app } from 'electron';", 'noRestrictedImports'],
  ['db/all-of-date-fns.ts', "export { format } from 'date-fns';", 'noRestrictedImports'],
  ['api/any.ts', 'export const row: any = 1;', 'noExplicitAny'],
  ['api/surely.ts', 'export const first = (rows: readonly string[]) => rows[0]!;', 'noNonNullAssertion'],
  ['api/type.ts', "import { Row } from './row.ts';\nexport const row: Row = 1;", 'useImportType'],
  ['api/extension.ts', "export { row } from './type';", 'useImportExtensions'],
  ['api/default.ts', 'const row = 1;\nexport default row;', 'noDefaultExport'],
  ['api/floating.ts', 'const save = async () => {};\nexport const act = () => {\n  save();\n};', 'noFloatingPromises'],
  ['api/misused.ts', 'export const act = () => [1].forEach(async () => {});', 'noMisusedPromises'],
  ['api/cycle-a.ts', "import { b } from './cycle-b.ts';\nexport const a = () => b;", 'noImportCycles'],
  ['api/cycle-b.ts', "import type { a } from './cycle-a.ts';\nexport const b: typeof a | 1 = 1;", 'noImportCycles'],
  ['api/CamelCase.ts', 'export const row = 1;', 'useFilenamingConvention'],
  ['api/long.ts', 'console.log();\n'.repeat(451), 'noExcessiveLinesPerFile'],
  ['api/only.test.ts', "import { it } from 'vitest';\nit.only('a', () => {});", 'noFocusedTests'],
  ['api/skip.test.ts', "import { it } from 'vitest';\nit.skip('a', () => {});", 'noSkippedTests'],
  ['api/todo.test.ts', "import { it } from 'vitest';\nit.todo('a');", 'noJsRestrictedProperties'],
  ['api/when.test.ts', "import { it } from 'vitest';\nit.skipIf(true)('a', () => {});", 'noJsRestrictedProperties'],
];

/** What the same rules must leave alone. */
const sound: readonly (readonly [path: string, code: string])[] = [
  ['api/row.ts', 'export type Row = number;'],
  ['shared/instant.ts', 'export const day = (at: number) => new Date(at).getUTCDate();'],
  ['shared/clock.test.ts', 'export const at = Date.now();'],
  ['hub/cli.ts', 'export const clock = () => Date.now() + new Date().getTimezoneOffset();'],
  ['electron/main.ts', "import { app } from 'electron';\nexport const clock = () => app.isReady() && Date.now();"],
  ['db/file.ts', "export { readFileSync } from 'node:fs';"],
  ['shared/format.ts', "export { format } from 'date-fns/format';"],
];

describe('the linter knows the house rules', () => {
  let folder: string;
  let found: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qiatan-lint-'));
    for (const [path, code] of [...faults, ...sound]) write(path, `${code}\n`);
    const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    write('biome.json', JSON.stringify({ ...config, $schema: undefined, vcs: undefined }));
    cpSync(join(root, 'build/lint/no-wall-clock.grit'), join(folder, 'build/lint/no-wall-clock.grit'));
    found = rulesByFile();
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  function rulesByFile(): ReadonlyMap<string, readonly string[]> {
    const rules = new Map<string, string[]>();
    for (const [, rule = '', path = ''] of lint().matchAll(/^::error title=(\S+),file=([^,]+),/gm)) {
      const file = path.replace(`${folder}/`, '');
      rules.set(file, [...(rules.get(file) ?? []), rule.replace(/^lint\/\w+\//, '')]);
    }
    return rules;
  }

  /** Biome ends with an error because it finds some; its report is what counts. */
  function lint(): string {
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const args = [biome, 'lint', '--reporter=github', '--max-diagnostics=none', '.'];
    try {
      return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    } catch (error) {
      if (error instanceof Error && 'stdout' in error) return String(error.stdout);
      throw error;
    }
  }

  it.each(faults.map(([path, , rule]) => [path, rule] as const))('%s breaks %s', (path, rule) => {
    expect(found.get(path)).toContain(rule);
  });

  it.each(sound)('%s is left alone', (path) => {
    expect(found.get(path)).toBeUndefined();
  });
});
