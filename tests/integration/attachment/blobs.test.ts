import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { blobPath, listBlobs } from '../../../db/blobs/place.ts';
import { blobKeysOf, blobName, frameBytes, headerBytes, tagBytes } from '../../../db/blobs/seal.ts';
import { storeFolder } from '../../../db/folder.ts';
import { readKey } from '../../../db/keys.ts';
import { referencedBlobs } from '../../../db/queries/attachments.ts';
import { restoreBackup } from '../../../db/restore.ts';
import type { Store } from '../../../db/store.ts';
import { verifyBlobs } from '../../../db/verify/blobs.ts';
import { civilDateAt } from '../../../shared/calendar/civil-date.ts';
import { aCustomer, firstAt, openTestStore, run, testDeps } from '../store/support/stores.ts';
import { tempFolder } from '../support/temp-folder.ts';

const dayMs = 86_400_000;
const dayOf = (at: number): string => civilDateAt(at, 'Asia/Shanghai');

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function keyOf(root: string): string {
  return readKey(storeFolder(root)) ?? '';
}

/** Where the sealed form of a file lies. */
function pathOf(root: string, content: Uint8Array): string {
  return blobPath(storeFolder(root).blobFolder, blobName(blobKeysOf(keyOf(root)), sha256(content)));
}

/** Digests of so many files that are not there. */
function* digests(count: number): Generator<string> {
  for (let i = 0; i < count; i += 1) yield sha256(new Uint8Array([i & 255, i >> 8]));
}

/** Keeps a file and a row that speaks of it. */
async function keep(store: Store, id: string, content: Uint8Array, at = firstAt): Promise<void> {
  const digest = await store.blobs.put(content, at);
  run(store, (tx) => {
    if (!tx.find('customer', 'c1')) tx.insert('customer', aCustomer('c1'));
    tx.insert('attachment', {
      ...{ id, customerId: 'c1', cardId: null, kind: 'photo', sha256: digest, mediaType: 'image/jpeg' },
      ...{ bytes: content.length, width: 1, height: 1, thumbnail: null, preview: null, originalName: '', note: '' },
      ...{ at, byId: 'tester' },
    });
  });
}

async function troublesOf(
  store: Store,
  root: string,
  folder = storeFolder(root).blobFolder,
): Promise<readonly string[]> {
  const { findings } = await verifyBlobs(store.connection, folder, keyOf(root));
  return findings.map(({ code, subject }) => `${code} ${subject}`);
}

