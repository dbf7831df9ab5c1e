import { staffNames } from '../../db/queries/staff.ts';
import { type Fact, type Reader, sqlFor } from '../../db/query.ts';
import { demand } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { ScoreSheetRow } from '../../shared/contract/spot-check.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import {
  checkNewSheet,
  type ScoreItem,
  scoreSheetOn,
  scoreSheetSchema,
  shippedSheet,
} from '../../shared/domain/spot-check/score-sheet.ts';
import { canonicalJson } from '../../sync/digest.ts';
import { type ActorCall, act } from '../call.ts';

/** The store's own versions, in the order in which they were made. */
const versions: Fact<readonly ScoreSheetRow[]> = { from: ['scoreSheet', 'staff'], read: versionsFrom };

function versionsFrom(read: Reader): readonly ScoreSheetRow[] {
  const names = staffNames(read);
  const rows = read.all(
    sqlFor
      .selectFrom('scoreSheet')
      .select(['id', 'effectiveFrom', 'items', 'passMark', 'note', 'createdAt', 'createdById'])
      .where('deletedHlc', 'is', null)
      .orderBy('createdAt')
      // two of one instant: the stamp tells which was made later, and the later counts
      .orderBy('rowHlc')
      .orderBy('id'),
  );
  return rows.map(({ id, effectiveFrom, items, passMark, note, createdAt, createdById }) => ({
    ...scoreSheetSchema.parse({ id, effectiveFrom, passMark, items: JSON.parse(items) }),
    note,
    createdAt,
    createdBy: { id: createdById, name: names.get(createdById) ?? '' },
  }));
}

const shipped: ScoreSheetRow = { ...shippedSheet, note: '', createdAt: null, createdBy: null };

/** The version in force on a day. */
export function sheetOn(read: Reader, day: CivilDate): ScoreSheetRow {
  const known = read.known(versions);
  const { id } = scoreSheetOn(known, day);
  return known.find((version) => version.id === id) ?? shipped;
}

/** A version by its id, the shipped one included. */
export function sheetById(read: Reader, id: string): ScoreSheetRow {
  return read.known(versions).find((version) => version.id === id) ?? shipped;
}

/** Every version, the newest first, the shipped one last; and which of them is in force today. */
export function listSheets(call: ActorCall) {
  const { read } = call.deps.store;
  return { current: sheetOn(read, call.today).id, versions: [...read.known(versions).toReversed(), shipped] };
}

/** Saves a version of the score sheet; it never changes any more. Refuses with SCORE_SHEET_PAST or INVALID_INPUT. */
export function saveSheet(
  input: {
    readonly effectiveFrom: CivilDate;
    readonly items: readonly ScoreItem[];
    readonly passMark: number;
    readonly note: string;
  },
  call: ActorCall,
): ScoreSheetRow | Refusal {
  return act(call, (tx) => {
    demand(checkNewSheet(input, call.today));
    const id = tx.newId();
    tx.insert('scoreSheet', {
      id,
      effectiveFrom: input.effectiveFrom,
      items: canonicalJson(input.items),
      passMark: input.passMark,
      note: input.note,
      createdAt: call.now,
      createdById: call.actor.id,
    });
    return sheetById(tx.read, id);
  });
}
