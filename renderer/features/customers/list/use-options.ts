import { useMemo } from 'react';
import { levels } from '../../../../shared/domain/level.ts';
import { cityOptions, provinceOptions, regionText } from '../../../../shared/domain/region.ts';
import { vehicleLabel } from '../../../../shared/domain/vehicle.ts';
import type { ComboOption } from '../../../components/combo-filter.ts';
import { filterOptions } from '../../../components/combo-filter.ts';
import { useCustomFields, useStaff, useVehicles } from '../../../state/commons.ts';
import { useEntries } from '../../../state/lists.ts';
import { useServices } from '../../../state/services.ts';
import { type OptionsOf, spokenField } from './condition-words.ts';

/** The values of every field that is chosen from; what is out of use stands at the end, old customers have it. */
export function useOptions(): OptionsOf {
  const entries = useEntries();
  const { data: staff } = useStaff();
  const { data: vehicles } = useVehicles();
  const { data: own } = useCustomFields();
  return useMemo(() => {
    return (name) => {
      const { choices } = spokenField(name, own ?? []);
      switch (choices?.from) {
        case undefined:
        case 'regions':
          return [];
        case 'levels':
          return levels.map((level) => ({ value: level, label: `${level} 级` }));
        case 'fixed':
          return Object.entries(choices.labels).map(([value, label]) => ({ value, label }));
        case 'dictionary':
          return entries(choices.dictionary)
            .toSorted((a, b) => Number(b.active) - Number(a.active))
            .map(({ code, label, aliases }) => ({ value: code, label, aliases }));
        case 'staff':
          return (staff ?? []).map(({ id, name: label, active }) => ({
            value: id,
            label,
            ...(active ? {} : { hint: '已停用' }),
          }));
        case 'series':
          return [...new Set((vehicles ?? []).map(({ series }) => series))].map((series) => ({
            value: series,
            label: series,
          }));
        case 'vehicles':
          return (vehicles ?? []).map((vehicle) => ({ value: vehicle.id, label: vehicleLabel(vehicle) }));
      }
    };
  }, [entries, staff, vehicles, own]);
}

/** Provinces, cities and counties for what is typed: a whole province is as good a value as a county. */
export function useRegionOptions(): (typed: string) => readonly ComboOption[] {
  const { regions } = useServices();
  return useMemo(() => {
    const wide = provinceOptions().flatMap((province) => [
      { value: province.code, label: province.name, hint: '全省' },
      ...cityOptions(province.code).map(({ code }) => ({ value: code, label: regionText(code), hint: '全市' })),
    ]);
    return (typed) => {
      if (typed.trim() === '') return wide.filter(({ hint }) => hint === '全省');
      const counties = regions()(typed).map(({ code }) => ({ value: code, label: regionText(code) }));
      return [...filterOptions(wide, typed).slice(0, 8), ...counties];
    };
  }, [regions]);
}
