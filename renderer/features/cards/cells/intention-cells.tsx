import type { ReactElement } from 'react';
import { vehicleEntry } from '../../../../shared/domain/vehicle.ts';
import { Cell, emptyWords } from '../../../components/card/cell.tsx';
import { MultiChips } from '../../../components/card/choice-cells.tsx';
import { inputOf } from '../../../components/card/select-cells.tsx';
import { Combo } from '../../../components/combo.tsx';
import { moneyWords, readMoney } from '../../../components/money-words.ts';
import { withOwnWords } from '../../../components/own-words.ts';
import { vehicleWords } from '../card-words.ts';
import { type CardCellProps, frameOf, isMissing, optionsOf } from './frame.ts';
import { InlineMany, InlinePick, InlineTyped } from './inline.tsx';
import { readCount } from './simple-cells.tsx';

/** The car that is meant, and others that are looked at as well. */
export function VehicleCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const { vehicleId, otherVehicleIds } = model.typed;
  const { vehicles } = model.words;
  const others = otherVehicleIds ?? [];
  const options = optionsOf(vehicles.map(vehicleEntry), [vehicleId, ...others]);
  return (
    <Cell {...frameOf(props)} kind="group">
      {({ labelId }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no label of its own to share the row
        <div className="v flow" role="group" aria-labelledby={labelId}>
          <span className="part wide">
            <InlinePick
              name="vehicleId"
              label="意向车型"
              placeholder={emptyWords(frameOf(props), undefined) ?? '↓ 选，或打首字母'}
              missing={isMissing(model, 'vehicleId')}
              value={vehicleId ?? null}
              options={options}
              onChange={(id) => model.set({ vehicleId: id })}
            />
          </span>
          <span className="part">
            <InlineMany
              name="otherVehicleIds"
              label="其他意向车型"
              placeholder="也在看"
              missing={false}
              invalid={model.problemOf('otherVehicleIds') !== null}
              values={others}
              text={others.map((id) => vehicleWords(id, vehicles)).join('、')}
              options={options.filter(({ value }) => value !== vehicleId)}
              onToggle={(id) => model.set({ otherVehicleIds: toggled(others, id) })}
            />
          </span>
        </div>
      )}
    </Cell>
  );
}

/** Paint and trim; the colours in which the car is sold stand first. */
export function ColoursCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const { colour, interiorColour, vehicleId } = model.typed;
  const sold = model.words.vehicles.find(({ id }) => id === vehicleId)?.colours ?? [];
  const colours = optionsOf(model.words.dictionaries('colour'), [colour]).toSorted(
    (a, b) => Number(sold.includes(b.value)) - Number(sold.includes(a.value)),
  );
  return (
    <Cell {...frameOf(props)} kind="group">
      {({ labelId }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no label of its own to share the row
        <div className="v flow" role="group" aria-labelledby={labelId}>
          <span className="part">
            <InlinePick
              name="colour"
              label="外观颜色"
              placeholder="外观"
              missing={false}
              value={colour ?? null}
              options={colours}
              onChange={(code) => model.set({ colour: code })}
            />
          </span>
          <span className="part">
            <InlinePick
              name="interiorColour"
              label="内饰颜色"
              placeholder="内饰"
              missing={false}
              value={interiorColour ?? null}
              options={optionsOf(model.words.dictionaries('interior_colour'), [interiorColour])}
              onChange={(code) => model.set({ interiorColour: code })}
            />
          </span>
        </div>
      )}
    </Cell>
  );
}

/** Other makes that are compared; 「无」 stands alone, and what the list lacks is written as it is. */
export function CompetitorsCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const frame = frameOf(props);
  const chosen = model.typed.competitors ?? [];
  const options = optionsOf(model.words.dictionaries('competitor'), chosen);
  const labels = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const own = chosen.filter((value) => !options.some((option) => option.value === value));
  const lines = [...options, ...own.map((value) => ({ value, label: value }))];
  const pick = (value: string): void => {
    if (value === 'none' && !chosen.includes(value)) model.set({ competitors: [value] });
    else
      model.set({
        competitors: toggled(
          chosen.filter((each) => each !== 'none' || value === each),
          value,
        ),
      });
  };
  return (
    <Cell {...frame} as="↓ 选，可多选" kind="label">
      {(control) => (
        <Combo
          many
          text={labels.join('、')}
          chosen={chosen}
          optionsFor={(typed) => (model.areListsRead ? withOwnWords(lines, typed) : [])}
          onPick={pick}
          placeholder={emptyWords(frame, undefined) ?? '没有就选「无」'}
          input={inputOf(control, frame)}
        />
      )}
    </Cell>
  );
}

/** How it is paid; a loan is asked for its down payment and term. */
export function PaymentCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const { payment, downPaymentFen, termMonths } = model.typed;
  return (
    <Cell {...frameOf(props)} kind="group">
      {({ labelId }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no label of its own to share the row
        <div className="v flow" role="group" aria-labelledby={labelId}>
          <span className="part wide">
            <InlinePick
              name="payment"
              label="付款方式"
              placeholder="↓ 选"
              missing={false}
              value={payment ?? null}
              options={optionsOf(model.words.dictionaries('payment'), [payment])}
              onChange={(code) =>
                model.set({ payment: code, ...(code === 'loan' ? {} : { downPaymentFen: null, termMonths: null }) })
              }
            />
          </span>
          {payment === 'loan' && (
            <>
              <span className="part">
                <InlineTyped
                  name="downPaymentFen"
                  label="首付"
                  missing={false}
                  help="写成 3 万 或 30000"
                  value={downPaymentFen ?? null}
                  show={moneyWords}
                  read={readMoney}
                  onChange={(fen) => model.set({ downPaymentFen: fen })}
                />
              </span>
              <span className="part narrow">
                <InlineTyped
                  name="termMonths"
                  label="期数"
                  missing={false}
                  help="填 1 到 120 的月数"
                  value={termMonths ?? null}
                  show={(months) => `${months}期`}
                  read={(typed) => readCount(typed.replace('期', ''), 1, 120)}
                  onChange={(months) => model.set({ termMonths: months })}
                />
              </span>
            </>
          )}
        </div>
      )}
    </Cell>
  );
}

/** So many chips fit the cell on the showroom's screen; the rest is behind 「更多」. */
const shownChips = 8;

/** What matters to the customer, the most important first. */
export function ConcernsCell(props: CardCellProps): ReactElement {
  const { model } = props;
  const chosen = model.typed.concerns ?? [];
  const options = optionsOf(model.words.dictionaries('concern'), chosen);
  const shown = options
    .filter(({ value }, index) => index < shownChips || chosen.includes(value))
    .slice(0, shownChips + 2);
  const set = (concerns: readonly string[]): void => model.set({ concerns: concerns.slice(0, 3) });
  return (
    <MultiChips
      {...frameOf(props)}
      as={
        <>
          按重要程度，最多 3 个
          {options.length > shown.length && (
            <InlineMany
              quiet
              name="concerns.more"
              label="更多关注点"
              placeholder="更多"
              missing={false}
              values={chosen}
              text=""
              options={options}
              onToggle={(value) => set(toggled(chosen, value))}
            />
          )}
        </>
      }
      values={chosen}
      choices={shown}
      max={3}
      onChange={set}
    />
  );
}

function toggled(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}
