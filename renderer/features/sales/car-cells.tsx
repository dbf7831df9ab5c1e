import type { ReactElement } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { choices } from '../../../shared/domain/dictionary.ts';
import { vehicleLabel } from '../../../shared/domain/vehicle.ts';
import { DateCell } from '../../components/card/date-cell.tsx';
import { SelectCell } from '../../components/card/select-cells.tsx';
import { TextCell } from '../../components/card/text-cells.tsx';
import { useToday } from '../../state/clock.ts';
import { useVehicles } from '../../state/commons.ts';
import { useEntries } from '../../state/lists.ts';
import { MoneyInput } from '../customers/acts/money-input.tsx';
import { type VinLook, vinLook } from '../owners/owner-draft.ts';

/** What an order says of the car. */
export interface CarDraft {
  readonly vehicleId: string | null;
  readonly colour: string | null;
  readonly vin: string;
  readonly priceFen: number | null;
  readonly depositFen: number | null;
  readonly expectedOn: CivilDate | null;
}

export const carFields = ['vehicleId', 'colour', 'vin', 'priceFen', 'depositFen', 'expectedOn'];

const vinWords: Readonly<Record<VinLook, string>> = {
  empty: '17 位，照车架',
  unfinished: '17 位，照车架',
  fits: '校验位对',
  odd: '校验位对不上，再看一眼',
};

interface CarCellsProps {
  readonly draft: CarDraft;
  readonly set: (change: Partial<CarDraft>) => void;
  readonly errorAt: (field: string) => string | null;
  /** The VIN is needed to hand the car over. */
  readonly needsVin: boolean;
  /** False where the deposit was told with the order. */
  readonly asksDeposit?: boolean;
  /** The promised day of the hand-over is asked for while the car waits. */
  readonly asksDay: boolean;
}

/** Which car, for how much. */
export function CarCells({ draft, set, errorAt, needsVin, asksDeposit = true, asksDay }: CarCellsProps): ReactElement {
  const today = useToday();
  const colours = useEntries()('colour');
  const { data: vehicles = [] } = useVehicles();
  const look = vinLook(draft.vin);
  return (
    <>
      <SelectCell
        name="vehicleId"
        label="车型"
        span={8}
        required
        value={draft.vehicleId}
        error={errorAt('vehicleId')}
        options={vehicles
          .filter(({ id, active }) => active || id === draft.vehicleId)
          .map((vehicle) => ({ value: vehicle.id, label: vehicleLabel(vehicle), aliases: vehicle.aliases }))}
        onChange={(vehicleId) => set({ vehicleId })}
      />
      <SelectCell
        name="colour"
        label="外观颜色"
        span={4}
        value={draft.colour}
        error={errorAt('colour')}
        options={choices(colours).map(({ code, label, aliases }) => ({ value: code, label, aliases }))}
        onChange={(colour) => set({ colour })}
      />
      <MoneyInput
        name="priceFen"
        label="成交价"
        span={asksDeposit ? 6 : 12}
        required
        value={draft.priceFen}
        placeholder="如 11.28 万"
        error={errorAt('priceFen')}
        onChange={(priceFen) => set({ priceFen })}
      />
      {asksDeposit && (
        <MoneyInput
          name="depositFen"
          label="定金"
          span={6}
          value={draft.depositFen}
          placeholder="没交就空着"
          error={errorAt('depositFen')}
          onChange={(depositFen) => set({ depositFen })}
        />
      )}
      <TextCell
        name="vin"
        label="VIN"
        span={asksDay ? 7 : 12}
        required={needsVin}
        value={draft.vin}
        maxLength={40}
        placeholder={needsVin ? '' : '还不知道就空着'}
        as={<span className={look === 'odd' ? 'amber' : ''}>{vinWords[look]}</span>}
        error={errorAt('vin')}
        onChange={(vin) => set({ vin })}
      />
      {asksDay && (
        <DateCell
          name="expectedOn"
          label="约好哪天交车"
          span={5}
          value={draft.expectedOn}
          today={today}
          min={today}
          placeholder="没约不填"
          error={errorAt('expectedOn')}
          onChange={(expectedOn) => set({ expectedOn })}
        />
      )}
    </>
  );
}
