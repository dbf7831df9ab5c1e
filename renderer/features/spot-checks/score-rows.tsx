import { type ReactElement, useEffect, useRef } from 'react';
import { type Marks, markWords } from '../../../shared/domain/spot-check/score.ts';
import { bestMark, type ScoreItem } from '../../../shared/domain/spot-check/score-sheet.ts';

interface ScoreRowsProps {
  readonly items: readonly ScoreItem[];
  readonly marks: Marks;
  /** Which item the number keys mean now; null for none. */
  readonly at: number | null;
  readonly disabled: boolean;
  readonly onAt: (index: number) => void;
  readonly onMark: (index: number, mark: number | null) => void;
}

/** The items of the sheet, each with its marks as buttons; the one whose turn it is stands out. */
export function ScoreRows({ items, marks, at, disabled, onAt, onMark }: ScoreRowsProps): ReactElement {
  const current = useRef<HTMLLIElement>(null);
  // a long sheet follows the keys
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the turn passes on
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <ol className="score-rows">
      {items.map((item, index) => (
        <li
          key={item.id}
          ref={index === at ? current : undefined}
          className={index === at ? 'at' : ''}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className="score-label">
            {item.label}
            <span className="xs t3 nw" title={`权重 ${item.weight}`}>
              {' '}
              ×{item.weight}
            </span>
          </span>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset has no label of its own to share the row */}
          <span className="score-marks" role="group" aria-label={item.label}>
            {choicesOf(item).map((mark) => (
              <button
                key={String(mark)}
                type="button"
                className="chip"
                aria-pressed={Object.hasOwn(marks, item.id) && marks[item.id] === mark}
                aria-label={markWords(item, mark)}
                title={`${markWords(item, mark)}（${mark === null ? '-' : mark}）`}
                disabled={disabled}
                onClick={() => {
                  onAt(index);
                  onMark(index, mark);
                }}
              >
                {chipWords(item, mark)}
              </button>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The marks of an item in the order of the keys, the best one first where it is done or not. */
function choicesOf({ kind }: ScoreItem): readonly (number | null)[] {
  if (kind === 'yes_no') return [1, 0, null];
  return [...Array.from({ length: bestMark.scale + 1 }, (_, mark) => mark), null];
}

function chipWords(item: ScoreItem, mark: number | null): string {
  if (mark === null) return '不适用';
  return item.kind === 'scale' ? String(mark) : markWords(item, mark);
}
