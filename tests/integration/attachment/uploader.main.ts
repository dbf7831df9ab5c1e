import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { refusalOfFault } from '../../../db/faults.ts';
import { openStore } from '../../../db/open.ts';
import { runCommand } from '../../../db/unit-of-work.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';

// A process that attaches one file after the other, flushed as it ships, until it is killed or its disk is full. It says
// of each file that it is attached only once its row is committed.
const [act, root = ''] = process.argv.slice(2);
const out = createWriteStream('', { fd: 1 });
const say = (line: object): void => void out.write(`${JSON.stringify(line)}\n`);
const store = openStore(root, { random: (bytes) => randomBytes(bytes), synchronous: 'FULL' });
const at = Date.UTC(2026, 2, 9, 1);
const pieceBytes = 64 * 1024;

async function attachOne(index: number): Promise<void> {
  const upload = store.blobs.begin('me', 5 * pieceBytes, at + index);
  if (upload === null) throw new Error('too many uploads');
  try {
    for (let piece = 0; piece < 5; piece += 1) await upload.append(randomBytes(pieceBytes));
    const sha256 = await upload.finish(at + index);
    const env = { command: 'test.attach', actorId: 'me', now: at + index, isAuthority: true };
    const written = runCommand(store, env, (tx) => {
      const file = { kind: 'photo', sha256, mediaType: 'image/jpeg', bytes: upload.bytes, width: 1, height: 1 };
      const rest = { thumbnail: null, preview: null, originalName: '', note: '', at: at + index, byId: 'me' };
      tx.insert('attachment', { id: `a${index}`, customerId: 'c1', cardId: null, ...file, ...rest });
      return true;
    });
    if (isRefusal(written)) say({ refused: written.code });
    else say({ attached: `a${index}` });
  } finally {
    await store.blobs.drop(upload.id);
  }
}

say({ opened: true });
for (let index = 0; act === 'kill' || index < 500; index += 1) {
  try {
    await attachOne(index);
  } catch (error) {
    const fault = refusalOfFault(error);
    if (fault === null) throw error;
    say({ refused: fault.code, findings: verifyDatabase(store.connection).findings.length });
    break;
  }
}
store.close();
