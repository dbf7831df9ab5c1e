import type { ReactElement } from 'react';
import { type Vehicle, vehicleEntry } from '../../../shared/domain/vehicle.ts';
import { Cell, type CellProps } from '../../components/card/cell.tsx';
import { inputOf } from '../../components/card/select-cells.tsx';
import { Combo } from '../../components/combo.tsx';
import { type ComboOption, filterOptions } from '../../components/combo-filter.ts';

/** Which car: one of the store's, or words of one's own. */
export interface Car {
  readonly vehicleId: string | null;
  readonly vehicleLabel: string;
}

interface CarCellProps extends CellProps {
  readonly value: Car;
  /** Undefined until they are read. */
  readonly vehicles: readonly Vehicle[] | undefined;
  readonly onChange: (car: Car) => void;
}

const ownWords = 'words:';

/** A car by name, pinyin or initials from the list, those sold no more as well; what the list lacks is taken as written. */
export function CarCell({ value, vehicles, onChange, ...frame }: CarCellProps): ReactElement {
  const options = carOptions(vehicles ?? []);
  const chosen = options.find((option) => option.value === value.vehicleId);
  return (
    <Cell {...frame} kind="label">
      {(control) => (
        <Combo
          text={chosen?.label ?? value.vehicleLabel}
          chosen={value.vehicleId === null ? [] : [value.vehicleId]}
          optionsFor={(typed) => (vehicles === undefined ? [] : linesFor(options, typed))}
          onPick={(picked) =>
            onChange(
              picked.startsWith(ownWords)
                ? { vehicleId: null, vehicleLabel: picked.slice(ownWords.length) }
                : { vehicleId: picked, vehicleLabel: '' },
            )
          }
          onClear={() => onChange({ vehicleId: null, vehicleLabel: '' })}
          placeholder="选，或照行驶证写"
          input={inputOf(control, frame)}
        />
      )}
    </Cell>
  );
}

function carOptions(vehicles: readonly Vehicle[]): readonly ComboOption[] {
  return vehicles.map((vehicle) => {
    const { code, label, aliases } = vehicleEntry(vehicle);
    return { value: code, label, aliases, ...(vehicle.active ? {} : { hint: '已停售' }) };
  });
}

/** What fits, and at the end the words themselves unless they name a car of the list. */
export function linesFor(options: readonly ComboOption[], typed: string): readonly ComboOption[] {
  const found = filterOptions(options, typed);
  const own = typed.trim();
  if (own === '' || found.some(({ label }) => label === own)) return found;
  return [...found, { value: `${ownWords}${own}`, label: `照写「${own}」`, hint: '列表里没有' }];
}
