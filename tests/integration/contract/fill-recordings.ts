import { z } from 'zod';
import { runCommand } from '../../../db/unit-of-work.ts';
import { shippedSheet } from '../../../shared/domain/spot-check/score-sheet.ts';
import { insertRow } from '../support/rows.ts';
import type { Person, TestShowroom } from '../support/showroom.ts';
import { day, ids, spotDays } from './asked-lists.ts';

/** Evenings that are worth a look, two of which a manager has looked at. */
export function signalEvenings(showroom: TestShowroom, personId: string): string {
  const { store } = showroom;
  const followupId = String(store.prepare('SELECT id FROM followup').pluck().get());
  const item = { subject: 'followup', subjectId: followupId, recordingIds: ['r1'], limitOn: null, dueOn: null };
  const facts = { count: 6, from: '23:40', to: '23:50', closing: '18:00' };
  const insert = store.prepare("INSERT INTO signal VALUES (?, 'burst', ?, ?, 1, ?, ?, ?)");
  for (const n of [1, 2, 3, 4])
    insert.run(`signal-${n}`, personId, `2026-02-0${n}`, JSON.stringify(facts), JSON.stringify([item]), n % 2);
  return 'signal-1';
}

/** Two checks, each with a recording that was judged, and one more recording that the next can draw. */
export async function hearTwice(showroom: TestShowroom, me: Person): Promise<void> {
  const manager = showroom.as('sales_manager');
  const marks = Object.fromEntries(shippedSheet.items.map(({ id }) => [id, 0]));
  const contacts = showroom.store
    .prepare('SELECT DISTINCT contact_id AS contactId, customer_id AS customerId FROM followup WHERE by_id = ? LIMIT 3')
    .all(me.id);
  for (const [i, contact] of z
    .array(z.object({ contactId: z.string(), customerId: z.string() }))
    .parse(contacts)
    .entries()) {
    const heard = { ...contact, staffId: me.id, spokenOn: spotDays.from, mediaType: 'audio/wav' };
    insertRow(showroom, 'recording', `heard-${i}`, { ...heard, sha256: `${i}`, at: showroom.clock.now() });
    showroom.clock.advance(1000);
    if (i === 2) continue;
    const { id } = await manager.call('spotCheck.draw', { ...spotDays, perConsultant: 1 });
    const { items } = await manager.call('spotCheck.get', { id });
    await manager.call('spotCheck.score', { id: items[0]?.id ?? '', marks });
    ids.spotCheck = id;
  }
}

/** Recorded calls, two of each kind that is asked for; the stand-in spoke with a customer who is not his. */
export function hear(showroom: TestShowroom, me: Person, customerId: string, heardId: string): void {
  const { store, clock } = showroom;
  const receiver = showroom.as(ids.receiver);
  const env = { command: 'test', actorId: me.id, now: clock.now(), isAuthority: true };
  runCommand(store, env, (tx) => {
    for (const spoken of [me, me, receiver, receiver]) {
      const id = tx.newId();
      const isMine = spoken === me;
      tx.insert('recording', {
        ...{ id, customerId: isMine ? customerId : heardId, contactId: isMine ? 'contact' : null, staffId: spoken.id },
        ...{
          confidence: 100,
          matchedBy: 'person',
          matchedById: me.id,
          spokenAt: null,
          spokenOn: day,
          durationMs: 1000,
        },
        ...{ sha256: '', mediaType: 'audio/wav', bytes: 9, originalName: '录音.wav', source: 'hand', at: clock.now() },
        ...{ byId: spoken.id, expiredAt: null },
      });
      for (const atMs of [1, 2])
        tx.insert('recordingNote', {
          ...{ id: tx.newId(), customerId, recordingId: id, atMs, text: '报价说错', byId: me.id, at: clock.now() },
        });
      if (isMine) ids.recording = id;
    }
  });
  Object.assign(ids, { contact: 'contact', heard: heardId });
}

/** Recordings that are nobody's yet, some set aside, and files that are none; two of each are two pages. */
export async function leaveWaiting(showroom: TestShowroom): Promise<void> {
  const { store, clock } = showroom;
  for (const i of [1, 2]) {
    const wait = (id: string, asideAt: number | null): unknown =>
      store
        .prepare(
          `INSERT INTO waiting_recording (id, sha256, media_type, bytes, original_name, phone, spoken_on, at, aside_at)
           VALUES (?, ?, 'audio/wav', 1, '录音.wav', '13800000001', '2026-03-09', ?, ?)`,
        )
        .run(id, `sound ${id}`, clock.now() + i, asideAt);
    wait(`w${i}`, null);
    wait(`w${i + 2}`, clock.now());
    store
      .prepare("INSERT INTO folder_file (id, problem, name, bytes, at) VALUES (?, 'empty', '空.wav', 0, ?)")
      .run(`f${i}`, clock.now() + i);
  }
}
