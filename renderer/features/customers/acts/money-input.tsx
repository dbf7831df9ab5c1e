import { type ReactElement, useRef } from 'react';
import { Cell, type CellProps, emptyWords, orMissing } from '../../../components/card/cell.tsx';
import { moneyWords, readMoney } from '../../../components/money-words.ts';
import { useTellUnread } from '../../../state/unread.ts';
import { useTypedValue } from '../../cards/cells/typed-value.ts';

interface MoneyInputProps extends CellProps {
  /** Fen. */
  readonly value: number | null;
  readonly onChange: (fen: number | null) => void;
  readonly placeholder?: string;
}

/** A cell for a sum of money, typed as the showroom says it. */
export function MoneyInput({ value, onChange, placeholder, ...frame }: MoneyInputProps): ReactElement {
  const field = useTypedValue({ value, show: moneyWords, read: readMoney, onChange });
  const input = useRef<HTMLInputElement>(null);
  const problem = '写成 11.28 万 或 112800';
  const { name, label } = frame;
  useTellUnread(field.isUnread ? { field: name, label, problem, focus: () => input.current?.focus() } : null);
  const error = frame.error ?? (field.isWrong ? problem : null);
  return (
    <Cell {...orMissing(frame, value === null)} error={error} kind="label">
      {({ id, describedBy, invalid, marks }) => (
        <input
          {...marks}
          ref={input}
          id={id}
          className="v"
          value={field.text}
          placeholder={emptyWords(frame, placeholder)}
          inputMode="decimal"
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
