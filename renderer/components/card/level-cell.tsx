import { type KeyboardEvent, type ReactElement, type ReactNode, useId } from 'react';
import { type ChosenLevel, chosenLevels, levels } from '../../../shared/domain/level.ts';
import { isComposing } from '../../app/key-stroke.ts';
import { Cell, type CellProps } from './cell.tsx';

interface LevelCellProps extends CellProps {
  readonly value: ChosenLevel | 'O' | null;
  /** What the expected day asks for; null while it is open. */
  readonly proposed: ChosenLevel | null;
  readonly onChange: (level: ChosenLevel) => void;
  /** 「15 天以内购车」, said behind 「建议 A」. */
  readonly meaning?: string;
  /** Why another level than the proposed one was chosen; asked for only then. */
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  /** Instead of the proposal, while there is none. */
  readonly children?: ReactNode;
}

/** The row of levels; a letter key chooses. O stands there and cannot be chosen: only an order makes it. */
export function LevelCell(props: LevelCellProps): ReactElement {
  const { value, proposed, onChange, meaning, reason, onReason, children, ...frame } = props;
  const group = useId();
  const departs = value !== null && value !== 'O' && proposed !== null && value !== proposed;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || isComposing(event.nativeEvent)) return;
    const level = chosenLevels.find((each) => each === event.key.toUpperCase());
    if (level === undefined) return;
    event.preventDefault();
    onChange(level);
    event.currentTarget.querySelector<HTMLElement>(`input[value="${level}"]`)?.focus();
  };
  return (
    <Cell {...frame} kind="group">
      {({ labelId, describedBy, invalid, marks }) => (
        <div className="v flow">
          <div
            {...marks}
            className="lvs"
            role="radiogroup"
            aria-labelledby={labelId}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            aria-required={frame.required || undefined}
            onKeyDown={onKeyDown}
          >
            {levels.map((level) => (
              <label key={level} title={level === 'O' ? '登记订车后自动为 O' : `${level} 级`}>
                <input
                  type="radio"
                  name={group}
                  value={level}
                  checked={level === value}
                  disabled={level === 'O'}
                  aria-label={`${level} 级`}
                  onChange={() => {
                    if (level !== 'O') onChange(level);
                  }}
                />
                <span className={`lv lv-${level}`} aria-hidden="true">
                  {level}
                </span>
              </label>
            ))}
          </div>
          {departs ? (
            <input
              className="v"
              data-cell="levelReason"
              {...(reason.trim() === '' ? { 'data-missing': '' } : {})}
              aria-label="改选级别的原因"
              placeholder={`建议 ${proposed}，改选 ${value} 要写一句原因`}
              maxLength={60}
              value={reason}
              onChange={(event) => onReason(event.currentTarget.value)}
            />
          ) : (
            <span className="cut">
              {proposed === null ? (
                children
              ) : (
                <>
                  <b>建议 {proposed}</b>
                  {meaning && `：${meaning}`}
                  <span className="t3">，改选别的级别要写一句原因</span>
                </>
              )}
            </span>
          )}
        </div>
      )}
    </Cell>
  );
}
