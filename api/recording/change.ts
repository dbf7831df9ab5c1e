import { recordingIdsQuery, recordingNotesQuery, recordingsOfContactQuery } from '../../db/queries/recordings.ts';
import { sqlFor } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { mostNotes } from '../../shared/domain/recording/keeping.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import { type ActorCall, act } from '../call.ts';
import { followCustomer, followMatch } from '../spot-check/finding.ts';
import { noteRow, recordingRow } from './rows.ts';
import { findRecording, isChecked, isRemover, mayCorrect, mayUnmatch, refuseToAttach, targetOf } from './standing.ts';

type Done = { readonly done: true };
const done: Done = { done: true };

/**
 * A person's word on which contact a recording is of, or that it is of none: from then on it is sure, and no rule moves
 * it. A contact of another customer is NOT_FOUND; whoever does not look after the customer names his own contacts alone.
 * That a recording is of none takes it out of every spot check: managers say so, and whoever attached it himself.
 */
export function correctMatch(
  { id, contactId }: { readonly id: string; readonly contactId: string | null },
  call: ActorCall,
) {
  return act(call, (tx) => {
    const found = findRecording(call, id);
    if (isRefusal(found)) return found;
    const { row, target } = found;
    if (!mayCorrect(call, row)) {
      const who = isManager(call.actor.role)
        ? { role: '打这次电话的人', who: '另一位经理' }
        : { role: '不是经理', who: '展厅经理' };
      return refuse('FORBIDDEN', { ...who, act: '改抽查过的录音' }, 'id');
    }
    if (contactId === null && !mayUnmatch(call, row))
      return refuse(
        'FORBIDDEN',
        { role: '不是经理', act: '说这份录音不属于任何一次联系', who: '展厅经理' },
        'contactId',
      );
    const named = contactId === null ? target : targetOf(call, { customerId: row.customerId, contactId });
    if (isRefusal(named)) return named;
    const { contact } = named;
    const refused = contact === null ? null : refuseToAttach(call, named);
    if (refused) return refused;
    tx.update('recording', id, {
      contactId,
      staffId: contact?.byId ?? row.staffId,
      confidence: 100,
      matchedBy: 'person',
      matchedById: call.actor.id,
      ...(row.spokenAt === null && contact !== null ? { spokenOn: contact.onDay } : {}),
    });
    followMatch(tx, call, id);
    return recordingRow(call, tx.find('recording', id) ?? row, target);
  });
}

/** Notes something at a moment of a recording. The same note sent twice is one. */
export function addNote(
  input: { readonly id: string; readonly noteId?: string | undefined; readonly atMs: number; readonly text: string },
  call: ActorCall,
) {
  return act(call, (tx) => {
    const found = findRecording(call, input.id);
    if (isRefusal(found)) return found;
    const { id, customerId, durationMs } = found.row;
    const notes = tx.read.all(recordingNotesQuery(id));
    const same = notes.find((each) => each.id === input.noteId);
    if (same) return noteRow(call, same);
    if (durationMs !== null && input.atMs > durationMs)
      return refuse('INVALID_INPUT', { field: '时间', problem: '比录音还长，请停在要记的地方再写' }, 'atMs');
    if (notes.length >= mostNotes)
      return refuse('LIMIT_REACHED', {
        what: '这份录音上，笔记',
        most: mostNotes,
        unit: '条',
        way: '删掉几条，再记这一条',
      });
    if (input.noteId !== undefined && isTaken(tx, input.noteId))
      return refuse('INVALID_INPUT', { field: '笔记编号', problem: '已经用在别处，请换一个' }, 'noteId');
    const { atMs, text } = input;
    const row = {
      id: input.noteId ?? tx.newId(),
      customerId,
      recordingId: id,
      atMs,
      text,
      byId: call.actor.id,
      at: call.now,
    };
    tx.insert('recordingNote', row);
    return noteRow(call, row);
  });
}

function isTaken(tx: Tx, noteId: string): boolean {
  return tx.read.get(sqlFor.selectFrom('recordingNote').select('id').where('id', '=', noteId)) !== undefined;
}

/** Strikes out a note: its writer, and managers. */
export function removeNote({ id, noteId }: { readonly id: string; readonly noteId: string }, call: ActorCall) {
  return act(call, (tx): Done | Refusal => {
    const found = findRecording(call, id);
    if (isRefusal(found)) return found;
    const note = tx.find('recordingNote', noteId);
    if (note?.recordingId !== id) return refuse('NOT_FOUND', { what: '这条笔记' }, 'noteId');
    if (note.byId !== call.actor.id && !isManager(call.actor.role))
      return refuse('FORBIDDEN', { role: '不是写它的人', act: '删掉这条笔记', who: '展厅经理' }, 'noteId');
    tx.remove('recordingNote', noteId);
    return done;
  });
}

/** Takes a recording away, with its notes; the log keeps that it was there. RECORDING_CHECKED once a spot check points at it. */
export function removeRecording({ id }: { readonly id: string }, call: ActorCall) {
  return act(call, (tx): Done | Refusal => {
    const found = findRecording(call, id);
    if (isRefusal(found)) return found;
    if (!isRemover(call, found.row))
      return refuse('FORBIDDEN', { role: '不是当天附上它的人', act: '移走这份录音', who: '展厅经理' }, 'id');
    if (isChecked(tx, id)) return refuse('RECORDING_CHECKED', {}, 'id');
    for (const note of tx.read.all(recordingNotesQuery(id))) tx.remove('recordingNote', note.id);
    tx.remove('recording', id);
    return done;
  });
}

/** A contact that is taken back leaves its recordings with the customer: they were made, whatever was written about them. */
export function releaseRecordings(tx: Tx, contactId: string): void {
  for (const { id } of tx.read.all(recordingsOfContactQuery(contactId)))
    tx.update('recording', id, { contactId: null, confidence: 0, matchedBy: 'rule', matchedById: null });
}

/**
 * A card that turns out to be another customer's takes the recordings of the stranger along whom it had entered; which of
 * that customer's contacts they are of is for a person to say.
 */
export function moveRecordingsOfStranger(tx: Tx, strangerId: string, customerId: string): void {
  for (const { id } of tx.read.all(recordingIdsQuery(strangerId))) {
    tx.update('recording', id, { customerId, contactId: null, confidence: 0, matchedBy: 'rule', matchedById: null });
    followCustomer(tx, id, customerId);
    for (const { rowHlc: _hlc, rowSet: _set, deletedHlc: _deleted, ...said } of tx.read.all(recordingNotesQuery(id))) {
      // a fact is told anew
      tx.remove('recordingNote', said.id);
      tx.insert('recordingNote', { ...said, id: tx.newId(), customerId });
    }
  }
}
