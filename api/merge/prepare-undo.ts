import { customFieldsOf } from '../../db/queries/custom-fields.ts';
import { cardsById } from '../../db/queries/log-subjects.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import type { HangingRow } from '../../db/rehang.ts';
import { messageOf } from '../../shared/contract/errors.ts';
import type { MergeUndo } from '../../shared/contract/merge.ts';
import { cardFieldLabel } from '../../shared/domain/card-fields.ts';
import { changedCustom } from '../../shared/domain/custom-field.ts';
import { customerFieldNames } from '../../shared/domain/customer.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { EntityName } from '../../shared/entities/registry.ts';
import { readHlc } from '../../sync/clock.ts';
import type { ActorCall } from '../call.ts';
import { labelOfJoined } from '../vehicle-label.ts';
import { kindCounts, kindOf } from './kinds.ts';
import { returningValues } from './returning-values.ts';
import { apart } from './separation.ts';
import { undoRefusal } from './undo.ts';

/** What taking a merge back would do, before anybody decides: what goes, what stays, and what may go either way. */
export function prepareUndo(
  input: { readonly mergeId: string; readonly take: readonly string[] },
  call: ActorCall,
): MergeUndo | Refusal {
  const { store } = call.deps;
  const { read } = store;
  const parts = apart(store, input.mergeId, []);
  if (isRefusal(parts)) return parts;
  const { merge, kept, rows, separation, moves, followed } = parts;
  const gone = read.get(sqlFor.selectFrom('customer').selectAll().where('id', '=', merge.goneId));
  if (!gone) return refuse('NOT_FOUND', { what: '并进来的记录' }, 'mergeId');
  const names = staffNames(read);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { now, after, written, custom } = returningValues(read, merge, kept, gone);
  const returned = changedCustom(custom.now, custom.after);
  const refusal = undoRefusal(input, call);
  const labels = new Map(customFieldsOf(read).map(({ code, label }) => [code, label]));
  return {
    mergeId: merge.id,
    name: gone.name,
    keptId: kept.id,
    keptName: kept.name,
    at: merge.at,
    by: { id: merge.byId, name: names.get(merge.byId) ?? '' },
    returning: kindCounts(moves),
    blocked: refusal && messageOf(refusal.code, refusal.params),
    following: followed.reduce((sum, { ids }) => sum + ids.length, 0),
    pieces: separation.pieces.map((piece) =>
      pieceShown(
        read,
        piece.flatMap((id) => byId.get(id) ?? []),
      ),
    ),
    fields: [
      ...customerFieldNames.flatMap((name) => {
        const change = written[name];
        const isChanged = change !== undefined && change.before !== change.after;
        if (!isChanged && now[name] === after[name]) return [];
        return [{ label: cardFieldLabel(name) ?? name, returns: now[name] !== after[name] }];
      }),
      ...Object.keys(custom.written).map((code) => ({
        label: labels.get(code) ?? code,
        returns: returned.includes(code),
      })),
    ],
  };
}

/** What a piece is told by, first of all. */
const heads: readonly EntityName[] = ['card', 'opportunity', 'ownedVehicle', 'followup'];

function pieceShown(read: Reader, piece: readonly HangingRow[]): MergeUndo['pieces'][number] {
  const rank = ({ entity }: HangingRow): number => {
    const at = heads.indexOf(entity);
    return at === -1 ? heads.length : at;
  };
  const head = piece.toSorted((a, b) => rank(a) - rank(b))[0];
  if (!head) throw new Error('a piece without a row');
  return {
    id: head.id,
    kind: kindOf(head.entity),
    words: wordsOf(read, head),
    at: readHlc(head.rowHlc).ms,
    count: piece.length,
  };
}

function wordsOf(read: Reader, { entity, id }: HangingRow): string {
  if (entity === 'card') return cardsById(read, [id])[0]?.number ?? '';
  if (entity === 'ownedVehicle') {
    const car = sqlFor.selectFrom('ownedVehicle').select(['label', 'plate']).where('id', '=', id);
    const row = read.get(car);
    return row?.plate ?? row?.label ?? '';
  }
  if (entity !== 'opportunity') return '';
  const intention = sqlFor
    .selectFrom('opportunity')
    .leftJoin('vehicle', 'vehicle.id', 'opportunity.vehicleId')
    .select(['vehicle.series', 'vehicle.model', 'vehicle.trim'])
    .where('opportunity.id', '=', id);
  const row = read.get(intention);
  return row ? (labelOfJoined(row) ?? '') : '';
}
