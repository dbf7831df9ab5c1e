import { customFieldsOf } from '../../db/queries/custom-fields.ts';
import type { Writer } from '../../db/queries/row-writers.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import { shaped } from '../../db/query-shape.ts';
import { rowsNaming } from '../../db/rehang.ts';
import type { MergeComparison, MergeField, MergeRecord } from '../../shared/contract/merge.ts';
import { customPath, customWords, filledCustom } from '../../shared/domain/custom-field.ts';
import type { CustomerFieldName } from '../../shared/domain/customer.ts';
import {
  columnsOfMergeField,
  type MergeFieldName,
  mergeFieldLabel,
  mergeFieldNames,
  phonesOf,
  proposeMerge,
} from '../../shared/domain/customer-merge.ts';
import { customCodesOf, isSameCustom, proposeCustom } from '../../shared/domain/merge-custom.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { customerLinks } from '../../shared/entities/customer-links.ts';
import type { ActorCall } from '../call.ts';
import { accessTo, canSeePhone, type Person, shownContacts, shownPhone } from '../ownership.ts';
import { kindCounts } from './kinds.ts';
import { type MergingPair, type MergingRecord, ownerOfPair, requirePair } from './records.ts';

/** The two records side by side, with what is proposed, whose the person will be, and what follows (domain §9). */
export function compareRecords(
  input: { readonly id: string; readonly otherId: string },
  call: ActorCall,
): MergeComparison | Refusal {
  const { store } = call.deps;
  const { read } = store;
  const pair = requirePair(read, call.actor, input);
  if (isRefusal(pair)) return pair;
  const { kept, gone } = pair;
  const names = staffNames(read);
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  const by = (writer: Writer | null) => (writer === null ? null : { by: person(writer.byId), at: writer.at });
  const proposed = proposeOf(pair);
  const owner = ownerOfPair(read, pair);
  const ownerId = owner.isDisputed ? null : owner.ownerId;
  const accessOf = { kept: accessTo(read, call.actor, kept.row), gone: accessTo(read, call.actor, gone.row) };
  return {
    kept: recordShown(read, call.actor, kept, person),
    gone: recordShown(read, call.actor, gone, person),
    fields: [...fieldsOf(read, call.actor, pair, proposed, by), ...customOf(read, pair, by)],
    phones: phonesOf(kept.values, gone.values).map(({ slot, phone }) => {
      const side = slot.startsWith('kept') ? 'kept' : 'gone';
      const column = slot.endsWith('phone2') ? 'phone2' : 'phone';
      return { slot, phone: shownPhone(accessOf[side], phone) ?? '', by: by(pair[side].writer(column)) };
    }),
    proposedPhone: proposed.phone ?? null,
    proposedPhone2: proposed.phone2 ?? null,
    owner: ownerId === null ? null : person(ownerId),
    disputed: owner.isDisputed ? owner.staffIds.map(person) : [],
    moving: kindCounts(rowsNaming(store.prepare, gone.row.id, customerLinks)),
  };
}

/** What is proposed for each field; the newer value wins. */
export function proposeOf({ kept, gone }: MergingPair) {
  const at = (record: MergingRecord) => (name: CustomerFieldName) => record.writer(name)?.at ?? record.row.createdAt;
  return proposeMerge(kept.values, gone.values, { kept: at(kept), gone: at(gone) });
}

/** What is proposed for each of the store's own fields; the record that was written later wins. */
export function proposeCustomOf({ kept, gone }: MergingPair) {
  const at = ({ writer, row }: MergingRecord): number => writer('custom')?.at ?? row.createdAt;
  return proposeCustom(kept.custom, gone.custom, at(gone) > at(kept));
}

