import { useCallback } from 'react';
import type { StaffRow } from '../../shared/contract/staff.ts';
import type { DictionaryEntry, DictionaryName } from '../../shared/domain/dictionary.ts';
import { defaultDictionaries } from '../../shared/domain/dictionary-defaults.ts';
import type { Vehicle } from '../../shared/domain/vehicle.ts';
import * as commons from './commons.ts';

/** The entries of one of the store's lists. */
export type Dictionaries = (name: DictionaryName) => readonly DictionaryEntry[];

/** The store's lists; the shipped ones until they have been read, so that no code is shown bare. */
export function useDictionaries(): Dictionaries {
  const { data } = commons.useDictionaries();
  return useCallback(
    (name) => (data ? (data.find((list) => list.name === name)?.entries ?? []) : defaultDictionaries[name]),
    [data],
  );
}

/** The store's vehicles; none until they have been read. */
export function useVehicles(): readonly Vehicle[] {
  return commons.useVehicles().data ?? noVehicles;
}

/** Everybody who works or worked here; nobody until they have been read. */
export function usePeople(): readonly StaffRow[] {
  return commons.useStaff().data ?? nobody;
}

const noVehicles: readonly Vehicle[] = [];
const nobody: readonly StaffRow[] = [];