describe('a kept file', () => {
  it.each([1, frameBytes - 1, frameBytes, frameBytes + 1, 3 * frameBytes])(
    'of %i bytes comes back as it was',
    async (bytes) => {
      const store = openTestStore(tempFolder());
      const content = new Uint8Array(randomBytes(bytes));
      const digest = await store.blobs.put(content, firstAt);
      expect(digest).toBe(sha256(content));
      expect(new Uint8Array((await store.blobs.read(digest)) as Uint8Array)).toEqual(content);
    },
  );

  it('shows neither what it is nor which it is to whoever has the disk without the key', async () => {
    const root = tempFolder();
    const store = openTestStore(root);
    const content = new TextEncoder().encode('移动电话 13900006621 '.repeat(500));
    const digest = await store.blobs.put(content, firstAt);
    const path = pathOf(root, content);
    const sealed = readFileSync(path);
    expect(sealed.includes('13900006621')).toBe(false);
    expect(path).not.toContain(digest);
    expect(statSync(path).mode & 0o077).toBe(0);
    const again = openTestStore(tempFolder());
    await again.blobs.put(content, firstAt);
    expect(listBlobs(storeFolder(root).blobFolder)).toHaveLength(1);
  });

  it('is never written over by the same content, whatever its name', async () => {
    const root = tempFolder();
    const store = openTestStore(root);
    const content = new Uint8Array(randomBytes(1000));
    await store.blobs.put(content, firstAt);
    const before = readFileSync(pathOf(root, content));
    await store.blobs.put(content, firstAt + dayMs);
    expect(readFileSync(pathOf(root, content))).toEqual(before);
  });

  it('that was flipped, cut, reordered or exchanged is told from a whole one', async () => {
    const root = tempFolder();
    const store = openTestStore(root);
    const content = new Uint8Array(randomBytes(3 * frameBytes));
    const other = new Uint8Array(randomBytes(3 * frameBytes));
    const digest = await store.blobs.put(content, firstAt);
    await store.blobs.put(other, firstAt);
    const path = pathOf(root, content);
    const sealed = readFileSync(path);
    const frame = frameBytes + tagBytes;
    const flipped = Buffer.from(sealed);
    flipped[headerBytes + 5] = (flipped[headerBytes + 5] ?? 0) ^ 1;
    const swapped = Buffer.concat([
      sealed.subarray(0, headerBytes),
      sealed.subarray(headerBytes + frame, headerBytes + 2 * frame),
      sealed.subarray(headerBytes, headerBytes + frame),
      sealed.subarray(headerBytes + 2 * frame),
    ]);
    const damages = [
      flipped,
      swapped,
      sealed.subarray(0, sealed.length - frame),
      sealed.subarray(0, 10),
      Buffer.concat([sealed, Buffer.from([0])]),
      Buffer.alloc(0),
      readFileSync(pathOf(root, other)),
    ];
    for (const damaged of damages) {
      writeFileSync(path, damaged);
      expect(await store.blobs.read(digest)).toBe('damaged');
    }
    rmSync(path);
    expect(await store.blobs.read(digest)).toBe('missing');
  });
});

describe('verifying', () => {
  it('reports a file that is missing or damaged under the row that speaks of it, and nothing else', async () => {
    const root = tempFolder();
    const store = openTestStore(root);
    const [a, b, c] = [1000, 2000, 3000].map((bytes) => new Uint8Array(randomBytes(bytes)));
    if (!a || !b || !c) throw new Error('no content');
    await keep(store, 'a', a);
    await keep(store, 'b', b);
    await keep(store, 'c', c);
    expect(await troublesOf(store, root)).toEqual([]);
    rmSync(pathOf(root, a));
    writeFileSync(pathOf(root, b), 'nothing of it');
    expect(await troublesOf(store, root)).toEqual(['blob_missing attachment:a', 'blob_damaged attachment:b']);
  });
});

describe('what nobody speaks of', () => {
  it('goes after a week of grace, and never what a row speaks of', async () => {
    const root = tempFolder();
    const store = openTestStore(root);
    const [kept, stray] = [new Uint8Array(randomBytes(500)), new Uint8Array(randomBytes(600))];
    await keep(store, 'a', kept);
    await store.blobs.put(stray, firstAt);
    const referenced = [sha256(kept)];
    expect(await store.blobs.sweep(firstAt + 6 * dayMs, referenced)).toBe(0);
    expect(await store.blobs.sweep(firstAt + 8 * dayMs, referenced)).toBe(1);
    expect(await store.blobs.read(sha256(stray))).toBe('missing');
    expect(await troublesOf(store, root)).toEqual([]);
  });

  it('stays when it is attached again while it is swept', async () => {
    const root = tempFolder();
    const store = openTestStore(root);
    const strays = Array.from({ length: 5 }, () => new Uint8Array(randomBytes(500)));
    for (const stray of strays) await store.blobs.put(stray, firstAt);
    const late = firstAt + 30 * dayMs;
    const swept = store.blobs.sweep(late, []);
    const again = await Promise.all(strays.map((stray) => store.blobs.put(stray, late)));
    await swept;
    for (const digest of again) expect(await store.blobs.read(digest)).toBeInstanceOf(Uint8Array);
  });

  it('is swept beside other work, however many files there are', async () => {
    const root = tempFolder();
    const store = openTestStore(root);
    const folder = storeFolder(root).blobFolder;
    const names = Array.from({ length: 4000 }, () => randomBytes(32).toString('hex'));
    for (const name of names) {
      mkdirSync(dirname(blobPath(folder, name)), { recursive: true });
      writeFileSync(blobPath(folder, name), 'x');
    }
    let turns = 0;
    let isOver = false;
    const others = (async () => {
      for (; !isOver; turns += 1) await setImmediate();
    })();
    // all of them are young: the work is to look at each
    expect(await store.blobs.sweep(Date.now(), digests(20_000))).toBe(0);
    isOver = true;
    await others;
    // in one piece it would be a turn or two
    expect(turns).toBeGreaterThan(200);
  }, 60_000);

  it('is left alone once the store is closed', async () => {
    const root = tempFolder();
    const store = openTestStore(root);
    for (let i = 0; i < 3; i += 1) await store.blobs.put(new Uint8Array(randomBytes(100)), firstAt);
    const swept = store.blobs.sweep(firstAt + 30 * dayMs, referencedBlobs(store.read), () => store.connection.open);
    store.close();
    expect(await swept).toBe(0);
    expect(listBlobs(storeFolder(root).blobFolder)).toHaveLength(3);
  });

  it('of an upload that a dead program left is gone at the next opening', async () => {
    const root = tempFolder();
    const store = openTestStore(root);
    const upload = store.blobs.begin('me', 10_000, firstAt);
    await upload?.append(new Uint8Array(5000));
    const incoming = join(storeFolder(root).blobFolder, 'incoming');
    expect(readdirSync(incoming)).toHaveLength(1);
    store.close();
    openTestStore(root);
    expect(existsSync(incoming)).toBe(false);
  });
});

