import { z } from 'zod';
import { type AfterDraft, cardOfDraftQuery, draftOf, draftsQuery } from '../../db/queries/drafts.ts';
import type { Reader } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { localTimeAt } from '../../shared/calendar/civil-date.ts';
import { type CardDraft, cardDraftSchema } from '../../shared/domain/card.ts';
import { cardFieldLabel } from '../../shared/domain/card-fields.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { dropHeldFiles } from '../attachment/held.ts';
import { type ActorCall, act } from '../call.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { referrerOf } from './referrer.ts';

/** Largest draft in UTF-8 bytes: many times a full card. */
const mostBytes = 65_536;
const noDraft = refuse('NOT_FOUND', { what: '这张草稿' }, 'id');

/**
 * Keeps what somebody is typing, every second: one statement on a table of this machine, nothing for the log. A draft
 * that was completed or discarded meanwhile is not brought back to life by a save that was on its way, and one that
 * another window wrote to since `seenAt` is not written over.
 */
export function saveDraft(
  input: {
    readonly id?: string | undefined;
    readonly seenAt?: number | undefined;
    readonly body: CardDraft;
    readonly trafficId?: string | null | undefined;
    readonly cardId?: string | undefined;
  },
  call: ActorCall,
): { readonly id: string; readonly savedAt: number } | Refusal {
  const { actor, now } = call;
  const body = JSON.stringify(input.body);
  if (Buffer.byteLength(body) > mostBytes) return tooLarge(input.body);
  return act(call, (tx) => {
    if (input.id === undefined) {
      return { id: beginDraft(tx, { ...input, ownerId: actor.id }), savedAt: now };
    }
    const draft = draftOf(tx.read, input.id, actor.id);
    if (!draft) return refuseSavedDraft(tx.read, input.id, actor.id) ?? noDraft;
    const isAsSeen = input.seenAt === undefined || input.seenAt === draft.updatedAt;
    // the same words once more are the same save, whose answer was lost
    if (!isAsSeen && draft.body !== body)
      return refuse('DRAFT_CHANGED', { time: localTimeAt(draft.updatedAt, call.zone) }, 'id');
    // no two saves of a draft carry the same time: it tells what a window has seen
    const savedAt = Math.max(now, draft.updatedAt + 1);
    const trafficId = input.trafficId === undefined ? draft.trafficId : input.trafficId;
    tx.local(
      'UPDATE draft SET body = ?, card_id = coalesce(?, card_id), traffic_id = ?, updated_at = ? WHERE id = ?',
      ...[body, input.cardId ?? null, trafficId, savedAt, input.id],
    );
    return { id: input.id, savedAt };
  });
}

/** A draft that begins: somebody's, on this machine. @returns its id */
export function beginDraft(
  tx: Tx,
  draft: {
    readonly ownerId: string;
    readonly body: CardDraft;
    readonly trafficId?: string | null | undefined;
    readonly cardId?: string | undefined;
  },
): string {
  const id = tx.newId();
  const { ownerId, cardId = null, trafficId = null } = draft;
  const { now } = tx.env;
  tx.local(
    'INSERT INTO draft (id, owner_id, card_id, traffic_id, body, created_at, updated_at) VALUES (?,?,?,?,?,?,?)',
    ...[id, ownerId, cardId, trafficId, JSON.stringify(draft.body), now, now],
  );
  return id;
}

/** A card that was saved takes its draft away, unless another window has written to it since. */
export function collectDraft(
  tx: Tx,
  ownerId: string,
  { draftId, draftSeenAt }: { readonly draftId?: string | undefined; readonly draftSeenAt?: number | undefined },
): void {
  if (draftId === undefined) return;
  tx.local(
    'DELETE FROM draft WHERE id = ? AND owner_id = ? AND updated_at = coalesce(?, updated_at)',
    ...[draftId, ownerId, draftSeenAt ?? null],
  );
}

/**
 * ALREADY_DONE where a draft has become its card, which it names: a second click, or a save whose answer was lost. The
 * screen goes on with that card, and no second one is made.
 */
export function refuseSavedDraft(read: Reader, draftId: string, writerId: string): Refusal | null {
  const card = read.get(cardOfDraftQuery(draftId, writerId));
  return card ? refuse('ALREADY_DONE', { what: `这张洽谈卡${card.number}`, cardId: card.id }, 'draftId') : null;
}

const cursorSchema = z.tuple([z.int(), z.string()]);

/** The caller's drafts, the last touched first. */
export function listDrafts(input: { readonly cursor?: string | undefined; readonly limit: number }, call: ActorCall) {
  const cursor = readCursor(input.cursor, cursorSchema);
  if (isRefusal(cursor)) return cursor;
  const after: AfterDraft | null = cursor ? { updatedAt: cursor[0], id: cursor[1] } : null;
  const rows = call.deps.store.read.all(draftsQuery(call.actor.id, after, input.limit + 1));
  const page = pageOfRows(rows, input.limit, (row) => [row.updatedAt, row.id]);
  return {
    ...page,
    rows: page.rows.map(({ id, cardId, trafficId, createdAt, updatedAt, body }) => {
      const { name = null, phone = null } = readBody(body);
      return { id, cardId, trafficId, createdAt, updatedAt, name, phone };
    }),
  };
}

/** One of the caller's drafts. */
export function getDraft(input: { readonly id: string }, call: ActorCall) {
  const row = draftOf(call.deps.store.read, input.id, call.actor.id);
  if (!row) return noDraft;
  const { id, cardId, trafficId, createdAt, updatedAt } = row;
  const body = readBody(row.body);
  const referrer = body.referrerId == null ? null : referrerOf(call, body.referrerId);
  return { id, cardId, trafficId, createdAt, updatedAt, body, referrer };
}

/** Throws one of the caller's drafts away. */
export function discardDraft(input: { readonly id: string }, call: ActorCall): { readonly done: true } | Refusal {
  return act(call, (tx) => {
    if (!draftOf(tx.read, input.id, call.actor.id)) return noDraft;
    tx.local('DELETE FROM draft WHERE id = ?', input.id);
    dropHeldFiles(tx, input.id);
    return { done: true as const };
  });
}

function readBody(body: string): CardDraft {
  return cardDraftSchema.parse(JSON.parse(body));
}

/** Names the field that takes most room. */
function tooLarge(body: CardDraft): Refusal {
  const sizes = Object.entries(body).map(([name, value]) => ({ name, size: JSON.stringify(value)?.length ?? 0 }));
  const [longest] = sizes.toSorted((a, b) => b.size - a.size);
  const name = longest?.name ?? '';
  return refuse('DRAFT_TOO_LARGE', { field: cardFieldLabel(name) ?? name }, name);
}
