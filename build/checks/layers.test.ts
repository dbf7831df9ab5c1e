import { describe, expect, it } from 'vitest';
import { forbiddenReferences } from './layers.ts';

const references = (path: string, text: string) => forbiddenReferences({ path, text });

describe('a layer refers only to the layers below it', () => {
  it('lets each layer refer to itself and to what lies below', () => {
    expect(references('shared/domain/plan.ts', "import { a } from '../calendar/day.ts';")).toEqual([]);
    expect(
      references('api/plans.ts', "import { a } from '../db/store.ts';\nimport { b } from '../shared/a.ts';"),
    ).toEqual([]);
    expect(references('hub/cli.ts', "const page = new URL('../out/renderer/index.html', import.meta.url);")).toEqual(
      [],
    );
  });

  it('knows a folder inside a layer from a layer of the same name', () => {
    expect(references('renderer/features/cards/list.tsx', "import { a } from '../../api/client.ts';")).toEqual([]);
    expect(references('renderer/cards.tsx', "import { a } from '../api/client.ts';")).toEqual([
      'renderer/cards.tsx → api/client.ts',
    ]);
  });

  it.each([
    ['shared/a.ts', "import { a } from '../sync/clock.ts';", 'sync/clock.ts'],
    ['sync/a.ts', "export { a } from '../db/store.ts';", 'db/store.ts'],
    ['db/a.ts', "export * from '../api/cards.ts';", 'api/cards.ts'],
    ['api/a.ts', "const late = await import('../hub/server.ts');", 'hub/server.ts'],
    ['hub/a.ts', "import type { A } from '../electron/window.ts';", 'electron/window.ts'],
    ['electron/a.ts', "new Worker(new URL('../hub/worker.ts', import.meta.url));", 'hub/worker.ts'],
    ['renderer/a.tsx', "const a: import('../db/schema.ts').Row = <b>{1}</b>;", 'db/schema.ts'],
    ['build/demo.ts', "import '../tests/hosts/main.ts';", 'tests/hosts/main.ts'],
    ['hub/cli.ts', "import { clock } from '../tests/hosts/clock.ts';", 'tests/hosts/clock.ts'],
  ])('%s may not say %s', (path, text, target) => {
    expect(references(path, text)).toEqual([`${path} → ${target}`]);
  });

  it('lets a test beside the code use the helpers of tests/, and no code above its layer', () => {
    expect(references('db/store.test.ts', "import { a } from '../tests/fixtures/day.ts';")).toEqual([]);
    expect(references('db/store.test.ts', "import { a } from '../api/cards.ts';")).toHaveLength(1);
  });

  it('refuses to pass over a file it cannot read', () => {
    expect(() => references('shared/a.ts', 'const = ;')).toThrow('shared/a.ts');
  });
});
