import { type Fact, type Reader, sqlFor } from '../../db/query.ts';
import {
  type DictionaryEntry,
  type DictionaryName,
  dictionaryNameSchema,
  dictionaryNames,
  entrySchema,
} from '../../shared/domain/dictionary.ts';
import { defaultDictionaries } from '../../shared/domain/dictionary-defaults.ts';

/** Every list of the store, each in its order, with what is out of use. */
export function readDictionaries(read: Reader): ReadonlyMap<DictionaryName, readonly DictionaryEntry[]> {
  return read.known(dictionaries);
}

/** One list of the store in its order, with what is out of use. */
export function readDictionary(read: Reader, name: DictionaryName): readonly DictionaryEntry[] {
  return readDictionaries(read).get(name) ?? [];
}

const dictionaries: Fact<ReadonlyMap<DictionaryName, readonly DictionaryEntry[]>> = {
  from: ['dictionaryEntry'],
  read: dictionariesFrom,
};

function dictionariesFrom(read: Reader): ReadonlyMap<DictionaryName, readonly DictionaryEntry[]> {
  const lists = new Map<DictionaryName, DictionaryEntry[]>();
  for (const row of read.all(entryQuery)) {
    const name = dictionaryNameSchema.safeParse(row.dictionary);
    // a list of a later version, come from a newer device, is not this program's affair
    if (!name.success) continue;
    const list = lists.get(name.data) ?? [];
    list.push(entryOf(row));
    lists.set(name.data, list);
  }
  // a list that came with a later version than the store: as shipped, until somebody changes it
  for (const name of dictionaryNames) if (!lists.has(name)) lists.set(name, [...defaultDictionaries[name]]);
  return lists;
}

const entryQuery = sqlFor
  .selectFrom('dictionaryEntry')
  .select(['dictionary', 'code', 'label', 'aliases', 'sort', 'active'])
  .where('deletedHlc', 'is', null)
  .orderBy('dictionary')
  .orderBy('sort')
  .orderBy('id');

function entryOf(row: {
  readonly code: string;
  readonly label: string;
  readonly aliases: string;
  readonly sort: number;
  readonly active: 0 | 1;
}): DictionaryEntry {
  const { code, label, sort } = row;
  return entrySchema.parse({ code, label, sort, aliases: JSON.parse(row.aliases), active: row.active === 1 });
}
