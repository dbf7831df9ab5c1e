import { z } from 'zod';
import { civilDateSchema } from '../calendar/civil-date.ts';
import { fullDateWords } from '../calendar/words.ts';
import { optionalText, textField } from '../text/clean.ts';
import { codesOf } from './codes.ts';
import { entryCodeSchema } from './dictionary.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What a field that the store defines itself can hold (domain §6). A kind is for ever: old values keep their meaning. */
export const customFieldKinds = {
  text: '文字',
  number: '数字',
  date: '日期',
  choice: '单选',
  choices: '多选',
} as const;
export type CustomFieldKind = keyof typeof customFieldKinds;
export const customFieldKindSchema = z.enum(codesOf(customFieldKinds));

/**
 * What a field speaks of: the customer (kept with him, proposed again on his next card, searched for) or this one visit,
 * which stays on its card.
 */
export const customFieldScopes = { customer: '客户资料', visit: '这次来访' } as const;
export type CustomFieldScope = keyof typeof customFieldScopes;
export const customFieldScopeSchema = z.enum(codesOf(customFieldScopes));

/** So many fields in use fit on the one A5 page beside everything that the paper has. */
export const mostCustomFields = 8;
/** Choices of one field in use, and how many of several choices one card may carry. */
const mostOptions = 20;
const mostChosen = 5;
/**
 * Fields, and choices of one field, that a store ever had: those out of use stay for the cards that carry them, so only a
 * flood is too many.
 */
export const mostEver = 2000;
/** Longest words of a text field in characters. */
export const customTextLength = 60;
const largestNumber = 999_999_999;

/** One choice. Its code stays for ever; a choice out of use stays readable on old cards. */
export const customOptionSchema = z.strictObject({
  code: entryCodeSchema,
  label: textField({ label: '选项', max: 12 }),
  active: z.boolean(),
});
export type CustomOption = Readonly<z.infer<typeof customOptionSchema>>;

/** A field of the card that the store has defined. */
export const customFieldSchema = z.strictObject({
  code: entryCodeSchema,
  label: textField({ label: '名称', max: 12 }),
  kind: customFieldKindSchema,
  options: z.array(customOptionSchema).max(mostEver),
  scope: customFieldScopeSchema,
  /** Since when the field is required: UTC ms; only cards of arrivals from then on need it. Null: optional. */
  requiredFrom: z.int().nullable(),
  sort: z.int().min(0).max(1_000_000),
  active: z.boolean(),
});
export type CustomField = Readonly<Omit<z.infer<typeof customFieldSchema>, 'options'>> & {
  readonly options: readonly CustomOption[];
};

/** Words, a number, a day `YYYY-MM-DD`, the code of a choice, or the codes of several. */
export type CustomValue = string | number | readonly string[];
/** What a card or a customer says in the store's own fields, by code; null or absent where nothing was entered. */
export type CustomValues = { readonly [code: string]: CustomValue | null | undefined };

const anyValue = z.union([
  z.string().max(4 * customTextLength),
  z.number(),
  z.array(z.string().max(40)).max(mostOptions),
]);

/**
 * Values by code in their outer shape; what each may hold is the matter of `readCustomValues`. A card or a customer of many
 * years carries values of fields that are long out of use.
 */
export const customValuesSchema = z
  .record(entryCodeSchema, anyValue.nullable())
  .refine((values) => Object.keys(values).length <= mostEver, { error: '太多，请去掉不认识的项目' });

/** The same while somebody types: a number or a day may be half written. */
export const customDraftSchema = z.record(z.string().max(40), anyValue.nullable());

/** The contract field of one value: where a refusal sends the focus. */
export type CustomFieldPath = `custom.${string}`;
export function customPath(code: string): CustomFieldPath {
  return `custom.${code}`;
}

/** The same path from outside. */
export const customPathSchema = z.templateLiteral(['custom.', entryCodeSchema]);

/** The field that a path names, in use or not; undefined for one that the store never had. */
export function fieldAt(fields: readonly CustomField[], path: CustomFieldPath): CustomField | undefined {
  return fields.find(({ code }) => customPath(code) === path);
}

/** Is nothing entered? 0 is an answer. */
function isEmptyCustom(value: CustomValue | null | undefined): boolean {
  return (
    value == null || (typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0)
  );
}

