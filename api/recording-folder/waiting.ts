import { customersById } from '../../db/queries/customers.ts';
import { waitingOneQuery, waitingQuery } from '../../db/queries/recording-folder.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { addDays, civilDateAt } from '../../shared/calendar/civil-date.ts';
import type { WaitingRecording } from '../../shared/contract/recording-folder.ts';
import { maskNumbersIn, phonesInName } from '../../shared/domain/recording/file-name.ts';
import { recordingMediaTypes } from '../../shared/domain/recording/media.ts';
import { keepWaitingDays, placeByNumber } from '../../shared/domain/recording-folder/looks.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { maskPhone } from '../../shared/text/phone.ts';
import { type ActorCall, act } from '../call.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { customersWithPhone } from './place.ts';
import { byTimeCursor } from './refused.ts';

type Waiting = NonNullable<ReturnType<typeof findWaiting>>;

const noWaiting = refuse('NOT_FOUND', { what: '这份录音' }, 'id');

/** Recordings that are nobody's yet, or those that were set aside, the newest first. */
export function listWaiting(
  input: { readonly aside: boolean; readonly cursor?: string | undefined; readonly limit: number },
  call: ActorCall,
): { rows: WaitingRecording[]; nextCursor: string | null } | Refusal {
  const after = readCursor(input.cursor, byTimeCursor);
  if (isRefusal(after)) return after;
  const { read } = call.deps.store;
  const found = read.all(waitingQuery(input.aside, after && { at: after[0], id: after[1] }, input.limit + 1));
  const page = pageOfRows(found, input.limit, ({ at, id }) => [at, id]);
  return { rows: page.rows.map((row) => shown(call, row)), nextCursor: page.nextCursor };
}

function shown({ deps, zone }: ActorCall, row: Waiting): WaitingRecording {
  const { read } = deps.store;
  const customerIds = customersWithPhone(read, row.phone);
  const placed = placeByNumber(row.phone, customerIds);
  const { id, bytes, durationMs, phone, spokenAt, spokenOn, at } = row;
  // what is a customer's is shown in full by him alone, and logged (domain §13); a number that nobody has can be called
  const numbers = new Set([...phonesInName(row.originalName), ...(phone === null ? [] : [phone])]);
  const isSomebodys = [...numbers].some((number) => customersWithPhone(read, number).length > 0);
  return {
    ...{ id, bytes, durationMs, spokenAt, spokenOn, at },
    originalName: isSomebodys ? maskNumbersIn(row.originalName) : row.originalName,
    phone: isSomebodys && phone !== null ? maskPhone(phone) : phone,
    mediaType: recordingMediaTypes.find((known) => known === row.mediaType) ?? 'audio/amr',
    dropsOn: addDays(civilDateAt(at, zone), keepWaitingDays),
    // a number that has become one customer's goes to him by itself, unless it was set aside
    why: placed.kind === 'waits' ? placed.why : 'unknown_number',
    customers: customersById(read, customerIds).map(({ id, name }) => ({ id, name })),
    aside:
      row.asideAt === null
        ? null
        : {
            at: row.asideAt,
            by: { id: row.asideById ?? '', name: staffNames(read).get(row.asideById ?? '') ?? '' },
            reason: row.asideReason,
          },
  };
}

/** One recording that is nobody's yet. */
export function findWaiting({ deps }: Pick<ActorCall, 'deps'>, id: string) {
  return deps.store.read.get(waitingOneQuery(id));
}

/** The sound of a recording that is nobody's yet; every listening is in the log. */
export async function waitingContent({ id }: { readonly id: string }, call: ActorCall): Promise<File | Refusal> {
  const row = findWaiting(call, id);
  if (!row) return noWaiting;
  const content = await call.deps.store.blobs.read(row.sha256, call.connection.whenSent);
  if (typeof content === 'string') {
    call.deps.log(`the waiting recording ${id} is ${content}`);
    return refuse('RECORDING_LOST', { name: maskNumbersIn(row.originalName) });
  }
  return act(call, (tx) => {
    tx.note({ action: call.procedure, subject: `waitingRecording:${id}`, body: {} });
    return new File([content], maskNumbersIn(row.originalName), { type: row.mediaType });
  });
}

/** Says that a recording is no customer's; it may still be assigned until it is dropped. */
export function setAside(
  { id, reason }: { readonly id: string; readonly reason: string },
  call: ActorCall,
): { readonly done: true } | Refusal {
  return act(call, (tx) => {
    const row = findWaiting(call, id);
    if (!row) return noWaiting;
    if (row.asideAt !== null) return refuse('ALREADY_DONE', { what: '放一边' }, 'id');
    const said = [call.now, call.actor.id, reason, id] as const;
    tx.local('UPDATE waiting_recording SET aside_at = ?, aside_by_id = ?, aside_reason = ? WHERE id = ?', ...said);
    tx.tell('recordingFolder');
    tx.note({ action: call.procedure, subject: `waitingRecording:${id}`, body: { reason } });
    return { done: true as const };
  });
}
