import { Fragment, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import type { AuditFieldView, AuditItemView } from '../../../shared/contract/audit-rows.ts';
import type { FieldVerdict } from '../../../shared/domain/audit-compare.ts';
import { levelSchema } from '../../../shared/domain/level.ts';
import { isComposing } from '../../app/key-stroke.ts';
import { Icon } from '../../components/icon.tsx';
import { LevelBadge } from '../../components/marks.tsx';
import { type FieldDraft, fieldOf, isBlank, type ReadingDraft, withField } from './reading-draft.ts';

interface CompareTableProps {
  readonly item: AuditItemView;
  readonly draft: ReadingDraft;
  /** The row that J and K judge. */
  readonly at: number;
  readonly onAt: (at: number) => void;
  readonly onDraft: (draft: ReadingDraft) => void;
  /** A field differs: its paper words come next. */
  readonly onDiffer: (at: number) => void;
  /** The paper's words of a field are written, as far as they are. */
  readonly onWritten: (at: number) => void;
  readonly inputRef: (index: number, element: HTMLInputElement | null) => void;
}

/** System and paper side by side, with the two halves of a judgement at the end of each row. */
export function CompareTable(props: CompareTableProps): ReactElement {
  const { item, draft, at, onAt, onDraft, onDiffer, onWritten, inputRef } = props;
  const judge = (index: number, value: AuditFieldView, mark: FieldVerdict): void => {
    onAt(index);
    if (mark === 'mismatch') onDiffer(index);
    else onDraft(withField(draft, value.field, { mark }));
  };
  return (
    <table className="cmp judged">
      <thead>
        <tr>
          <th>项目</th>
          <th>系统 24:00</th>
          <th>纸卡</th>
          <th className="r">判断</th>
        </tr>
      </thead>
      <tbody>
        {item.values.map((value, index) => {
          const own = fieldOf(draft, value.field);
          return (
            <tr key={value.field} className={rowClass(own, index === at)} onClick={() => onAt(index)}>
              <th scope="row">{value.title}</th>
              <td className="cut" title={value.system ?? ''}>
                <Value field={value.field} text={value.system ?? '—'} />
              </td>
              <td>
                <PaperCell
                  title={value.title}
                  own={own}
                  inputRef={(element) => inputRef(index, element)}
                  onFocus={() => onAt(index)}
                  onChange={(paper) => onDraft(withField(draft, value.field, { paper }))}
                  onWritten={() => onWritten(index)}
                  onDone={(element) => {
                    element.blur();
                    onAt(Math.min(item.values.length - 1, index + 1));
                  }}
                  onCancel={() => onDraft(withField(draft, value.field, { mark: null, paper: '' }))}
                />
              </td>
              <td className="r">
                <Judge title={value.title} mark={own.mark} onJudge={(mark) => judge(index, value, mark)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function rowClass({ mark }: FieldDraft, isCurrent: boolean): string {
  return [mark === 'mismatch' ? 'bad' : '', isCurrent ? 'now' : ''].filter((each) => each !== '').join(' ');
}

interface PaperCellProps {
  readonly title: string;
  readonly own: FieldDraft;
  readonly inputRef: (element: HTMLInputElement | null) => void;
  readonly onFocus: () => void;
  readonly onChange: (paper: string) => void;
  /** The field was left with words in it. */
  readonly onWritten: () => void;
  readonly onDone: (element: HTMLInputElement) => void;
  /** Left without a word: nothing differs, then. */
  readonly onCancel: () => void;
}

/** What the paper says: nothing to say where it agrees, the words where it differs. */
function PaperCell(props: PaperCellProps): ReactElement {
  const { title, own, inputRef, onFocus, onChange, onWritten, onDone, onCancel } = props;
  const isEmpty = isBlank(own.paper);
  if (own.mark !== 'mismatch') {
    return <span className="t2 cut">{own.paper || (own.mark === 'match' ? '同左' : '—')}</span>;
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (!isEmpty) onDone(event.currentTarget);
    else if (event.key === 'Escape') onCancel();
  };
  return (
    <input
      ref={inputRef}
      className="in"
      aria-label={`纸卡上的${title}`}
      placeholder="照抄；没写填「空」"
      aria-invalid={isEmpty ? true : undefined}
      autoComplete="off"
      maxLength={100}
      value={own.paper}
      onChange={(event) => onChange(event.currentTarget.value)}
      onFocus={onFocus}
      onBlur={isEmpty ? undefined : onWritten}
      onKeyDown={onKeyDown}
    />
  );
}

interface JudgeProps {
  readonly title: string;
  readonly mark: FieldVerdict | null;
  readonly onJudge: (mark: FieldVerdict) => void;
}

const halves = [
  { mark: 'match', icon: 'check', words: '一致' },
  { mark: 'mismatch', icon: 'cross', words: '不一致' },
] as const;

function Judge({ title, mark, onJudge }: JudgeProps): ReactElement {
  return (
    <span className="judge" role="radiogroup" aria-label={`${title}的判断`}>
      {halves.map((half) => (
        <Fragment key={half.mark}>
          {/* biome-ignore lint/a11y/useSemanticElements: one half of a switch with a mark on it */}
          <button
            type="button"
            role="radio"
            aria-checked={mark === half.mark}
            aria-label={half.words}
            title={half.words}
            tabIndex={-1}
            className={half.mark}
            onClick={(event) => {
              event.stopPropagation();
              event.currentTarget.blur();
              onJudge(half.mark);
            }}
          >
            <Icon name={half.icon} />
          </button>
        </Fragment>
      ))}
    </span>
  );
}

interface ValueProps {
  readonly field: AuditFieldView['field'];
  readonly text: string;
}

/** A level is told by its badge, everything else by its words. */
export function Value({ field, text }: ValueProps): ReactNode {
  const level = field === 'level' ? levelSchema.safeParse(text).data : undefined;
  return level === undefined ? text : <LevelBadge level={level} />;
}
