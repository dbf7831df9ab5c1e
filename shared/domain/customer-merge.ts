import { z } from 'zod';
import { isSurnameOnly } from '../text/surname.ts';
import { cardField, cardFieldLabel } from './card-fields.ts';
import type { CustomerFieldName } from './customer.ts';
import { entryCodeSchema } from './dictionary.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What a record says of its person, by column; '' and null are both nothing. */
export type MergeValues = Readonly<Record<CustomerFieldName, string | null>>;

/** The record that stays, and the one that becomes part of it. */
export type MergeSide = 'kept' | 'gone';

/** Fields between which a person chooses; region and street go together, phones have their own rule. */
export const mergeFieldNames = [
  'name',
  'gender',
  'wechat',
  'qq',
  'weibo',
  'email',
  'customerType',
  'contactPerson',
  'address',
  'source',
  'remark',
] as const;
export type MergeFieldName = (typeof mergeFieldNames)[number];

const columns: Readonly<Record<MergeFieldName, readonly CustomerFieldName[]>> = {
  name: ['name'],
  gender: ['gender'],
  wechat: ['wechat'],
  qq: ['qq'],
  weibo: ['weibo'],
  email: ['email'],
  customerType: ['customerType'],
  contactPerson: ['contactPerson'],
  address: ['regionCode', 'street'],
  source: ['source'],
  remark: ['remark'],
};

/** The columns that a choice is about. */
export function columnsOfMergeField(field: MergeFieldName): readonly CustomerFieldName[] {
  return columns[field];
}

/** What a field is called. */
export function mergeFieldLabel(field: MergeFieldName | 'phone' | 'phone2'): string {
  return field === 'address' ? '地区、住址' : (cardFieldLabel(field) ?? field);
}

/** Where a phone number stood. */
export const phoneSlots = ['kept.phone', 'kept.phone2', 'gone.phone', 'gone.phone2'] as const;
export type PhoneSlot = (typeof phoneSlots)[number];

const side = z.enum(['kept', 'gone']);
const slot = z.enum(phoneSlots);

/** Field by field, which record's value stays; what is left out stays as proposed. Only remarks can stay both. */
export const mergeChoicesSchema = z.strictObject({
  name: side.optional(),
  gender: side.optional(),
  wechat: side.optional(),
  qq: side.optional(),
  weibo: side.optional(),
  email: side.optional(),
  customerType: side.optional(),
  contactPerson: side.optional(),
  address: side.optional(),
  source: side.optional(),
  remark: z.enum(['kept', 'gone', 'both']).optional(),
  phone: slot.optional(),
  phone2: slot.optional(),
  /** Of the store's own fields, by code. */
  custom: z.record(entryCodeSchema, side).optional(),
});
export type MergeChoices = z.infer<typeof mergeChoicesSchema>;

/** When each column of a record was last written, UTC ms. */
export type WrittenAt = (name: CustomerFieldName) => number;

/** A phone number and where it stood first. */
export interface SlottedPhone {
  readonly slot: PhoneSlot;
  readonly phone: string;
}

/** The numbers of both records, each once. */
export function phonesOf(kept: MergeValues, gone: MergeValues): readonly SlottedPhone[] {
  const all = phoneSlots.flatMap((each) => {
    const phone = phoneAt(each, kept, gone);
    return phone === null ? [] : [{ slot: each, phone }];
  });
  return all.filter(({ phone }, i) => all.findIndex((other) => other.phone === phone) === i);
}

function phoneAt(at: PhoneSlot, kept: MergeValues, gone: MergeValues): string | null {
  const values = at.startsWith('kept') ? kept : gone;
  return at.endsWith('phone2') ? blankAsNull(values.phone2) : blankAsNull(values.phone);
}

/**
 * What is proposed: what only one of them knows; of two values the one that was written later, of a surname and the full
 * name the full name; of two remarks both, where there is room.
 */
export function proposeMerge(
  kept: MergeValues,
  gone: MergeValues,
  written: { readonly kept: WrittenAt; readonly gone: WrittenAt },
): MergeChoices {
  const proposed = Object.fromEntries(
    mergeFieldNames.map((field) => [field, proposedSide(field, { kept, gone }, written)]),
  );
  const main = proposedPhone({ kept, gone }, written);
  const second = phonesOf(kept, gone).find(({ phone }) => phone !== main?.phone);
  // built from the very list of the fields, with a side for each
  return {
    ...(proposed as MergeChoices),
    ...(main ? { phone: main.slot } : {}),
    ...(second ? { phone2: second.slot } : {}),
  };
}

type Both = Readonly<Record<MergeSide, MergeValues>>;

