import { z } from 'zod';
import { textField } from '../text/clean.ts';
import { comparable } from '../text/compare.ts';
import { wordPinyinOf } from '../text/pinyin.ts';
import { codesOf } from './codes.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The store's editable lists and their names on the card (§二.3). */
export const dictionaryTitles = {
  contact_way: '接触方式',
  visit_kind: '到店性质',
  no_phone_reason: '不留电话的原因',
  customer_type: '客户类型',
  purchase_type: '购买类型',
  source: '客户来源',
  channel: '网络渠道',
  subdealer: '二网',
  colour: '外观颜色',
  interior_colour: '内饰颜色',
  competitor: '竞品',
  budget_band: '预算',
  payment: '付款方式',
  use: '用途',
  decision_maker: '决策人',
  concern: '关注点',
  no_drive_reason: '不试驾的原因',
  feedback_category: '客户反馈',
  result: '洽谈结果',
  lost_reason: '战败原因',
  consent_purpose: '告知与同意',
  relation: '家人关系',
  customer_tag: '客户标签',
} as const;

export type DictionaryName = keyof typeof dictionaryTitles;

export const dictionaryNames = codesOf(dictionaryTitles);

export const dictionaryNameSchema = z.enum(dictionaryNames);

/** Codes are for ever: rows, exports and other programs keep them; only labels and aliases change. */
export const entryCodeSchema = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9_]*$/, { error: '只能用小写字母、数字和下划线，以字母开头' });

/** One line of a list. `aliases` are other words for the same thing on paper (白: 珍珠白). */
export const entrySchema = z.strictObject({
  code: entryCodeSchema,
  label: textField({ label: '名称', max: 20 }),
  aliases: z.array(textField({ label: '别名', max: 20 })).max(50),
  sort: z.int().min(0).max(1_000_000),
  active: z.boolean(),
});

export type DictionaryEntry = Readonly<Omit<z.infer<typeof entrySchema>, 'aliases'>> & {
  readonly aliases: readonly string[];
};

/**
 * Codes that rules of the program ask for (a source that demands a referrer, a result that keeps the plan): their
 * labels may change, but they are neither removed nor switched off.
 */
export const fixedCodes: Readonly<Partial<Record<DictionaryName, readonly string[]>>> = {
  customer_type: ['person', 'organisation'],
  purchase_type: ['first', 'additional', 'replacement'],
  source: ['online', 'referral', 'relation', 'subdealer'],
  competitor: ['none'],
  payment: ['loan'],
  result: ['follow', 'order', 'lost', 'dormant', 'invalid'],
  consent_purpose: ['collect', 'followup', 'marketing', 'recording'],
  relation: ['spouse', 'parent', 'child', 'payer', 'payee', 'driver', 'principal', 'employer', 'staff', 'relative'],
};

/**
 * The entry that a word means: by code, label or alias, in the sense of the audit's comparison (§八.1). Entries in use
 * come before those out of use, which old cards still carry. Null for an unknown word.
 */
export function matchEntry<Entry extends Pick<DictionaryEntry, 'code' | 'label' | 'aliases' | 'active'>>(
  entries: readonly Entry[],
  word: string,
): Entry | null {
  const wanted = comparable(word);
  if (wanted === '') return null;
  const isMeant = (text: string) => comparable(text) === wanted;
  for (const active of [true, false]) {
    const group = entries.filter((entry) => entry.active === active);
    const found =
      group.find((entry) => isMeant(entry.code)) ??
      group.find((entry) => isMeant(entry.label)) ??
      group.find((entry) => entry.aliases.some(isMeant));
    if (found) return found;
  }
  return null;
}

/** A code's label; what is no code of the list (a free entry) stands for itself. */
export function labelOfCode(entries: readonly Pick<DictionaryEntry, 'code' | 'label'>[], code: string): string {
  return entries.find((entry) => entry.code === code)?.label ?? code;
}

/** The entries to choose from, in the store's order. */
export function choices<Entry extends Pick<DictionaryEntry, 'active' | 'sort'>>(
  entries: readonly Entry[],
): readonly Entry[] {
  return entries.filter((entry) => entry.active).toSorted((a, b) => a.sort - b.sort);
}

/** The entries that remain while somebody types: by label, alias, pinyin or its initials. Everything for a blank. */
export function filterEntries<Entry extends Pick<DictionaryEntry, 'label' | 'aliases'>>(
  entries: readonly Entry[],
  typed: string,
): readonly Entry[] {
  const wanted = comparable(typed);
  if (wanted === '') return entries;
  return entries.filter(({ label, aliases }) =>
    [label, ...aliases].some((word) => {
      const { full, initials } = wordPinyinOf(word);
      return comparable(word).includes(wanted) || full.startsWith(wanted) || initials.startsWith(wanted);
    }),
  );
}

/**
 * Free words as list values: each becomes its code where the list knows it and stays as written where it does not;
 * doubles are dropped.
 */
export function valuesOfWords(entries: readonly DictionaryEntry[], words: readonly string[]): readonly string[] {
  return [...new Set(words.map((word) => matchEntry(entries, word)?.code ?? word))];
}

/**
 * Checks a whole list before it is saved: no code twice, no word for two entries in use (the audit could not tell which
 * is meant), and no fixed code removed or switched off.
 */
export function checkEntries(name: DictionaryName, entries: readonly DictionaryEntry[]): Refusal | null {
  const codes = new Set<string>();
  for (const { code } of entries) {
    if (codes.has(code)) return refuse('DICTIONARY_CODE_TAKEN', { code }, 'code');
    codes.add(code);
  }
  const clash = checkWords(entries);
  if (clash) return clash;
  const lost = fixedCodes[name]?.find((code) => !entries.some((entry) => entry.code === code && entry.active));
  if (lost === undefined) return null;
  const label = labelOfCode(entries, lost);
  return refuse('INVALID_INPUT', { field: label, problem: '规定要用到，不能停用，可以改名称' }, 'active');
}

/** Refuses one word for two entries in use: the audit could not tell which is meant. */
export function checkWords(entries: readonly Pick<DictionaryEntry, 'label' | 'aliases' | 'active'>[]): Refusal | null {
  const owners = new Map<string, string>();
  for (const { label, aliases, active } of entries) {
    if (!active) continue;
    for (const word of new Set([label, ...aliases].map(comparable))) {
      const owner = owners.get(word);
      if (owner !== undefined) {
        const problem = `和「${owner}」用了同一个词，核对时分不清，请改一个`;
        return refuse('INVALID_INPUT', { field: label, problem }, 'label');
      }
      owners.set(word, label);
    }
  }
  return null;
}
