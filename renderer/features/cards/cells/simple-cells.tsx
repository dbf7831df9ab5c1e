import type { ReactElement } from 'react';
import { instantAt, localTimeAt } from '../../../../shared/calendar/civil-date.ts';
import type { CardValues } from '../../../../shared/domain/card.ts';
import type { CardFieldName } from '../../../../shared/domain/card-field-specs.ts';
import type { CardField } from '../../../../shared/domain/card-spec.ts';
import { Cell, type CellProps, emptyWords, FixedCell } from '../../../components/card/cell.tsx';
import { moneyWords, readMoney } from '../../../components/money-words.ts';
import { readTime } from '../../../components/time-words.ts';
import type { CardModel } from '../card-model.ts';
import { type CardCellProps, frameOf } from './frame.ts';
import { useTypedValue } from './typed-value.ts';

interface ParsedCellProps<Value> {
  readonly frame: CellProps;
  readonly value: Value | null;
  readonly show: (value: Value) => string;
  readonly read: (typed: string) => Value | null;
  readonly onChange: (value: Value | null) => void;
  readonly placeholder?: string;
  /** How to write it, said when the words mean nothing. */
  readonly help: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
}

/** A cell whose words are read: a sum, a number, a time. */
export function ParsedCell<Value>(props: ParsedCellProps<Value>): ReactElement {
  const { frame } = props;
  const field = useTypedValue(props);
  const error = frame.error ?? (field.isWrong ? props.help : null);
  return (
    <Cell {...frame} error={error} kind="label">
      {({ id, describedBy, invalid, marks }) => (
        <input
          {...marks}
          id={id}
          className="v"
          value={field.text}
          placeholder={emptyWords(frame, props.placeholder)}
          inputMode={props.inputMode}
          autoComplete="off"
          required={frame.required}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onChange={field.onInput}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={field.settle}
        />
      )}
    </Cell>
  );
}

/** A sum in fen. */
export function MoneyCell(props: CardCellProps & { readonly field: CardField<CardFieldName> }): ReactElement {
  const { model, field } = props;
  const value = model.typed[field.name];
  return (
    <ParsedCell
      frame={frameOf(props)}
      value={typeof value === 'number' ? value : null}
      show={moneyWords}
      read={readMoney}
      onChange={(fen) => model.set({ [field.name]: fen })}
      placeholder="如 11.28 万"
      help="写成 11.28 万 或 112800"
      inputMode="decimal"
    />
  );
}

/** A whole number inside the field's bounds. */
export function CountCell(props: CardCellProps & { readonly field: CardField<CardFieldName> }): ReactElement {
  const { model, field } = props;
  const value = model.typed[field.name];
  const { min, max } = field;
  return (
    <ParsedCell
      frame={frameOf(props)}
      value={typeof value === 'number' ? value : null}
      show={String}
      read={(typed) => readCount(typed, min ?? 0, max ?? 99_999)}
      onChange={(count) => model.set({ [field.name]: count })}
      help={`填 ${min ?? 0} 到 ${max ?? 99_999} 的数`}
      inputMode="numeric"
    />
  );
}

/** A whole number between two others, or null. */
export function readCount(typed: string, min: number, max: number): number | null {
  const digits = typed.normalize('NFKC').replace(/[\s,]/g, '');
  if (!/^\d{1,7}$/.test(digits)) return null;
  const count = Number(digits);
  return count < min || count > max ? null : count;
}

/** The arrival comes from the front desk or the first save; only a manager writes another. */
export function ArrivalCell(props: CardCellProps): ReactElement {
  const { cell, model } = props;
  if (model.canChangeArrival) return <TimeCell {...props} field="arrivedAt" />;
  const { arrivedAt } = model.shown;
  return (
    <FixedCell label={cell.label} span={cell.width} required quick>
      {arrivedAt == null ? '保存时记' : timeWords(model, arrivedAt)}
    </FixedCell>
  );
}

/** The departure comes from the front desk; whoever has none there writes the time. */
export function DepartureCell(props: CardCellProps): ReactElement {
  const { cell, model } = props;
  const { start, visit } = model;
  const { departedAt } = visit ?? start;
  if ((start.trafficId === null && visit === null) || start.card !== null)
    return <TimeCell {...props} field="departedAt" />;
  return (
    <FixedCell label={cell.label} span={cell.width} required>
      {departedAt === null ? <span className="t3">还在店</span> : timeWords(model, departedAt)}
    </FixedCell>
  );
}

function TimeCell(props: CardCellProps & { readonly field: 'arrivedAt' | 'departedAt' }): ReactElement {
  const { model, field } = props;
  return (
    <ParsedCell
      frame={frameOf(props)}
      value={model.shown[field] ?? null}
      show={(at) => timeWords(model, at)}
      read={(typed) => {
        const time = readTime(typed);
        return time === null ? null : instantAt(model.cardOn, time, model.zone);
      }}
      onChange={(at) => model.set(timeValue(field, at))}
      help="写成 14:05 或 1405"
      inputMode="numeric"
    />
  );
}

function timeValue(field: 'arrivedAt' | 'departedAt', at: number | null): CardValues {
  return field === 'arrivedAt' ? { arrivedAt: at } : { departedAt: at };
}

function timeWords({ zone }: CardModel, at: number): string {
  return localTimeAt(at, zone);
}