function proposedSide(
  field: MergeFieldName,
  both: Both,
  written: { readonly kept: WrittenAt; readonly gone: WrittenAt },
): MergeSide | 'both' {
  const names = columns[field];
  const isBlank = (each: MergeSide): boolean => names.every((name) => blankAsNull(both[each][name]) === null);
  if (isBlank('gone')) return 'kept';
  if (isBlank('kept')) return 'gone';
  if (names.every((name) => both.kept[name] === both.gone[name])) return 'kept';
  if (field === 'name') {
    const grown = fullerName(both.kept.name ?? '', both.gone.name ?? '');
    if (grown !== null) return grown;
  }
  if (field === 'remark' && joinedRemark(both) !== null) return 'both';
  const latest = (at: WrittenAt): number => Math.max(...names.map(at));
  return latest(written.gone) > latest(written.kept) ? 'gone' : 'kept';
}

/** 田 and 田永刚 are no two names: the full one stays. */
function fullerName(kept: string, gone: string): MergeSide | null {
  if (isSurnameOnly(kept) && !isSurnameOnly(gone) && gone.startsWith(kept)) return 'gone';
  if (isSurnameOnly(gone) && !isSurnameOnly(kept) && kept.startsWith(gone)) return 'kept';
  return null;
}

function proposedPhone(
  { kept, gone }: Both,
  written: { readonly kept: WrittenAt; readonly gone: WrittenAt },
): SlottedPhone | undefined {
  const phones = phonesOf(kept, gone);
  const newer: PhoneSlot = written.gone('phone') > written.kept('phone') ? 'gone.phone' : 'kept.phone';
  const wanted = phoneAt(newer, kept, gone);
  return (
    phones.find(({ phone }) => phone === wanted) ?? phones.find((each) => each.slot.endsWith('.phone')) ?? phones[0]
  );
}

/**
 * What the kept record says afterwards. Nothing may be lost: a person who has a number keeps one, and a second one where
 * there are two. Further numbers stay with the record that is merged, and still lead to him.
 * @returns INVALID_INPUT where a choice means a number that is not there, or the remarks are too long together
 */
export function mergeValues(kept: MergeValues, gone: MergeValues, choices: MergeChoices): MergeValues | Refusal {
  const both: Both = { kept, gone };
  const chosen: Partial<Record<CustomerFieldName, string | null>> = {};
  for (const field of mergeFieldNames) {
    const choice = choices[field] ?? 'kept';
    if (choice === 'both') {
      const joined = joinedRemark(both);
      if (joined === null) return refuseField('remark', '两条合起来太长，请选一条；另一条留在合并记录里');
      chosen.remark = joined;
      continue;
    }
    for (const name of columns[field]) chosen[name] = both[choice][name] ?? completing(field, name, both, choice);
  }
  const phones = mergePhones(both, choices);
  if ('refused' in phones) return phones;
  return { ...kept, ...chosen, ...phones };
}

/** A street without its region and the region of the same place complete each other; those of two places do not. */
function completing(field: MergeFieldName, name: CustomerFieldName, both: Both, choice: MergeSide): string | null {
  const [kept, gone] = [blankAsNull(both.kept.regionCode), blankAsNull(both.gone.regionCode)];
  const isOnePlace = kept === null || gone === null || kept === gone;
  return field === 'address' && isOnePlace ? both[choice === 'kept' ? 'gone' : 'kept'][name] : null;
}

function mergePhones(
  { kept, gone }: Both,
  choices: MergeChoices,
): Pick<MergeValues, 'phone' | 'phone2' | 'noPhoneReason'> | Refusal {
  const all = phonesOf(kept, gone);
  if (all.length === 0)
    return { phone: null, phone2: null, noPhoneReason: kept.noPhoneReason ?? gone.noPhoneReason ?? null };
  const phone = phoneAt(choices.phone ?? all[0]?.slot ?? 'kept.phone', kept, gone);
  if (phone === null) return refuseField('phone', '选的那条记录没有这个号码，请选有号码的');
  const rest = all.filter((each) => each.phone !== phone);
  const wanted = choices.phone2 === undefined ? null : phoneAt(choices.phone2, kept, gone);
  if (choices.phone2 !== undefined && rest.length > 0 && wanted === null)
    return refuseField('phone2', '选的那条记录没有这个号码，请选有号码的');
  // the number that is the first one already: the second is another one
  const phone2 = rest.find((each) => each.phone === wanted) ?? rest[0];
  return { phone, phone2: phone2?.phone ?? null, noPhoneReason: null };
}

function joinedRemark({ kept, gone }: Both): string | null {
  const parts = [kept.remark, gone.remark].map((each) => each?.trim() ?? '').filter((each) => each !== '');
  const joined = [...new Set(parts)].join('；');
  return joined.length <= (cardField('remark').max ?? 0) ? joined : null;
}

function refuseField(field: MergeFieldName | 'phone' | 'phone2', problem: string): Refusal {
  return refuse('INVALID_INPUT', { field: mergeFieldLabel(field), problem }, `choices.${field}`);
}

function blankAsNull(value: string | null): string | null {
  return value === null || value === '' ? null : value;
}
