// npm run bench: measures in a process of its own; the measurements live with the tests
import { join } from 'node:path';
import { keepingCompiled } from './setup/compiled.mjs';
import { run } from './setup/run.mjs';

const script = join(import.meta.dirname, '..', 'tests', 'bench', 'main.ts');
// hosts are started as npm start starts them
process.exitCode = await run(process.execPath, [script, ...process.argv.slice(2)], {
  env: keepingCompiled(process.env),
});
