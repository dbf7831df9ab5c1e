import { sql } from 'kysely';
import { type Reader, sqlFor } from '../../db/query.ts';
import { shaped } from '../../db/query-shape.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import type { CardFieldName } from '../../shared/domain/card-field-specs.ts';
import { cardField, cardFields } from '../../shared/domain/card-fields.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';

/**
 * Checks that what the changed fields refer to exists: codes of the store's lists, cars, the customer who recommended
 * us. What a card has carried since it was written stays, even where the list has dropped it meanwhile.
 */
export function checkReferences(read: Reader, values: CardValues, changed: ReadonlySet<CardFieldName>): Refusal | null {
  return (
    checkCodes(read, values, changed) ?? checkVehicles(read, values, changed) ?? checkReferrer(read, values, changed)
  );
}

function checkCodes(read: Reader, values: CardValues, changed: ReadonlySet<CardFieldName>): Refusal | null {
  const used = cardFields.flatMap(({ name, dictionary, freeEntry }) =>
    dictionary === null || freeEntry || !changed.has(name)
      ? []
      : codesIn(values[name]).map((code) => ({ name, dictionary, code })),
  );
  if (used.length === 0) return null;
  const known = new Set(read.all(knownCodesQuery(used)).map(({ dictionary, code }) => `${dictionary} ${code}`));
  const stranger = used.find(({ dictionary, code }) => !known.has(`${dictionary} ${code}`));
  return stranger ? notInList(stranger.name) : null;
}

/** Which of the codes are in use, in one statement however many there are. */
function knownCodesQuery(used: readonly { readonly dictionary: string; readonly code: string }[]) {
  return codesAmong(JSON.stringify(used.map(({ dictionary, code }) => [dictionary, code])));
}

const codesAmong = shaped((wanted: string) =>
  sqlFor
    .selectFrom(sql<{ value: string }>`json_each(${wanted})`.as('wanted'))
    .innerJoin('dictionaryEntry', (join) =>
      join
        .on('dictionaryEntry.dictionary', '=', sql<string>`wanted.value ->> 0`)
        .on('dictionaryEntry.code', '=', sql<string>`wanted.value ->> 1`),
    )
    .select(['dictionaryEntry.dictionary', 'dictionaryEntry.code'])
    .where('dictionaryEntry.active', '=', 1)
    .where('dictionaryEntry.deletedHlc', 'is', null),
);

function checkVehicles(read: Reader, values: CardValues, changed: ReadonlySet<CardFieldName>): Refusal | null {
  const main = changed.has('vehicleId') && values.vehicleId != null ? [values.vehicleId] : [];
  const others = changed.has('otherVehicleIds') ? (values.otherVehicleIds ?? []) : [];
  const wanted = [...main, ...others];
  if (wanted.length === 0) return null;
  const rows = read.all(
    sqlFor.selectFrom('vehicle').select('id').where('id', 'in', wanted).where('deletedHlc', 'is', null),
  );
  const known = new Set(rows.map(({ id }) => id));
  const stranger = wanted.find((id) => !known.has(id));
  if (stranger === undefined) return null;
  return notInList(stranger === values.vehicleId ? 'vehicleId' : 'otherVehicleIds');
}

function checkReferrer(read: Reader, values: CardValues, changed: ReadonlySet<CardFieldName>): Refusal | null {
  if (!changed.has('referrerId') || values.referrerId == null) return null;
  const known = sqlFor
    .selectFrom('customer')
    .select('id')
    .where('id', '=', values.referrerId)
    .where('deletedHlc', 'is', null);
  return read.get(known) ? null : notInList('referrerId');
}

function codesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.map(String) : [];
}

function notInList(field: CardFieldName): Refusal {
  return refuse('INVALID_INPUT', { field: cardField(field).label, problem: '不是可选的值，请从列表里选' }, field);
}
