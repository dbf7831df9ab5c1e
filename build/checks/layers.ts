import { posix } from 'node:path';
import { parseSync } from 'vite';

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Each layer may refer to itself and to these; a layer that is not named here is a folder of no layer. */
const mayReferTo: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  sync: ['shared'],
  db: ['shared', 'sync'],
  api: ['shared', 'sync', 'db'],
  hub: ['shared', 'sync', 'db', 'api'],
  electron: ['shared', 'sync', 'db', 'api'],
  renderer: ['shared'],
  build: ['shared', 'sync', 'db', 'api', 'hub', 'electron', 'renderer'],
  tests: ['shared', 'sync', 'db', 'api', 'hub', 'electron', 'renderer', 'build'],
};

/**
 * The references of a file to layers it may not know, one line each. Every relative path in the program text counts,
 * so that workers, dynamic imports and `new URL(…)` are seen as well as imports. Tests beside the code may use tests/.
 */
export function forbiddenReferences({ path, text }: SourceFile): readonly string[] {
  const layer = layerOf(path);
  const allowed = [layer, ...(mayReferTo[layer] ?? []), ...(/\.test\.tsx?$/.test(path) ? ['tests'] : [])];
  return relativePaths({ path, text })
    .map((specifier) => posix.join(posix.dirname(path), specifier))
    .filter((target) => layerOf(target) in mayReferTo && !allowed.includes(layerOf(target)))
    .map((target) => `${path} → ${target}`);
}

function layerOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function relativePaths({ path, text }: SourceFile): readonly string[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return stringsIn(program).filter((value) => /^\.\.?\//.test(value));
}

/** All string literals below a node of the syntax tree, whatever kind of expression they stand in. */
function stringsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(stringsIn);
  if (node === null || typeof node !== 'object') return [];
  if ('type' in node && node.type === 'Literal' && 'value' in node && typeof node.value === 'string')
    return [node.value];
  if ('type' in node && node.type === 'TemplateElement') return [];
  return Object.values(node).flatMap(stringsIn);
}
