import { newestConsents } from '../../db/queries/consents.ts';
import { customFieldsOf } from '../../db/queries/custom-fields.ts';
import { type AfterCard, cardsBetweenQuery, wholeCustomers } from '../../db/queries/exports.ts';
import type { Reader } from '../../db/query.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { cardFields } from '../../shared/domain/card-fields.ts';
import type { CardField } from '../../shared/domain/card-spec.ts';
import { standingOf } from '../../shared/domain/consent.ts';
import { isInExport } from '../../shared/domain/export.ts';
import type { ActorCall } from '../call.ts';
import { shownValues } from '../card/shown.ts';
import { valuesOfRow } from '../card/values.ts';
import { createFieldWords, instantWords } from '../words/field-words.ts';
import type { ExportSource } from './desk.ts';
import { ownCell, ownColumns } from './own-columns.ts';
import type { ExportCell, FileColumn } from './rows-file.ts';
import { type ExportScope, noteShowings } from './showings.ts';

/** So many cards are read in one call: a few tens of milliseconds. */
const cardsAtOnce = 200;

/** What a card says besides its own fields. */
const ends = ['填写', '首次保存', '完成时间', '归属'] as const;

/**
 * The columns of the export of cards: the number, every field of the card in the paper's order, the store's own where the
 * paper has them, and how far it was filled.
 */
export function cardColumns(read: Reader): readonly FileColumn[] {
  return [
    { title: '卡号', width: 15 },
    ...cardFields.flatMap(({ label, kind }) =>
      kind === 'custom' ? ownColumns(customFieldsOf(read)) : { title: label, width: widthOf(kind) },
    ),
    ...ends.map((title) => ({ title, width: 17 })),
  ];
}

function widthOf(kind: CardField['kind']): number {
  if (kind === 'longtext' || kind === 'remark') return 40;
  return kind === 'instant' || kind === 'testDrive' || kind === 'tradeIn' || kind === 'vehicles' ? 22 : 13;
}

/** Every card of some days with all its fields in words; numbers masked unless they were asked for. */
export function exportCards(scope: ExportScope, from: CivilDate, to: CivilDate): ExportSource<ActorCall> {
  let after: AfterCard | null = null;
  return (call) => {
    const { read } = call.deps.store;
    const found = read.all(cardsBetweenQuery(from, to, after, cardsAtOnce));
    const last = found.at(-1);
    if (last) after = [last.arrivedOn, last.arrivedAt, last.id];
    const ids = found.map(({ customerId }) => customerId);
    const customers = new Map(wholeCustomers(read, ids).map((customer) => [customer.id, customer]));
    const consents = newestConsents(read, ids);
    const taken = found.filter(({ customerId }) =>
      isInExport(scope.use, {
        erased: customers.get(customerId)?.erasedAt != null,
        standing: (purpose) => standingOf(consents.get(customerId) ?? [], purpose),
      }),
    );
    if (scope.fullPhones)
      noteShowings(
        call,
        taken.map(({ customerId }) => customers.get(customerId)),
      );
    const words = createFieldWords(read, call.zone, (id) => wholeCustomers(read, [id])[0]?.name ?? '');
    const staff = (id: string | null | undefined): string => words({ kind: 'staff', dictionary: null }, id);
    const own = customFieldsOf(read);
    const rows = taken.map((row): readonly ExportCell[] => {
      const values = shownValues(scope.fullPhones ? 'own' : 'manager', valuesOfRow(row));
      return [
        row.number,
        ...cardFields.flatMap(({ name, kind, dictionary }) =>
          kind === 'custom'
            ? own.map((field) => ownCell(field, values.custom?.[field.code]))
            : cellOf(kind, values[name], words({ kind, dictionary }, values[name])),
        ),
        row.state === 'complete' ? '已完成' : '快速保存',
        instantWords(row.firstSavedAt, call.zone),
        row.completedAt === null ? null : instantWords(row.completedAt, call.zone),
        staff(customers.get(row.customerId)?.ownerId),
      ];
    });
    return { rows, leftOut: found.length - taken.length, isLast: found.length < cardsAtOnce };
  };
}

/** Counts and money stay numbers, so that a sheet can add them up. */
function cellOf(kind: CardField['kind'], value: unknown, words: string): ExportCell {
  if (words === '') return null;
  if (typeof value !== 'number') return words;
  if (kind === 'money') return value / 100;
  return kind === 'count' ? value : words;
}
