import { z } from 'zod';
import { civilDateSchema, localTimeSchema } from '../calendar/civil-date.ts';
import { optionalText, textField, textLength } from '../text/clean.ts';
import { normalisePhone } from '../text/phone.ts';
import { normalisePlate } from '../text/plate.ts';
import { normaliseVin } from '../text/vin.ts';
import { normaliseSerial, parseSerial } from './card-book.ts';
import { fieldDoc, partDoc } from './card-doc.ts';
import { type CardPart, testDriveParts, tradeInParts } from './card-part-specs.ts';
import { remarkWithoutIntroducer } from './card-remark.ts';
import type { CardField } from './card-spec.ts';
import { customDraftSchema, customValuesSchema } from './custom-field.ts';
import { entryCodeSchema } from './dictionary.ts';
import { levelSchema } from './level.ts';
import { planMethodSchema } from './plan-codes.ts';
import { isRefusal } from './refusal.ts';
import { isCountyCode } from './region.ts';

/** Largest sum that a card can hold, in fen: a hundred million yuan. */
const mostFen = 10_000_000_000;
const mostKm = 9_999_999;
/** 2000-01-01 to 2199-12-31, as UTC milliseconds. */
const instants = { min: 946_684_800_000, max: 7_258_118_399_999 } as const;
const freeEntryLength = 30;

/** Reference to a row of the store. */
export const entityIdSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w:.-]+$/, { error: '不是有效的编号，请从列表里选' });

/**
 * The schema of one field's value when the card is saved: of the right kind, in its one form (a phone in digits, a text
 * trimmed), and inside its limits. Messages are the rest of a sentence that begins with the field's label.
 */
export function valueSchemaOf(field: CardField): z.ZodType {
  return schemaOfKind(field).meta(fieldDoc(field));
}

/**
 * The schema of one field's value in a draft: words as they are being typed, half a phone number or half a date
 * included; only the length is limited, generously, and what no database can hold is refused.
 */
export function draftSchemaOf(field: CardField): z.ZodType {
  switch (field.kind) {
    case 'text':
    case 'longtext':
    case 'remark':
    case 'serial':
    case 'phone':
    case 'email':
    case 'plate':
    case 'vin':
    case 'date':
    case 'time':
    case 'choice':
    case 'region':
    case 'vehicle':
    case 'customer':
    case 'staff':
      return typedText(2 * (field.max ?? 32));
    case 'multi':
    case 'vehicles':
      return z.array(typedText(64)).max(2 * (field.max ?? 10));
    case 'instant':
    case 'count':
    case 'money':
      return z.number();
    case 'testDrive':
      return draftForm(testDriveParts);
    case 'tradeIn':
      return draftForm(tradeInParts);
    case 'custom':
      return customDraftSchema;
    case 'flag':
    case 'gender':
    case 'level':
    case 'method':
      return schemaOfKind(field);
  }
}

function schemaOfKind(field: CardField): z.ZodType {
  const { label, max, min } = field;
  switch (field.kind) {
    case 'text':
      return optionalText({ label, max: max ?? 50 });
    case 'longtext':
      return optionalText({ label, max: max ?? 500, multiline: true });
    case 'remark':
      return remarkSchema(label, max ?? 500);
    case 'serial':
      return serialSchema();
    case 'phone':
      return phoneSchema(label);
    case 'email':
      return emailSchema(max ?? 100);
    case 'plate':
      return plateSchema(label);
    case 'vin':
      return vinSchema(label);
    case 'choice':
      return field.freeEntry ? textField({ label, max: freeEntryLength }) : entryCodeSchema;
    case 'multi':
      return distinct(field.freeEntry ? textField({ label, max: freeEntryLength }) : entryCodeSchema, max ?? 10);
    case 'vehicles':
      return distinct(entityIdSchema, max ?? 10);
    case 'staff':
    case 'customer':
    case 'vehicle':
      return entityIdSchema;
    case 'date':
      return civilDateSchema;
    case 'time':
      return localTimeSchema;
    case 'instant':
      return z.int().min(instants.min).max(instants.max);
    case 'count':
      return z
        .int()
        .min(min ?? 0)
        .max(max ?? mostKm);
    case 'money':
      return z.int().min(0).max(mostFen);
    case 'flag':
      return z.boolean();
    case 'gender':
      return z.enum(['male', 'female']);
    case 'level':
      return levelSchema;
    case 'method':
      return planMethodSchema;
    case 'region':
      return z.string().refine(isCountyCode, { error: '要细化到县（区），请从列表里选' });
    case 'testDrive':
      return form(testDriveParts);
    case 'tradeIn':
      return form(tradeInParts);
    case 'custom':
      return customValuesSchema;
  }
}