/** The values that say something, without the empty ones. */
export function filledCustom(values: CustomValues | null | undefined): Readonly<Record<string, CustomValue>> {
  const filled = Object.entries(values ?? {}).filter(
    (entry): entry is [string, CustomValue] => !isEmptyCustom(entry[1]),
  );
  return Object.fromEntries(filled);
}

/** A value as an edit says it has seen it: text; a number in digits, several choices joined by 「、」, '' for none. */
export function seenCustom(value: CustomValue | null | undefined): string {
  if (value == null || isEmptyCustom(value)) return '';
  return typeof value === 'object' ? value.join('、') : String(value);
}

/** What was there with what is sent laid over it, code by code; null and '' clear. Null as a whole clears everything. */
export function mergeCustom(before: CustomValues | null | undefined, sent: CustomValues | null): CustomValues {
  return sent === null ? {} : filledCustom({ ...before, ...sent });
}

/** The codes whose value differs. */
export function changedCustom(
  before: CustomValues | null | undefined,
  after: CustomValues | null | undefined,
): readonly string[] {
  const [was, is] = [filledCustom(before), filledCustom(after)];
  const codes = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...codes].filter((code) => JSON.stringify(was[code]) !== JSON.stringify(is[code]));
}

/**
 * Brings changed values into their one form and checks them against the store's fields: an unknown code, a field out of
 * use, a value of another kind are refused by the field's name. What a card has carried since it was written stays,
 * also where its field or its choice is out of use by now.
 */
export function readCustomValues(
  fields: readonly CustomField[],
  before: CustomValues | null | undefined,
  after: CustomValues | null | undefined,
): Readonly<Record<string, CustomValue>> | Refusal {
  const read: Record<string, CustomValue> = { ...filledCustom(after) };
  for (const code of changedCustom(before, after)) {
    const value = read[code];
    if (value === undefined) continue;
    const field = fields.find((each) => each.code === code);
    if (field === undefined) return refuse('UNKNOWN_FIELD', { field: code }, customPath(code));
    const answer = field.active ? readCustomValue(field, value, filledCustom(before)[code]) : retired;
    if ('problem' in answer)
      return refuse('INVALID_INPUT', { field: field.label, problem: answer.problem }, customPath(code));
    read[code] = answer.value;
  }
  return filledCustom(read);
}

type Answer = { readonly value: CustomValue } | { readonly problem: string };
const retired: Answer = { problem: '已经停用，请去掉' };

/** One value in its one form, or what is wrong with it as the rest of a sentence that begins with the field's label. */
export function readCustomValue(field: CustomField, value: CustomValue, before?: CustomValue): Answer {
  switch (field.kind) {
    case 'text':
      return parsed(optionalText({ label: field.label, max: customTextLength }), value);
    case 'number':
      return readNumber(value);
    case 'date':
      return parsed(civilDateSchema, value);
    case 'choice':
      return typeof value === 'string' && isOption(field, value, before) ? { value } : notInList;
    case 'choices':
      return readChoices(field, value, before);
  }
}

const notInList: Answer = { problem: '不是可选的值，请从列表里选' };

function parsed(schema: z.ZodType<string>, value: CustomValue): Answer {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  const message = result.error.issues[0]?.message ?? '';
  return { problem: message === '' || message.startsWith('Invalid') ? '格式不对，请检查后再填' : message };
}

function readNumber(value: CustomValue): Answer {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { problem: '要填数字' };
  if (Math.abs(value) > largestNumber) return { problem: `太大，最大 ${largestNumber}` };
  return Math.round(value * 100) / 100 === value ? { value } : { problem: '最多两位小数' };
}

function readChoices(field: CustomField, value: CustomValue, before: CustomValue | undefined): Answer {
  if (typeof value === 'string' || typeof value === 'number') return { problem: '要填一列选项' };
  if (new Set(value).size !== value.length) return { problem: '有重复，请去掉一个' };
  if (value.length > mostChosen) return { problem: `太多，最多选 ${mostChosen} 个` };
  return value.every((code) => isOption(field, code, before)) ? { value } : notInList;
}

