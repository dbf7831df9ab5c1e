import { type ReactElement, useState } from 'react';
import { cityOptions, countyOptions, provinceOptions, regionText } from '../../../shared/domain/region.ts';
import { useServices } from '../../state/services.ts';
import { Combo } from '../combo.tsx';
import type { ComboOption } from '../combo-filter.ts';
import { Cell, type CellProps, emptyWords, orMissing } from './cell.tsx';
import { inputOf } from './select-cells.tsx';

interface RegionCellProps extends CellProps {
  /** Code of a county (§二.8 demands one), or null. */
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  /** Where most customers come from: a code of the store's city. Its counties stand first. */
  readonly near: string | null;
  readonly placeholder?: string;
}

/** Leads back to all provinces. */
const elsewhere = 'elsewhere';

/**
 * Province · city · county. Typing finds a county by name, pinyin or initials, alone or after its city (dz, 保定曲阳);
 * without typing the store's own counties stand there, and 「其他省市」 leads from the province down.
 */
export function RegionCell({ value, onChange, near, placeholder, ...frame }: RegionCellProps): ReactElement {
  const { regions } = useServices();
  /** What the list shows while nothing is typed: a province's cities, a city's counties, all provinces. */
  const [inside, setInside] = useState<string | null>(near);
  const optionsFor = (typed: string): readonly ComboOption[] =>
    typed.trim() === ''
      ? linesInside(inside)
      : regions()(typed, near).map((hit) => ({ value: hit.code, label: hit.path.join(' · ') }));
  const leadsOn = (code: string): boolean => code === elsewhere || code.endsWith('00');
  const pick = (code: string): void => {
    if (leadsOn(code)) setInside(code === elsewhere ? null : code);
    else onChange(code);
  };
  return (
    <Cell {...orMissing(frame, value === null)} kind="label">
      {(control) => (
        <Combo
          text={value === null ? '' : regionText(value)}
          chosen={value === null ? [] : [value]}
          optionsFor={optionsFor}
          leadsOn={leadsOn}
          onOpen={() => {
            setInside(value ?? near);
            // The index takes a moment: it is made before the first letter is typed.
            regions();
          }}
          onPick={pick}
          onClear={() => onChange(null)}
          noneText="没有这个地方，换个写法，如「曲阳」「qy」"
          input={inputOf(control, frame)}
          {...placeholderOf(emptyWords(frame, placeholder))}
        />
      )}
    </Cell>
  );
}

function placeholderOf(placeholder: string | undefined): { readonly placeholder?: string } {
  return placeholder === undefined ? {} : { placeholder };
}

/** The lines below a place: provinces at the top, then cities, then counties; always with the way out. */
function linesInside(inside: string | null): readonly ComboOption[] {
  const line = ({ code, name }: { readonly code: string; readonly name: string }): ComboOption =>
    code.endsWith('00') ? { value: code, label: name, hint: '›' } : { value: code, label: name };
  if (inside === null) return provinceOptions().map(line);
  const wayOut: ComboOption = { value: elsewhere, label: '其他省市', hint: '›' };
  if (inside.endsWith('0000')) {
    const cities = cityOptions(inside);
    // A municipality has one city of its own name: its districts are what is meant.
    return [...(cities.length <= 2 ? countyOptions(inside) : cities).map(line), wayOut];
  }
  return [...countyOptions(inside).map(line), wayOut];
}