function phoneSchema(label: string): z.ZodType {
  return checked(40, (raw) => {
    const normal = normalisePhone(raw, { label, field: '' });
    return isRefusal(normal) ? { problem: String(normal.params.problem) } : { value: normal.phone };
  });
}

function serialSchema(): z.ZodType {
  return checked(20, (raw) => {
    const value = normaliseSerial(raw);
    return parseSerial(value) ? { value } : { problem: '要以数字结尾，请照纸卡右上角填' };
  });
}

function plateSchema(label: string): z.ZodType {
  return checked(20, (raw) => {
    const normal = normalisePlate(raw, { label, field: '' });
    return isRefusal(normal) ? { problem: String(normal.params.problem) } : { value: normal.plate };
  });
}

/** A wrong check digit is no fault: the save says it, and so does the cell. */
function vinSchema(label: string): z.ZodType {
  return checked(40, (raw) => {
    const normal = normaliseVin(raw, { label, field: '' });
    return isRefusal(normal) ? { problem: String(normal.params.problem) } : { value: normal.vin };
  });
}

function emailSchema(max: number): z.ZodType {
  return checked(max, (raw) => {
    const value = raw.normalize('NFKC').trim();
    return /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value)
      ? { value }
      : { problem: '不是完整的邮箱，请按 name@163.com 这样填' };
  });
}

/** The mirrored introducer (§二.6) does not count towards the length that a person may write. */
function remarkSchema(label: string, max: number): z.ZodType {
  const own = optionalText({ label, max, multiline: true });
  return optionalText({ label, max: max + 2 * freeEntryLength, multiline: true }).superRefine((text, context) => {
    const result = own.safeParse(remarkWithoutIntroducer(text));
    if (!result.success) context.addIssue({ code: 'custom', message: result.error.issues[0]?.message ?? '' });
  });
}

/** Words of a certain form; an empty text means that nothing was entered. */
function checked(
  max: number,
  read: (raw: string) => { readonly value: string } | { readonly problem: string },
): z.ZodType {
  return typedText(max)
    .overwrite((raw) => {
      const result = read(raw);
      return raw.trim() === '' ? '' : 'value' in result ? result.value : raw;
    })
    .superRefine((text, context) => {
      const result = text === '' ? null : read(text);
      if (result && 'problem' in result) context.addIssue({ code: 'custom', message: result.problem });
    });
}

function distinct(item: z.ZodType, max: number): z.ZodType {
  return z
    .array(item)
    .max(max)
    .refine((values) => new Set(values).size === values.length, { error: '有重复，请去掉一个' });
}

function typedText(max: number): z.ZodString {
  return z.string().superRefine((text, context) => {
    if (!text.isWellFormed() || text.includes('\u0000')) {
      context.addIssue({ code: 'custom', message: '里有残缺的字符，请删掉后重打' });
    } else if (textLength(text) > max) {
      context.addIssue({ code: 'custom', message: `最多 ${max} 个字，请缩短` });
    }
  });
}

function form(parts: readonly CardPart[]): z.ZodType {
  return z.strictObject(
    Object.fromEntries(parts.map((part) => [part.name, partSchema(part).meta(partDoc(part)).nullish()])),
  );
}

function draftForm(parts: readonly CardPart[]): z.ZodType {
  const draft = (part: CardPart) => (part.kind === 'text' ? typedText(2 * (part.max ?? 32)) : z.number());
  return z.strictObject(Object.fromEntries(parts.map((part) => [part.name, draft(part).nullish()])));
}

function partSchema(part: CardPart): z.ZodType {
  if (part.kind === 'text') return optionalText({ label: part.label, max: part.max ?? 50 });
  return z
    .int()
    .min(0)
    .max(part.kind === 'km' ? mostKm : mostFen);
}
