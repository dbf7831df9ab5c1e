import { queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { DictionaryView } from '../../shared/contract/dictionary.ts';
import type { Api } from '../../shared/contract/index.ts';
import type { StaffRow } from '../../shared/contract/staff.ts';
import type { StoreSettingsView } from '../../shared/contract/store.ts';
import type { CustomField } from '../../shared/domain/custom-field.ts';
import type { Vehicle } from '../../shared/domain/vehicle.ts';
import { useApi } from './api.ts';

/** What hardly ever changes in a day is read again after this time, or at once by whoever changes it. */
const quietMs = 60_000;

/** Everybody, by pinyin; those who left at the end. */
export function useStaff(): UseQueryResult<readonly StaffRow[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['staff'],
    staleTime: quietMs,
    queryFn: async () => (await api.staff.list({ withInactive: true })).rows,
  });
}

/** Every list of the store. */
export function useDictionaries(): UseQueryResult<readonly DictionaryView[]> {
  return useQuery(dictionariesQuery(useApi()));
}

/** The question behind `useDictionaries`, for whoever shows nothing without the words. */
export function dictionariesQuery(api: Api) {
  return queryOptions({
    queryKey: ['dictionary'],
    staleTime: quietMs,
    queryFn: async () => (await api.dictionary.list({})).dictionaries,
  });
}

/** The fields of the card that the store has defined itself, those out of use as well. */
export function useCustomFields(): UseQueryResult<readonly CustomField[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['customField'],
    staleTime: quietMs,
    queryFn: async () => (await api.customField.list({})).fields,
  });
}

/** Every vehicle of the store. */
export function useVehicles(): UseQueryResult<readonly Vehicle[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['vehicle'],
    staleTime: quietMs,
    queryFn: async () => (await api.vehicle.list({})).rows,
  });
}

/** Name, hours and the like. */
export function useStoreSettings(): UseQueryResult<StoreSettingsView> {
  return useQuery(storeSettingsQuery(useApi()));
}

/** The question behind `useStoreSettings`, for whoever cannot go on without the answer. */
export function storeSettingsQuery(api: Api) {
  return queryOptions({ queryKey: ['store'], staleTime: quietMs, queryFn: () => api.store.settings({}) });
}
