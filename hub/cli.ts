import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { dataDirOf } from '../api/host/data-dir.ts';
import { runCli } from './cli/run.ts';

const root = join(import.meta.dirname, '..');
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

process.exitCode = await runCli(process.argv.slice(2), {
  dataDir: dataDirOf({ env: process.env, platform: process.platform, home: homedir() }),
  version,
  screens: join(root, 'out', 'renderer'),
  worker: new URL('../api/worker.ts', import.meta.url),
  clock: Date.now,
  random: (bytes) => randomBytes(bytes),
  synchronous: 'FULL',
  out: (line) => console.log(line),
  error: (line) => console.error(line),
  ask: async (prompt) => {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await Promise.race([
        terminal.question(prompt),
        new Promise<null>((resolve) => terminal.once('close', () => resolve(null))),
      ]);
    } finally {
      terminal.close();
    }
  },
});