function isOption(field: CustomField, code: string, before: CustomValue | undefined): boolean {
  const kept = typeof before === 'string' ? [before] : typeof before === 'object' ? before : [];
  return field.options.some((option) => option.code === code && (option.active || kept.includes(code)));
}

/** Is the field required on a card of this arrival? Only arrivals from the moment on at which the store demanded it. */
export function isCustomRequired(field: CustomField, arrivedAt: number | null | undefined): boolean {
  return field.active && field.requiredFrom !== null && (arrivedAt == null || arrivedAt >= field.requiredFrom);
}

/** The fields to be shown: those in use, and those out of use that carry something; in the store's order. */
export function shownCustomFields(fields: readonly CustomField[], values: CustomValues | null | undefined) {
  const filled = filledCustom(values);
  return fields
    .filter(({ code, active }) => active || Object.hasOwn(filled, code))
    .toSorted((a, b) => a.sort - b.sort || (a.code < b.code ? -1 : 1));
}

/** A value as a person reads it; '' for none. A day is written in full: paper and lists do not age. */
export function customWords(field: CustomField, value: CustomValue | null | undefined): string {
  if (value == null || isEmptyCustom(value)) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.map((code) => labelOfOption(field, code)).join('、');
  if (field.kind === 'date') return civilDateSchema.safeParse(value).success ? fullDateWords(value) : value;
  return field.kind === 'choice' ? labelOfOption(field, value) : value;
}

function labelOfOption({ options }: CustomField, code: string): string {
  return options.find((option) => option.code === code)?.label ?? code;
}

/** The words of a customer that a search finds: what was written in the text fields. */
export function searchedCustom(fields: readonly CustomField[], values: CustomValues): readonly string[] {
  return fields.flatMap(({ code, kind }) => {
    const value = filledCustom(values)[code];
    return kind === 'text' && typeof value === 'string' ? [value] : [];
  });
}

/** The values that describe the customer, for the customer's own row. */
export function customOfCustomer(fields: readonly CustomField[], values: CustomValues | null | undefined) {
  const codes = new Set(fields.filter(({ scope }) => scope === 'customer').map(({ code }) => code));
  return Object.fromEntries(Object.entries(filledCustom(values)).filter(([code]) => codes.has(code)));
}

/**
 * Checks the whole list before it is saved: no code or name twice, choices where the kind asks for them and only there,
 * and no more fields in use than the paper holds.
 */
export function checkCustomFields(fields: readonly CustomField[]): Refusal | null {
  const used = fields.filter(({ active }) => active);
  if (used.length > mostCustomFields)
    return wrong('自定义项', `最多用 ${mostCustomFields} 个，A5 卡上才放得下；请先停用一个`, 'active');
  if (new Set(fields.map(({ code }) => code)).size < fields.length) {
    const twice = fields.find(({ code }, index) => fields.findIndex((each) => each.code === code) !== index);
    return refuse('DICTIONARY_CODE_TAKEN', { code: twice?.code ?? '' }, 'code');
  }
  if (fields.some(({ code }) => isReservedCode(code))) return wrong('代码', '是程序自己用的词，请换一个', 'code');
  const names = new Set<string>();
  for (const { label } of used) {
    if (names.has(label)) return wrong('名称', `「${label}」已经有了，请换一个`, 'label');
    names.add(label);
  }
  for (const field of used) {
    const problem = optionsProblem(field);
    if (problem !== null) return wrong('选项', problem, 'options');
  }
  return null;
}

/** Under such a code every object has something already, and a card on which nothing was entered would seem to have it. */
export function isReservedCode(code: string): boolean {
  return code in {};
}

function optionsProblem({ kind, options }: CustomField): string | null {
  const labels = options.filter(({ active }) => active).map(({ label }) => label);
  if (kind !== 'choice' && kind !== 'choices') return options.length > 0 ? '只有单选、多选才有，请去掉' : null;
  if (labels.length < 2) return '至少要有两个';
  if (labels.length > mostOptions) return `最多用 ${mostOptions} 个，请先停用几个`;
  return new Set(labels).size === labels.length ? null : '有重复，请去掉一个';
}

function wrong(field: string, problem: string, name: string): Refusal {
  return refuse('INVALID_INPUT', { field, problem }, name);
}
