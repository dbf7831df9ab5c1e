import { sqlFor } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { DictionaryName } from '../../shared/domain/dictionary.ts';
import { defaultDictionaries } from '../../shared/domain/dictionary-defaults.ts';
import { canonicalJson } from '../../sync/digest.ts';

/** Writes a list as shipped. The rows have ids made of their codes, so that two stores set up apart have the same ones. */
export function shipList(tx: Tx, dictionary: DictionaryName): void {
  for (const { code, label, aliases, sort, active } of defaultDictionaries[dictionary])
    tx.insert('dictionaryEntry', {
      id: `${dictionary}:${code}`,
      dictionary,
      code,
      label,
      aliases: canonicalJson(aliases),
      sort,
      active: active ? 1 : 0,
    });
}

/** Before a list is changed for the first time in a store that is older than the list: its rows are written. */
export function shipMissing(tx: Tx, dictionary: DictionaryName): void {
  const known = sqlFor.selectFrom('dictionaryEntry').select('id').where('dictionary', '=', dictionary).limit(1);
  if (!tx.read.get(known)) shipList(tx, dictionary);
}
