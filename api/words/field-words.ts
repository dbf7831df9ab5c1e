import { customFieldsOf } from '../../db/queries/custom-fields.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import { civilDateAt, localTimeAt } from '../../shared/calendar/civil-date.ts';
import { type CardPart, testDriveParts, tradeInParts } from '../../shared/domain/card-part-specs.ts';
import type { CardField } from '../../shared/domain/card-spec.ts';
import {
  type CustomField,
  customValuesSchema,
  customWords,
  shownCustomFields,
} from '../../shared/domain/custom-field.ts';
import { labelOfCode } from '../../shared/domain/dictionary.ts';
import { genderLabels } from '../../shared/domain/person-name.ts';
import { planMethods } from '../../shared/domain/plan-codes.ts';
import { regionText } from '../../shared/domain/region.ts';
import { vehicleLabel } from '../../shared/domain/vehicle.ts';
import { readDictionary } from '../lists/dictionary-rows.ts';

/** What a value is, so that it can be said in words: the kind of a card's field and its list. */
export type ValueKind = Pick<CardField, 'kind' | 'dictionary'>;

/** Says values in the words of the showroom; empty for nothing. */
export type FieldWords = (kind: ValueKind, value: unknown) => string;

/**
 * Makes the words for a page of values; lists and names are read once.
 * @param nameOf what another customer is called who stands on a card (who recommended us)
 */
export function createFieldWords(read: Reader, zone: string, nameOf: (customerId: string) => string): FieldWords {
  const staff = staffNames(read);
  const vehicles = new Map(
    read
      .all(sqlFor.selectFrom('vehicle').select(['id', 'series', 'model', 'trim']))
      .map((row) => [row.id, vehicleLabel(row)]),
  );
  const vehicle = (id: unknown): string => vehicles.get(String(id)) ?? String(id);
  return ({ kind, dictionary }, value) => {
    if (value === null || value === undefined || value === '') return '';
    const labelOf = (code: unknown): string =>
      dictionary === null ? String(code) : labelOfCode(readDictionary(read, dictionary), String(code));
    switch (kind) {
      case 'choice':
        return labelOf(value);
      case 'multi':
        return listOf(value).map(labelOf).join('、');
      case 'gender':
        return value === 'male' || value === 'female' ? genderLabels[value] : String(value);
      case 'method':
        return Object.entries(planMethods).find(([code]) => code === value)?.[1] ?? String(value);
      case 'flag':
        return value === true || value === 1 ? '是' : '否';
      case 'money':
        return moneyWords(value);
      case 'instant':
        return instantWords(Number(value), zone);
      case 'staff':
        return staff.get(String(value)) ?? String(value);
      case 'customer':
        return nameOf(String(value));
      case 'vehicle':
        return vehicle(value);
      case 'vehicles':
        return listOf(value).map(vehicle).join('、');
      case 'region':
        return regionText(String(value));
      case 'testDrive':
        return formWords(testDriveParts, value);
      case 'tradeIn':
        return formWords(tradeInParts, value);
      case 'custom':
        return ownWords(customFieldsOf(read), value);
      default:
        return typeof value === 'object' ? JSON.stringify(value) : String(value);
    }
  };
}

/** 「2026-03-09 10:20」 in the store's zone. */
export function instantWords(at: number, zone: string): string {
  return `${civilDateAt(at, zone)} ${localTimeAt(at, zone)}`;
}

/** Fen as yuan: 「112800.00」. */
function moneyWords(fen: unknown): string {
  return (Number(fen) / 100).toFixed(2);
}

/** 「爱好 钓鱼；车库 有」: what is said in the store's own fields, those out of use as well. */
function ownWords(own: readonly CustomField[], value: unknown): string {
  const read = customValuesSchema.safeParse(value);
  const values = read.success ? read.data : {};
  return shownCustomFields(own, values)
    .flatMap((field) => {
      const words = customWords(field, values[field.code]);
      return words === '' ? [] : [`${field.label} ${words}`];
    })
    .join('；');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** 「试驾协议号 SJ0047；试驾车 冀F·1047」 */
function formWords(parts: readonly CardPart[], value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  const said = new Map<string, unknown>(Object.entries(value));
  return parts
    .flatMap(({ name, label, kind }) => {
      const part = said.get(name);
      if (part === null || part === undefined || part === '') return [];
      return [
        `${label} ${kind === 'money' ? moneyWords(part) : kind === 'km' ? `${String(part)} 公里` : String(part)}`,
      ];
    })
    .join('；');
}
