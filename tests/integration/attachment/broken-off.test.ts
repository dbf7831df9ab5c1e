import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { listBlobs } from '../../../db/blobs/place.ts';
import { storeFolder } from '../../../db/folder.ts';
import { readKey } from '../../../db/keys.ts';
import { referencedBlobs } from '../../../db/queries/attachments.ts';
import { verifyBlobs } from '../../../db/verify/blobs.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import { openTestStore } from '../store/support/stores.ts';
import { tempFolder } from '../support/temp-folder.ts';

const main = join(import.meta.dirname, 'uploader.main.ts');
const lineSchema = z.object({
  opened: z.boolean().optional(),
  attached: z.string().optional(),
  refused: z.string().optional(),
  findings: z.number().optional(),
});

type Line = z.infer<typeof lineSchema>;

/** Everything that a process said until it ended. */
async function linesOf(child: ChildProcess, onLine: (line: Line) => void = () => {}): Promise<readonly Line[]> {
  const lines: Line[] = [];
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.stdout === null) throw new Error('nothing to read');
  for await (const text of createInterface({ input: child.stdout })) {
    const line = lineSchema.parse(JSON.parse(text));
    lines.push(line);
    onLine(line);
  }
  if (lines.length === 0) throw new Error(`the process ended without a word (this test needs unshare -rm): ${errors}`);
  return lines;
}

it('killed at any moment of an upload: what was confirmed is whole, nothing is half there, what is left over is swept up', async () => {
  for (const afterMs of [5, 20, 45, 80, 150, 230]) {
    const root = tempFolder();
    const child = spawn(process.execPath, [main, 'kill', root], { stdio: ['ignore', 'pipe', 'pipe'] });
    let isAimed = false;
    const lines = await linesOf(child, () => {
      if (isAimed) return;
      isAimed = true;
      setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
    const confirmed = lines.flatMap(({ attached }) => attached ?? []);
    const store = openTestStore(root);
    const folder = storeFolder(root);
    expect(existsSync(join(folder.blobFolder, 'incoming'))).toBe(false);
    const ids = store.prepare('SELECT id FROM attachment').pluck().all();
    expect(ids).toEqual(expect.arrayContaining(confirmed));
    expect(verifyDatabase(store.connection).findings).toEqual([]);
    expect((await verifyBlobs(store.connection, folder.blobFolder, readKey(folder) ?? '')).findings).toEqual([]);
    const referenced = [...referencedBlobs(store.read)];
    await store.blobs.sweep(Date.UTC(2026, 3, 9), referenced);
    expect(listBlobs(folder.blobFolder)).toHaveLength(new Set(referenced).size);
    store.close();
  }
}, 60_000);

it('a full disk ends the upload with its sentence, leaves nothing of it and keeps what was attached before', async () => {
  const root = tempFolder();
  openTestStore(root).close();
  const script =
    'set -e; mkdir -p "$1/data/blobs"; mount -t tmpfs -o size=2m tmpfs "$1/data/blobs"; "$2" "$3" fill "$1"; echo "{\\"findings\\":$(ls "$1/data/blobs/incoming" | wc -l)}"';
  // a mount namespace of its own, as in the store's tests of a small disk
  const apart = 'unshare';
  const child = spawn(apart, ['-rm', 'sh', '-c', script, 'sh', root, process.execPath, main], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = await linesOf(child);
  expect(lines.filter(({ attached }) => attached).length).toBeGreaterThan(3);
  expect(lines.at(-2)).toEqual({ refused: 'STORE_FULL', findings: 0 });
  // nothing of the upload is left on the disk
  expect(lines.at(-1)).toEqual({ findings: 0 });
  expect(readdirSync(root)).toContain('data');
}, 60_000);
