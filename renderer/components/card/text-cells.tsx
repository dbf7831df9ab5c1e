import { type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import { useTextLimit } from '../text-limit.ts';
import { Cell, type CellProps, emptyWords, orMissing } from './cell.tsx';

interface TextCellProps extends CellProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly inputMode?: 'text' | 'tel' | 'numeric' | 'email';
  readonly disabled?: boolean;
  /** How the value looks while nobody types in it: 「150 0000 3178」. */
  readonly display?: (value: string) => string;
  readonly onBlur?: () => void;
}

/** One line of text. */
export function TextCell(props: TextCellProps): ReactElement {
  const { value, onChange, placeholder, maxLength, inputMode, disabled, display, onBlur, ...frame } = props;
  const [isEditing, setEditing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const isShownOtherwise = display !== undefined;
  useLayoutEffect(() => {
    // the words change as the keyboard comes in, and what was selected with them: what is typed now takes their place
    if (isEditing && isShownOtherwise) input.current?.select();
  }, [isEditing, isShownOtherwise]);
  return (
    <Cell {...orMissing(frame, value.trim() === '')} kind="label">
      {({ id, describedBy, invalid, marks }) => (
        <input
          {...marks}
          ref={input}
          id={id}
          className="v"
          value={isEditing || !display ? value : display(value)}
          placeholder={emptyWords(frame, placeholder)}
          maxLength={maxLength}
          inputMode={inputMode}
          disabled={disabled}
          required={frame.required}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.currentTarget.value)}
          onFocus={() => setEditing(true)}
          onBlur={() => {
            setEditing(false);
            onBlur?.();
          }}
        />
      )}
    </Cell>
  );
}

interface TextAreaCellProps extends CellProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
}

/** Several lines; Enter walks on here as well, so a line is broken with Alt Enter. */
export function TextAreaCell(props: TextAreaCellProps): ReactElement {
  const { value, onChange, placeholder, maxLength, ...frame } = props;
  const limit = useTextLimit(value, maxLength);
  return (
    <Cell {...orMissing(frame, value.trim() === '')} tall={frame.tall ?? true} kind="label">
      {({ id, describedBy, invalid, marks }) => (
        <>
          <textarea
            {...marks}
            id={id}
            className="v"
            value={value}
            placeholder={emptyWords(frame, placeholder)}
            maxLength={maxLength}
            required={frame.required}
            aria-invalid={invalid || undefined}
            aria-describedby={describedBy}
            onChange={(event) => onChange(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !event.altKey) return;
              event.preventDefault();
              const { selectionStart, selectionEnd } = event.currentTarget;
              onChange(`${value.slice(0, selectionStart)}\n${value.slice(selectionEnd)}`);
            }}
            onPaste={limit.onPaste}
          />
          {limit.note !== null && (
            <span className="xs amber" role="status">
              {limit.note}
            </span>
          )}
        </>
      )}
    </Cell>
  );
}
