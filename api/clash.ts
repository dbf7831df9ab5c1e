import { z } from 'zod';
import { erasedAmong } from '../db/queries/about-person.ts';
import {
  besideQuery,
  type ClashRow as ClashRecord,
  clashes,
  countClashes,
  holdersQuery,
} from '../db/queries/clashes.ts';
import { staffNames } from '../db/queries/staff.ts';
import type { Reader } from '../db/query.ts';
import type { ClashRow } from '../shared/contract/clash.ts';
import { mergedOwner } from '../shared/domain/merge-ownership.ts';
import { isRefusal } from '../shared/domain/refusal.ts';
import { phoneTail } from '../shared/text/phone.ts';
import type { Handlers } from './call.ts';
import { claimsOn } from './merge/records.ts';
import { pageOfRows, readCursor } from './paging.ts';

const cursorSchema = z.tuple([z.number(), z.string()]);
const numberSchema = z.enum(['phone', 'phone2', 'wechat', 'plate', 'vin']);

export const clashHandlers: Handlers<'clash'> = {
  list: ({ cursor, limit }, call) => {
    const { read } = call.deps.store;
    const from = readCursor(cursor, cursorSchema);
    if (isRefusal(from)) return from;
    const found = clashes(read, from && { clashAt: from[0], id: from[1] }, limit + 1);
    const page = pageOfRows(found, limit, ({ clashAt, id }) => [clashAt, id]);
    return { rows: rowsOf(read, page.rows), nextCursor: page.nextCursor };
  },

  counts: (_input, call) => ({ open: countClashes(call.deps.store.read) }),
};

/** Each record with whoever announced it and with the records beside it (§七); nothing is weighed and nothing decided. */
function rowsOf(read: Reader, records: readonly ClashRecord[]): ClashRow[] {
  if (records.length === 0) return [];
  const ids = records.map(({ id }) => id);
  const beside = read.all(besideQuery(ids));
  const holders = read.all(holdersQuery([...new Set([...ids, ...beside.map((each) => each.otherCustomerId)])]));
  const erased = erasedAmong(read, ids);
  const names = staffNames(read);
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  return records.map(
    ({ id, name, gender, phone, stage, ownerId, clashAt }): ClashRow => ({
      customerId: id,
      name,
      gender,
      phoneTail: phone === null ? null : phoneTail(phone),
      stage,
      owner: ownerId === null ? null : person(ownerId),
      since: clashAt ?? 0,
      holders: holders
        .filter(({ customerId }) => customerId === id)
        .map(({ staffId, at, kind, byNumber, cardId }) => ({
          staff: person(staffId),
          at,
          kind: kind === 'report' ? 'report' : 'card',
          byNumber: numberSchema.nullable().catch(null).parse(byNumber),
          cardId,
          owner: staffId === ownerId,
        })),
      beside: beside
        .filter(({ customerId }) => customerId === id)
        .map(({ otherCustomerId, otherName, otherGender, otherOwnerId, ...each }) => ({
          customerId: otherCustomerId,
          name: otherName ?? '',
          gender: otherGender,
          owner: otherOwnerId === null ? null : person(otherOwnerId),
          registeredAt:
            holders.find((holder) => holder.customerId === otherCustomerId && holder.staffId === otherOwnerId)?.at ??
            null,
          cause: each.cause,
          byNumber: numberSchema.nullable().catch(null).parse(each.byNumber),
          by: person(each.byId),
          at: each.at,
          mergeable:
            !erased.has(id) &&
            each.otherDeletedHlc === null &&
            each.otherErasedAt === null &&
            isUndisputed(read, { id, ownerId }, { id: otherCustomerId, ownerId: otherOwnerId }),
        })),
    }),
  );
}

interface OwnedRecord {
  readonly id: string;
  readonly ownerId: string | null;
}

/** May two records become one? The same rule as at the merge itself (docs/decisions/0014). */
function isUndisputed(read: Reader, one: OwnedRecord, other: OwnedRecord): boolean {
  return !mergedOwner(claimsOn(read, one), claimsOn(read, other)).isDisputed;
}