describe('what is to be forgotten while somebody attaches the same picture', () => {
  const content = new Uint8Array(randomBytes(3000));
  const digest = sha256(content);

  /** An upload of the picture that is in its place; no row speaks of it yet. */
  async function placed(store: Store) {
    const upload = store.blobs.begin('me', content.length, firstAt);
    if (upload === null) throw new Error('no upload');
    await upload.append(content);
    await upload.finish(firstAt);
    return upload;
  }

  it('stays while the upload lasts, and for good where a row speaks of it by then', async () => {
    const store = openTestStore(tempFolder());
    const upload = await placed(store);
    let isSpokenOf = false;
    await store.blobs.remove([digest], () => isSpokenOf);
    expect(await store.blobs.sweep(firstAt + 30 * dayMs, [])).toBe(0);
    expect(await store.blobs.read(digest)).toBeInstanceOf(Uint8Array);
    isSpokenOf = true;
    await store.blobs.drop(upload.id);
    expect(await store.blobs.read(digest)).toBeInstanceOf(Uint8Array);
  });

  it('goes as soon as the last upload of it has ended without a row', async () => {
    const store = openTestStore(tempFolder());
    const [first, second] = [await placed(store), await placed(store)];
    await store.blobs.remove([digest], () => false);
    await store.blobs.drop(first.id);
    expect(await store.blobs.read(digest)).toBeInstanceOf(Uint8Array);
    await store.blobs.drop(second.id);
    expect(await store.blobs.read(digest)).toBe('missing');
  });

  it('is never gone under an upload that ends in the same instant', async () => {
    const store = openTestStore(tempFolder());
    for (let round = 0; round < 200; round += 1) {
      await store.blobs.put(content, firstAt);
      const upload = store.blobs.begin('me', content.length, firstAt);
      await upload?.append(content);
      await Promise.all([store.blobs.remove([digest], () => false), upload?.finish(firstAt)]);
      expect(await store.blobs.read(digest)).toBeInstanceOf(Uint8Array);
      await store.blobs.drop(upload?.id ?? '');
    }
  });
});

