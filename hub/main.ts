import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { dataDirOf } from '../api/host/data-dir.ts';
import { serveShowroom } from './serve.ts';

const root = join(import.meta.dirname, '..');
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const { values } = parseArgs({
  options: { port: { type: 'string', default: '47820' }, 'no-open': { type: 'boolean', default: false } },
});

const served = await serveShowroom({
  dataDir: dataDirOf({ env: process.env, platform: process.platform, home: homedir() }),
  version,
  screens: join(root, 'out', 'renderer'),
  worker: new URL('../api/worker.ts', import.meta.url),
  port: Number(values.port),
  open: !values['no-open'],
});
if (served !== 'serving') process.exitCode = 1;
