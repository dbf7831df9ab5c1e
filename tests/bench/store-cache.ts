import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { roleSchema } from '../../shared/domain/roles.ts';
import { generateBulk } from './bulk/generate.ts';
import { createRecordingRoom, recordLives } from './bulk/lives.ts';

const root = join(import.meta.dirname, '..', '..');
const cacheDir = join(root, '.bench');
/** What decides how a generated store looks; handlers are guarded by the comparison with the unit of work. */
const sources = ['db/migrations', 'db/projections', 'shared/entities', 'shared/text', 'tests/bench/bulk'];

const madeSchema = z.object({
  now: z.number(),
  staff: z.array(z.object({ id: z.string(), name: z.string(), role: roleSchema, loginName: z.string() })),
});

/** A generated store, ready to be opened. */
export interface BenchStore extends z.infer<typeof madeSchema> {
  readonly dataDir: string;
  readonly customers: number;
}

/** Changes in the log for every customer: five million for two hundred thousand. */
const changesEach = 25;
const today = '2026-03-09';
const consultants = 60;
const days = 730;
const recordedLives = 24;

/** The store of this size, made now or kept from an earlier run; stores of an older making are removed. */
export async function benchStore(customers: number, say: (line: string) => void): Promise<BenchStore> {
  const name = `${customers}-${fingerprint()}`;
  const folder = join(cacheDir, name);
  const marker = join(folder, 'made.json');
  const dataDir = join(folder, 'store');
  if (!existsSync(marker)) {
    mkdirSync(cacheDir, { recursive: true });
    for (const old of readdirSync(cacheDir))
      if (old.startsWith(`${customers}-`)) rmSync(join(cacheDir, old), { recursive: true });
    say(`a store of ${customers} customers is made once and kept in .bench/`);
    const room = await createRecordingRoom();
    try {
      const recorded = await recordLives(room, recordedLives, 'bench');
      const options = {
        dataDir,
        customers,
        loggedChanges: changesEach * customers,
        today,
        consultants,
        days,
        recorded,
      };
      const { now, staff } = await generateBulk({ ...options, say });
      writeFileSync(marker, JSON.stringify({ now, staff }));
    } finally {
      room.close();
    }
  }
  return { ...madeSchema.parse(JSON.parse(readFileSync(marker, 'utf8'))), dataDir, customers };
}

function fingerprint(): string {
  const hash = createHash('sha256').update(`${changesEach} ${today} ${consultants} ${days} ${recordedLives}`);
  for (const source of sources)
    for (const file of readdirSync(join(root, source), { recursive: true, encoding: 'utf8' }).sort())
      if (file.endsWith('.ts') && !file.endsWith('.test.ts'))
        hash.update(file).update(readFileSync(join(root, source, file)));
  return hash.digest('hex').slice(0, 10);
}
