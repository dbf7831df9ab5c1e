import { z } from 'zod';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { CardFieldName, CardFieldSpecs } from './card-field-specs.ts';
import { cardFields } from './card-fields.ts';
import type { TestDriveDetail, TradeIn } from './card-part-specs.ts';
import { remarkWithIntroducer } from './card-remark.ts';
import type { CardField, CardFieldKind } from './card-spec.ts';
import { draftSchemaOf, valueSchemaOf } from './card-value.ts';
import type { CustomValues } from './custom-field.ts';
import type { Level } from './level.ts';
import { type Gender, parseNameAndTitle } from './person-name.ts';
import type { PlanMethod } from './plan-codes.ts';

/** What a field of each kind holds. Instants are UTC ms, money is fen, codes and ids are plain strings. */
interface KindValue extends Record<CardFieldKind, unknown> {
  text: string;
  longtext: string;
  remark: string;
  serial: string;
  phone: string;
  email: string;
  plate: string;
  vin: string;
  choice: string;
  multi: readonly string[];
  date: CivilDate;
  time: string;
  instant: number;
  count: number;
  money: number;
  flag: boolean;
  gender: Gender;
  level: Level;
  method: PlanMethod;
  staff: string;
  customer: string;
  vehicle: string;
  vehicles: readonly string[];
  region: string;
  testDrive: TestDriveDetail;
  tradeIn: TradeIn;
  custom: CustomValues;
}

type ValueOf<Name extends CardFieldName> = KindValue[Extract<CardFieldSpecs, { readonly name: Name }>['kind']];

/** What is written on a card: any field may be absent, or null where it was left or made empty. */
export type CardValues = { readonly [Name in CardFieldName]?: ValueOf<Name> | null | undefined };

/** A card that is still being typed: the same fields, but a date or a number may be half written. */
export type CardDraft = CardValues;

type Shape = {
  readonly [Name in CardFieldName]: z.ZodOptional<z.ZodNullable<z.ZodType<ValueOf<Name>, ValueOf<Name>>>>;
};

/** The schemas of all fields, each for itself; null and absence mean empty. For contracts that take only some. */
export const cardShape: Shape = shapeOf(valueSchemaOf);

/**
 * What is sent to save a card. Every field is optional here: what the quick save and the completion need is the matter of
 * `missingForQuickSave` and `missingForCompletion`, so that a card with gaps keeps everything that was typed.
 */
export const cardInputSchema = z.strictObject(cardShape);

/** What is autosaved while somebody types; see `draftSchemaOf`. */
export const cardDraftSchema = z.strictObject(shapeOf(draftSchemaOf));

/**
 * Brings the values of one save into the shape in which they are kept: empty texts and lists become null, a title typed
 * behind the name becomes the gender (「宋佳 女士」), and the introducer is mirrored into the remark (§二.6). Idempotent.
 * A change of some fields is merged into the whole card first: remark, introducer and source belong together.
 */
export function tidyCard(values: CardValues): CardValues {
  const { name, gender } = parseNameAndTitle(values.name ?? '');
  const tidy: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(values)) tidy[field] = isEmptyValue(value) ? null : value;
  if (values.name != null) tidy.name = name === '' ? null : name;
  if (gender !== null && values.gender == null) tidy.gender = gender;
  const remark = remarkWithIntroducer(values);
  if (remark !== (values.remark ?? '')) tidy.remark = remark === '' ? null : remark;
  // Same keys and kinds as came in: only empties were replaced by null.
  return tidy as CardValues;
}

/** Is a field empty? Blank texts, lists and sub-forms without any content are; 0 and false are answers. */
export function isEmptyValue(value: unknown): boolean {
  if (value == null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isEmptyValue);
}

function shapeOf(schemaOf: (field: CardField) => z.ZodType): Shape {
  const entries = cardFields.map((field) => [field.name, schemaOf(field).nullish()]);
  // Built from the very list that the type is derived from; fromEntries cannot express it.
  return Object.fromEntries(entries) as Shape;
}
