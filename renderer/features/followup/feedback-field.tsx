import type { ReactElement, Ref } from 'react';
import type { DictionaryEntry } from '../../../shared/domain/dictionary.ts';
import { useKeys } from '../../app/use-keys.ts';
import { useTextLimit } from '../../components/text-limit.ts';
import { walkRow } from './row-walk.ts';

/** Alt with these keys chooses a category while somebody types. */
const altKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '-'];

/** Letters of a feedback at most, as the contract has it. */
const longest = 1000;

interface FeedbackFieldProps {
  readonly categories: readonly DictionaryEntry[];
  readonly category: string | null;
  /** The category was read from the text, not chosen. */
  readonly isProposed: boolean;
  readonly onCategory: (code: string | null) => void;
  readonly value: string;
  readonly onChange: (feedback: string) => void;
  /** Nobody was reached: there may be nothing to write. */
  readonly isOptional: boolean;
  readonly error: string | null;
  readonly fieldRef: Ref<HTMLTextAreaElement>;
}

/** What the customer said: a category, which follows the text until one is chosen, and a sentence. */
export function FeedbackField(props: FeedbackFieldProps): ReactElement {
  const { categories, category, isProposed, onCategory, value, onChange, isOptional, error } = props;
  useKeys(
    '客户反馈',
    categories.slice(0, altKeys.length).map((entry, index) => ({
      keys: `Alt+${altKeys[index]}`,
      label: entry.label,
      hint: false,
      run: () => onCategory(entry.code),
    })),
    { layer: 'panel' },
  );
  const limit = useTextLimit(value, longest);
  const tabStop = categories.some((entry) => entry.code === category) ? category : categories[0]?.code;
  return (
    <div className="feedback">
      <div className="xs t2" style={{ marginBottom: 4 }}>
        客户反馈
        {isOptional ? (
          <span className="t3">，没联系上可以不写；分类按 Alt 加数字</span>
        ) : (
          <>
            ：写一句
            <span className="star" aria-hidden="true">
              *
            </span>
            <span className="t3">，分类自动认，改按 Alt 加数字</span>
          </>
        )}
      </div>
      <div className="chips" role="radiogroup" aria-label="反馈分类" onKeyDown={walkRow}>
        {categories.map((entry, index) => {
          const isChosen = entry.code === category;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a radio that looks and works as a chip
            <button
              key={entry.code}
              type="button"
              role="radio"
              aria-checked={isChosen}
              tabIndex={entry.code === tabStop ? 0 : -1}
              className="chip"
              title={chipTitle(index, isChosen && isProposed)}
              onClick={() => onCategory(isChosen && !isProposed ? null : entry.code)}
            >
              {altKeys[index] !== undefined && (
                <span className="n" aria-hidden="true">
                  {altKeys[index]}
                </span>
              )}
              {entry.label}
            </button>
          );
        })}
      </div>
      <textarea
        ref={props.fieldRef}
        className="ta"
        data-cell="feedback"
        aria-label="客户反馈"
        aria-invalid={error === null ? undefined : true}
        aria-required={!isOptional}
        placeholder={isOptional ? '想到什么就记一句' : '客户怎么说的，记一句'}
        maxLength={longest}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onPaste={limit.onPaste}
      />
      {limit.note !== null && (
        <p className="xs amber" role="status" style={{ marginTop: 4 }}>
          {limit.note}
        </p>
      )}
      {error !== null && (
        <p className="xs red" role="alert" style={{ marginTop: 4 }}>
          {error}
        </p>
      )}
    </div>
  );
}

function chipTitle(index: number, isProposed: boolean): string | undefined {
  const key = altKeys[index] === undefined ? '' : `Alt ${altKeys[index]}`;
  const words = [key, isProposed ? '从您写的话里认出来的，可以改' : ''].filter((part) => part !== '').join(' · ');
  return words === '' ? undefined : words;
}
