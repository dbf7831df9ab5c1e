import { customFieldsOf } from '../db/queries/custom-fields.ts';
import { demand, reject, type Tx } from '../db/unit-of-work.ts';
import {
  type CustomField,
  type CustomOption,
  checkCustomFields,
  isReservedCode,
} from '../shared/domain/custom-field.ts';
import { refuse } from '../shared/domain/refusal.ts';
import { wordPinyinOf } from '../shared/text/pinyin.ts';
import { canonicalJson } from '../sync/digest.ts';
import { act, type Handlers } from './call.ts';
import { isSameSet, nextSort, sortAt } from './lists/order.ts';

interface WantedOption {
  readonly code?: string | undefined;
  readonly label: string;
  readonly active: boolean;
}

export const customFieldHandlers: Handlers<'customField'> = {
  list: (_input, call) => ({
    fields: customFieldsOf(call.deps.store.read).map((field) => ({ ...field, options: [...field.options] })),
  }),

  add: ({ label, kind, scope, required, ...input }, call) =>
    act(call, (tx) => {
      const before = customFieldsOf(tx.read);
      const code = input.code ?? freeCode(label, new Set(before.map((field) => field.code)));
      const options = optionsOf([], input.options);
      const requiredFrom = required ? call.now : null;
      const field = { code, label, kind, scope, options, requiredFrom, sort: nextSort(before), active: true };
      demand(checkCustomFields([...before, field]));
      tx.insert('customField', { id: code, ...columnsOf(field), createdAt: call.now });
      return { code };
    }),

  save: ({ code, ...input }, call) =>
    act(call, (tx) => {
      const before = customFieldsOf(tx.read);
      const old = before.find((field) => field.code === code) ?? reject('NOT_FOUND', { what: '这个自定义项' }, 'code');
      const field: CustomField = {
        ...old,
        label: input.label ?? old.label,
        active: input.active ?? old.active,
        options: input.options === undefined ? old.options : keepingAll(old, input.options),
        requiredFrom: requiredFrom(old, input, call.now),
      };
      demand(checkCustomFields(before.map((each) => (each.code === code ? field : each))));
      tx.update('customField', code, columnsOf(field));
      return { done: true as const };
    }),

  order: ({ codes }, call) =>
    act(call, (tx) => {
      const known = customFieldsOf(tx.read).map(({ code }) => code);
      if (!isSameSet(codes, known)) return refuse('STALE_EDIT', { field: '自定义项', who: '别人' }, 'codes');
      for (const [index, code] of codes.entries()) tx.update('customField', code, { sort: sortAt(index) });
      return { done: true as const };
    }),
};

/**
 * A field becomes required for the cards from now on. One that comes back into use begins anew: nobody could have
 * filled it while it was away.
 */
function requiredFrom(
  old: CustomField,
  input: { readonly required?: boolean | undefined; readonly active?: boolean | undefined },
  now: number,
): number | null {
  const isRequired = input.required ?? old.requiredFrom !== null;
  if (!isRequired) return null;
  return old.requiredFrom === null || (input.active === true && !old.active) ? now : old.requiredFrom;
}

type Columns = Parameters<Tx['update']>[2];

function columnsOf({ options, active, ...field }: CustomField) {
  return { ...field, options: canonicalJson(options), active: active ? (1 as const) : (0 as const) } satisfies Columns;
}

/** Every choice that there has been stays: cards carry its code. */
function keepingAll(old: CustomField, wanted: readonly WantedOption[]): readonly CustomOption[] {
  const codes = new Set(wanted.map(({ code }) => code));
  const isStale =
    old.options.some(({ code }) => !codes.has(code)) ||
    wanted.some(({ code }) => code !== undefined && !old.options.some((option) => option.code === code));
  if (isStale) reject('STALE_EDIT', { field: `${old.label}的选项`, who: '别人' }, 'options');
  return optionsOf(old.options, wanted);
}

function optionsOf(known: readonly CustomOption[], wanted: readonly WantedOption[]): readonly CustomOption[] {
  const taken = new Set(known.map(({ code }) => code));
  return wanted.map(({ code, label, active }) => {
    const own = code ?? freeCode(label, taken);
    taken.add(own);
    return { code: own, label, active };
  });
}

/** A code for something new: the pinyin of its name, with a number where that is taken. */
function freeCode(label: string, taken: ReadonlySet<string>): string {
  const letters = wordPinyinOf(label)
    .full.toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^\d+/, '');
  const base = (letters === '' ? 'item' : letters).slice(0, 32);
  for (let n = 1; ; n++) {
    const code = n === 1 ? base : `${base}_${n}`;
    if (!taken.has(code) && !isReservedCode(code)) return code;
  }
}