describe('files that are read at once', () => {
  it('are no more than fit, however many ask, and each comes whole in its turn', async () => {
    const store = openTestStore(tempFolder());
    const bytes = 20 * 1024 * 1024;
    const kept: string[] = [];
    for (const fill of [1, 2, 3, 4, 5, 6]) kept.push(await store.blobs.put(new Uint8Array(bytes).fill(fill), firstAt));
    const leaves: (() => void)[] = [];
    const asked = kept.map((each) => store.blobs.read(each, (leave) => void leaves.push(leave)));
    // three of 20 MB are inside and have not gone out; the others are not read meanwhile
    await expect.poll(() => leaves.length, { timeout: 20_000 }).toBe(3);
    await setTimeout(200);
    expect(leaves).toHaveLength(3);
    for (let left = 0; left < kept.length; left += 1) {
      await expect.poll(() => leaves.length, { timeout: 20_000 }).toBeGreaterThan(left);
      leaves[left]?.();
    }
    for (const [at, content] of (await Promise.all(asked)).entries())
      expect(content instanceof Uint8Array && content.length === bytes && content[bytes - 1] === at + 1).toBe(true);
  }, 60_000);
});

describe('backups', () => {
  it('hold each file once, beside all of them, and drop it when no backup needs it any more', async () => {
    const root = tempFolder();
    const store = openTestStore(root);
    const [first, second] = [new Uint8Array(randomBytes(900)), new Uint8Array(randomBytes(800))];
    await keep(store, 'a', first);
    await store.upkeep.backUp(firstAt, dayOf);
    await keep(store, 'b', second, firstAt + dayMs);
    await store.upkeep.backUp(firstAt + dayMs, dayOf);
    const copies = join(storeFolder(root).backupFolder, 'blobs');
    expect(listBlobs(copies)).toHaveLength(2);
    expect(await troublesOf(store, root, copies)).toEqual([]);
    run(store, (tx) => tx.remove('attachment', 'b'));
    await store.blobs.remove([sha256(second)], () => false);
    await store.upkeep.backUp(firstAt + 2 * dayMs, dayOf);
    expect(listBlobs(copies)).toHaveLength(2);
    for (let day = 3; day < 70; day += 1) await store.upkeep.backUp(firstAt + day * dayMs, dayOf);
    expect(listBlobs(copies).map(({ name }) => name)).toEqual([blobName(blobKeysOf(keyOf(root)), sha256(first))]);
  }, 60_000);

  it('bring the files back with the rows, from beside the backup or from the data they replace', async () => {
    const root = tempFolder();
    const store = openTestStore(root);
    const [first, second] = [new Uint8Array(randomBytes(900)), new Uint8Array(randomBytes(800))];
    await keep(store, 'a', first);
    await keep(store, 'b', second);
    await store.upkeep.backUp(firstAt, dayOf);
    const [backup] = store.upkeep.backups();
    store.close();
    writeFileSync(pathOf(root, first), 'damaged since');
    const copies = join(storeFolder(root).backupFolder, 'blobs');
    rmSync(blobPath(copies, blobName(blobKeysOf(keyOf(root)), sha256(second))));
    const request = { backup: backup?.path ?? '', recoveryKey: null, recoveryFile: null };
    const { missingFiles } = restoreBackup(root, request, { ...testDeps, now: firstAt });
    expect(missingFiles).toBe(0);
    expect(await troublesOf(openTestStore(root), root)).toEqual([]);
  });

  it('say how many files are nowhere, and restore everything else', async () => {
    const root = tempFolder();
    const store = openTestStore(root);
    const content = new Uint8Array(randomBytes(900));
    await keep(store, 'a', content);
    await store.upkeep.backUp(firstAt, dayOf);
    const [backup] = store.upkeep.backups();
    store.close();
    rmSync(dirname(dirname(pathOf(root, content))), { recursive: true });
    rmSync(join(storeFolder(root).backupFolder, 'blobs'), { recursive: true });
    const request = { backup: backup?.path ?? '', recoveryKey: null, recoveryFile: null };
    expect(restoreBackup(root, request, { ...testDeps, now: firstAt }).missingFiles).toBe(1);
    expect(await troublesOf(openTestStore(root), root)).toEqual(['blob_missing attachment:a']);
  });
});
