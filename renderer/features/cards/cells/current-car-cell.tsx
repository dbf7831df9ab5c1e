import type { ReactElement } from 'react';
import { isRefusal } from '../../../../shared/domain/refusal.ts';
import { normaliseVin } from '../../../../shared/text/vin.ts';
import { Cell } from '../../../components/card/cell.tsx';
import type { CardModel } from '../card-model.ts';
import { type CardCellProps, frameOf, isMissing } from './frame.ts';
import { InlineText } from './inline.tsx';

/** The car that the customer drives now, by name, plate and VIN: he is known again by the two numbers. */
export function CurrentCarCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const { typed, set, problemOf, asked } = model;
  const missing = isMissing(model, 'currentVehicle');
  const frame = { ...frameOf(props), error: wrongNumber(model), missing: false, as: <CarState model={model} /> };
  return (
    <Cell {...frame} kind="group">
      {({ labelId }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no label of its own to share the row
        <div className="v flow car" role="group" aria-labelledby={labelId}>
          <InlineText
            name="currentVehicle"
            label="现有车辆"
            placeholder={missing && asked ? '没填' : '品牌、车型、年份'}
            missing={missing}
            value={typed.currentVehicle ?? ''}
            maxLength={60}
            onChange={(currentVehicle) => set({ currentVehicle })}
          />
          <InlineText
            name="plate"
            label="车牌"
            missing={false}
            invalid={problemOf('plate') !== null}
            value={typed.plate ?? ''}
            maxLength={20}
            onChange={(plate) => set({ plate })}
          />
          <InlineText
            name="vin"
            label="VIN"
            missing={false}
            invalid={problemOf('vin') !== null}
            value={typed.vin ?? ''}
            maxLength={40}
            onChange={(vin) => set({ vin })}
          />
        </div>
      )}
    </Cell>
  );
}

/** The cell holds three fields: what is wrong names its own. */
function wrongNumber({ problemOf }: CardModel): string | null {
  const plate = problemOf('plate');
  if (plate !== null) return withLabel('车牌', plate);
  const vin = problemOf('vin');
  return vin === null ? problemOf('currentVehicle') : withLabel('VIN', vin);
}

/** A refusal of the host is a whole sentence with its field already. */
function withLabel(label: string, problem: string): string {
  return problem.startsWith('「') ? problem : `${label} ${problem}`;
}

/** Known already, or a check digit that does not fit: a warning, never a refusal. */
function CarState({ model }: { readonly model: CardModel }): ReactElement | null {
  const match = model.identity.matches.find(({ by }) => by === 'plate' || by === 'vin');
  if (match) return <span className="amber">{match.by === 'vin' ? 'VIN 已有登记' : '车牌已有登记'}</span>;
  const vin = normaliseVin(model.typed.vin ?? '');
  if (!isRefusal(vin) && !vin.checkDigitFits) return <span className="amber">VIN 校验位不符，请再核对一遍</span>;
  return null;
}