/** The store's own fields, each by itself; what they say is no contact and is shown to whoever may compare. */
function customOf(read: Reader, pair: MergingPair, by: By): MergeField[] {
  const [kept, gone] = [filledCustom(pair.kept.custom), filledCustom(pair.gone.custom)];
  const known = new Map(customFieldsOf(read).map((field) => [field.code, field]));
  const proposed = proposeCustomOf(pair);
  return customCodesOf(kept, gone).map((code) => {
    const field = known.get(code);
    const path = customPath(code);
    const words = (value: (typeof kept)[string] | undefined): string | null =>
      value === undefined ? null : field ? customWords(field, value) : String(value);
    return {
      field: path,
      label: field?.label ?? code,
      kept: { [path]: words(kept[code]) },
      gone: { [path]: words(gone[code]) },
      keptBy: kept[code] === undefined ? null : by(pair.kept.writer('custom')),
      goneBy: gone[code] === undefined ? null : by(pair.gone.writer('custom')),
      proposed: proposed[code] ?? 'kept',
      isDifferent: kept[code] !== undefined && gone[code] !== undefined && !isSameCustom(kept[code], gone[code]),
    };
  });
}

type By = (writer: Writer | null) => MergeField['keptBy'];

function fieldsOf(
  read: Reader,
  actor: Person,
  { kept, gone }: MergingPair,
  proposed: ReturnType<typeof proposeOf>,
  by: By,
): MergeField[] {
  const shown = { kept: shownValues(read, actor, kept), gone: shownValues(read, actor, gone) };
  return mergeFieldNames.flatMap((field): readonly MergeField[] => {
    const names = columnsOfMergeField(field);
    const isBlank = (record: MergingRecord): boolean => names.every((name) => (record.values[name] ?? '') === '');
    if (isBlank(kept) && isBlank(gone)) return [];
    const isSame = names.every((name) => (kept.values[name] ?? '') === (gone.values[name] ?? ''));
    const pick = (side: 'kept' | 'gone') => Object.fromEntries(names.map((name) => [name, shown[side][name] || null]));
    return [
      {
        field,
        label: mergeFieldLabel(field),
        kept: pick('kept'),
        gone: pick('gone'),
        keptBy: isBlank(kept) ? null : by(newest(kept, field)),
        goneBy: isBlank(gone) ? null : by(newest(gone, field)),
        proposed: proposed[field] ?? 'kept',
        isDifferent: !isSame && !isBlank(kept) && !isBlank(gone),
      },
    ];
  });
}

function newest(record: MergingRecord, field: MergeFieldName): Writer | null {
  const writers = columnsOfMergeField(field).flatMap((name) => record.writer(name) ?? []);
  return writers.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

function shownValues(read: Reader, actor: Person, { row, values }: MergingRecord): typeof values {
  const { phoneMasked: _, ...contacts } = shownContacts(accessTo(read, actor, row), row);
  return { ...values, ...contacts };
}

function recordShown(
  read: Reader,
  actor: Person,
  { row, stamp }: MergingRecord,
  person: (id: string) => { readonly id: string; readonly name: string },
): MergeRecord {
  const access = accessTo(read, actor, row);
  return {
    id: row.id,
    name: row.name,
    stage: row.stage,
    phone: shownPhone(access, row.phone),
    owner: row.ownerId === null ? null : person(row.ownerId),
    createdOn: row.createdOn,
    createdBy: person(row.createdById),
    lastContactAt: row.lastContactAt,
    cards: read.get(cardCount(row.id))?.count ?? 0,
    opportunities: read.get(livingCount(row.id))?.count ?? 0,
    canReveal: access !== 'own' && canSeePhone(access) && row.phone !== null,
    stamp,
  };
}

const cardCount = shaped((customerId: string) =>
  sqlFor
    .selectFrom('card')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('customerId', '=', customerId)
    .where('deletedHlc', 'is', null),
);

const livingCount = shaped((customerId: string) =>
  sqlFor
    .selectFrom('opportunity')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('customerId', '=', customerId)
    .where('state', '<>', 'ended')
    .where('deletedHlc', 'is', null),
);
