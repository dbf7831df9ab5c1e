import { useMemo } from 'react';
import type { DictionaryEntry, DictionaryName } from '../../shared/domain/dictionary.ts';
import { useDictionaries } from './commons.ts';

/** The entries of a list by its name, those out of use as well; empty until read. */
export type Dictionaries = (name: DictionaryName) => readonly DictionaryEntry[];

/** The store's editable lists, by name. */
export function useEntries(): Dictionaries {
  const { data } = useDictionaries();
  return useMemo(() => {
    const byName = new Map((data ?? []).map(({ name, entries }) => [name, entries]));
    return (name) => byName.get(name) ?? none;
  }, [data]);
}

const none: readonly never[] = [];
