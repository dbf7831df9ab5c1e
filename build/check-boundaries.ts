// The parts of the house rules that the linter cannot see: who may refer to whom, resolved to files, and how long files are
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { reportClaims } from './checks/claims.ts';
import { forbiddenReferences, type SourceFile } from './checks/layers.ts';

const root = join(import.meta.dirname, '..');
const folders = ['shared', 'sync', 'db', 'api', 'hub', 'electron', 'renderer', 'build', 'tests'];
const maxLines = 450;

const files = folders.flatMap(readFolder);
const sources = files.filter(({ path }) => /\.(tsx?|mjs|cjs)$/.test(path));
const tooLong = files
  .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
  .filter(({ lines }) => lines > maxLines);

reportClaims([
  {
    claim: `分层：${sources.length} 个文件只引用允许引用的层，没有人引用 tests`,
    against: sources.flatMap(forbiddenReferences),
  },
  {
    claim: `大小：${files.length} 个文件都不超过 ${maxLines} 行`,
    against: tooLong.map(({ path, lines }) => `${path}：${lines} 行`),
  },
  { claim: '检查看到了源码', against: sources.length > 0 ? [] : ['一个源文件也没有找到'] },
]);

function readFolder(folder: string): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs|cjs|css|html|grit)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes(join('tests', 'fixtures')))
    .map((path) => ({ path: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
}
