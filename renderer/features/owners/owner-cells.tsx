import type { ReactElement } from 'react';
import { cardField } from '../../../shared/domain/card-fields.ts';
import { genderLabels } from '../../../shared/domain/person-name.ts';
import { Band } from '../../components/card/card-grid.tsx';
import { ChoiceCell } from '../../components/card/choice-cells.tsx';
import { DateCell } from '../../components/card/date-cell.tsx';
import { RegionCell } from '../../components/card/region-cell.tsx';
import { TextAreaCell, TextCell } from '../../components/card/text-cells.tsx';
import { useNearRegion } from '../../components/use-near-region.ts';
import { useToday } from '../../state/clock.ts';
import { useVehicles } from '../../state/commons.ts';
import { CarCell } from './car-cell.tsx';
import { type NeededField, type OwnerDraft, type VinLook, vinLook } from './owner-draft.ts';

interface OwnerCellsProps {
  readonly draft: OwnerDraft;
  readonly set: (change: Partial<OwnerDraft>) => void;
  readonly missing: readonly NeededField[];
  /** It was asked for what is missing. */
  readonly isAsked: boolean;
  readonly errorAt: (field: string) => string | null;
}

type WordsField = 'name' | 'phone' | 'wechat' | 'street' | 'plate' | 'vin';

const genders = [
  { value: 'male', label: genderLabels.male },
  { value: 'female', label: genderLabels.female },
] as const;

const vinWords: Readonly<Record<VinLook, string>> = {
  empty: '17 位，照行驶证',
  unfinished: '17 位，照行驶证',
  fits: '校验位对',
  odd: '校验位对不上，再看一眼',
};

/** The cells of an owner in two bands: who it is, and the car. */
export function OwnerCells(props: OwnerCellsProps): ReactElement {
  const { draft, set, missing, isAsked, errorAt } = props;
  const today = useToday();
  const { data = [], isPending } = useVehicles();
  const { near, remember } = useNearRegion();
  const asks = (field: NeededField) => ({
    required: true,
    missing: missing.includes(field),
    need: isAsked && missing.includes(field),
  });
  const look = vinLook(draft.vin);
  const words = (name: WordsField) => ({
    name,
    value: draft[name],
    error: errorAt(name),
    onChange: (value: string): void => set({ [name]: value }),
  });
  return (
    <>
      <Band title="客户">
        <TextCell {...words('name')} {...asks('name')} label="姓名" span={3} maxLength={50} />
        <ChoiceCell
          name="gender"
          label="性别"
          span={3}
          value={draft.gender}
          choices={genders}
          error={errorAt('gender')}
          onChange={(gender) => set({ gender })}
        />
        <TextCell {...words('phone')} {...asks('phone')} label="移动电话" span={3} maxLength={40} inputMode="tel" />
        <TextCell {...words('wechat')} label="微信" span={3} maxLength={cardField('wechat').max ?? 40} />
        <RegionCell
          name="regionCode"
          label="地区"
          span={6}
          value={draft.regionCode}
          near={near}
          error={errorAt('regionCode')}
          onChange={(code) => {
            if (code !== null) remember(code);
            set({ regionCode: code });
          }}
        />
        <TextCell {...words('street')} label="街道" span={6} maxLength={cardField('street').max ?? 100} />
      </Band>
      <Band title="车辆">
        <CarCell
          name="vehicleId"
          {...asks('vehicleId')}
          label="车型"
          span={6}
          value={draft}
          vehicles={isPending ? undefined : data}
          error={errorAt('vehicleId') ?? errorAt('vehicleLabel')}
          onChange={set}
        />
        <DateCell
          name="deliveredOn"
          {...asks('deliveredOn')}
          label="交车日期"
          span={6}
          value={draft.deliveredOn}
          today={today}
          max={today}
          placeholder="如 2025.7.5、昨天"
          error={errorAt('deliveredOn')}
          onChange={(deliveredOn) => set({ deliveredOn })}
        />
        <TextCell {...words('plate')} label="车牌" span={6} maxLength={20} placeholder="如 冀F12345，没上牌就空着" />
        <TextCell
          {...words('vin')}
          label="VIN"
          span={6}
          maxLength={40}
          as={<span className={look === 'odd' ? 'amber' : ''}>{vinWords[look]}</span>}
        />
        <TextAreaCell
          name="remark"
          label="备注"
          span={12}
          value={draft.remark}
          error={errorAt('remark')}
          maxLength={cardField('remark').max ?? 500}
          onChange={(remark) => set({ remark })}
        />
      </Band>
    </>
  );
}
