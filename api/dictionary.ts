import { demand, reject, type Tx } from '../db/unit-of-work.ts';
import {
  checkEntries,
  type DictionaryEntry,
  type DictionaryName,
  dictionaryNames,
  dictionaryTitles,
  fixedCodes,
} from '../shared/domain/dictionary.ts';
import { refuse } from '../shared/domain/refusal.ts';
import { wordPinyinOf } from '../shared/text/pinyin.ts';
import { canonicalJson } from '../sync/digest.ts';
import { act, type Handlers } from './call.ts';
import { readDictionaries, readDictionary } from './lists/dictionary-rows.ts';
import { isSameSet, nextSort, sortAt } from './lists/order.ts';
import { shipMissing } from './lists/shipped.ts';

export const dictionaryHandlers: Handlers<'dictionary'> = {
  list: (_input, call) => {
    const lists = readDictionaries(call.deps.store.read);
    return {
      dictionaries: dictionaryNames.map((name) => ({
        name,
        title: dictionaryTitles[name],
        fixedCodes: [...(fixedCodes[name] ?? [])],
        entries: (lists.get(name) ?? []).map((entry) => ({ ...entry, aliases: [...entry.aliases] })),
      })),
    };
  },

  add: ({ dictionary, label, aliases, ...input }, call) =>
    act(call, (tx) => {
      shipMissing(tx, dictionary);
      const before = readDictionary(tx.read, dictionary);
      const code = input.code ?? freeCode(before, label);
      const entry = { code, label, aliases, sort: nextSort(before), active: true };
      demand(checkEntries(dictionary, [...before, entry]));
      tx.insert('dictionaryEntry', {
        id: entryId(dictionary, code),
        dictionary,
        ...entry,
        aliases: canonicalJson(aliases),
        active: 1,
      });
      return { code };
    }),

  save: ({ dictionary, code, label, aliases, active }, call) =>
    act(call, (tx) => {
      shipMissing(tx, dictionary);
      const before = readDictionary(tx.read, dictionary);
      const old = before.find((entry) => entry.code === code) ?? reject('NOT_FOUND', { what: '这一条' }, 'code');
      const entry = {
        ...old,
        label: label ?? old.label,
        aliases: aliases ?? old.aliases,
        active: active ?? old.active,
      };
      demand(
        checkEntries(
          dictionary,
          before.map((each) => (each.code === code ? entry : each)),
        ),
      );
      saveEntry(tx, dictionary, entry);
      return { done: true as const };
    }),

  order: ({ dictionary, codes }, call) =>
    act(call, (tx) => {
      shipMissing(tx, dictionary);
      const before = readDictionary(tx.read, dictionary);
      if (
        !isSameSet(
          codes,
          before.map(({ code }) => code),
        )
      )
        return refuse('STALE_EDIT', { field: dictionaryTitles[dictionary], who: '别人' }, 'codes');
      for (const [i, code] of codes.entries())
        tx.update('dictionaryEntry', entryId(dictionary, code), { sort: sortAt(i) });
      return { done: true as const };
    }),
};

/** Made of list and code, so that the same entry of two stores is one. */
function entryId(dictionary: DictionaryName, code: string): string {
  return `${dictionary}:${code}`;
}

function saveEntry(tx: Tx, dictionary: DictionaryName, { code, label, aliases, active }: DictionaryEntry): void {
  tx.update('dictionaryEntry', entryId(dictionary, code), {
    label,
    aliases: canonicalJson(aliases),
    active: active ? 1 : 0,
  });
}

/** A code for a new entry: the pinyin of its name, with a number where that is taken. */
function freeCode(entries: readonly DictionaryEntry[], label: string): string {
  const letters = wordPinyinOf(label)
    .full.toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^\d+/, '');
  const base = (letters === '' ? 'entry' : letters).slice(0, 32);
  const taken = new Set(entries.map(({ code }) => code));
  for (let n = 1; ; n++) {
    const code = n === 1 ? base : `${base}_${n}`;
    if (!taken.has(code)) return code;
  }
}
