import { type ReactElement, useRef, useState } from 'react';
import { goneReasons, type ScoreSheetRow, type SpotItem } from '../../../shared/contract/spot-check.ts';
import { spotResults } from '../../../shared/domain/spot-check/score.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { useTextLimit } from '../../components/text-limit.ts';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useRemembered } from '../../state/remembered.ts';
import {
  draftOf,
  firstOpen,
  isChanged,
  markOfKey,
  nextOpen,
  openCount,
  type ScoreDraft,
  scoreNow,
} from './score-draft.ts';
import { ScoreRows } from './score-rows.tsx';
import { resultWords } from './spot-words.ts';
import { useJudge } from './use-judge.ts';

const longestRemark = 300;

interface ScorePanelProps {
  readonly item: SpotItem;
  readonly sheet: ScoreSheetRow;
  readonly canCheck: boolean;
  /** After it was saved: on to the next. */
  readonly onDone: () => void;
}

/** The score sheet of one recording: number keys mark the item in turn, Enter saves and goes on to the next. */
export function ScorePanel({ item, sheet, canCheck, onDone }: ScorePanelProps): ReactElement {
  const [kept, keep] = useRemembered<ScoreDraft | null>(['spotCheck', item.id, String(item.judgedAt)], null);
  const draft = kept ?? draftOf(item);
  const [at, setAt] = useState(() => firstOpen(sheet.items, draft.marks));
  const remark = useRef<HTMLTextAreaElement>(null);
  const limit = useTextLimit(draft.remark, longestRemark);
  const isJudged = item.result !== null;
  const why = closedWhy(item, canCheck);
  const canMark = why === null;
  const judge = useJudge(item, () => {
    keep(null);
    onDone();
  });
  useFocusWrong(judge.failure);
  const open = draft.unusable ? 0 : openCount(sheet.items, draft.marks);
  const score = draft.unusable ? null : scoreNow(sheet, draft.marks);
  const needsReason = isJudged && item.needsReason && isChanged(draft, item);
  const ready =
    canMark &&
    (draft.unusable ? draft.remark.trim() !== '' : score !== null) &&
    (!isJudged || isChanged(draft, item)) &&
    !(needsReason && draft.reason.trim() === '');
  const put = (change: Partial<ScoreDraft>): void => {
    judge.clear();
    keep({ ...draft, ...change });
  };
  const mark = (index: number, value: number | null): void => {
    const of = sheet.items[index];
    if (!canMark || judge.busy || of === undefined) return;
    const marks = { ...draft.marks, [of.id]: value };
    put({ marks, unusable: false });
    const isLast = openCount(sheet.items, marks) === 0 && openCount(sheet.items, draft.marks) === 0;
    setAt(isLast ? Math.min(index + 1, sheet.items.length - 1) : nextOpen(sheet.items, marks, index));
  };
  const save = (): void => {
    if (ready) judge.run(draft);
  };
  const current = sheet.items[at];
  useKeys(
    '评分',
    canMark
      ? [
          ...[0, 1, 2, 3, 4, 5].map((digit) => ({
            keys: String(digit),
            label: '给这一项评分',
            hint: '评分',
            run: () => {
              const value = current === undefined ? null : markOfKey(current, digit);
              if (value !== null) mark(at, value);
            },
          })),
          { keys: '-', label: '这一项不适用', hint: '不适用', run: () => mark(at, null) },
          { keys: 'Backspace', label: '回到上一项', hint: false, run: () => setAt(Math.max(0, at - 1)) },
          { keys: 'u', label: '没法评', run: () => put({ unusable: !draft.unusable }) },
          { keys: 'r', label: '写评语', run: () => remark.current?.focus() },
          { keys: 'Enter', label: isJudged ? '改评' : '保存，评下一份', disabled: !ready, run: save },
          { keys: 'Ctrl+Enter', label: isJudged ? '改评' : '保存，评下一份', hint: false, disabled: !ready, run: save },
          {
            keys: 'Escape',
            label: '离开输入框，写的留着',
            hint: false,
            run: () => {
              if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
            },
          },
        ]
      : [],
    { layer: 'panel' },
  );
  return (
    <Panel
      label={`评分 ${item.customerName}`}
      header={<Header item={item} />}
      footer={
        <>
          <div className="verdict">
            <ScoreWords draft={draft} open={open} score={score} passMark={sheet.passMark} />
          </div>
          {canMark && (
            <>
              <Button look="primary" keys="Enter" disabled={!ready} busy={judge.busy} onClick={save}>
                {isJudged ? '改评' : '保存，评下一份'}
              </Button>
              <Button keys="u" pressed={draft.unusable} onClick={() => put({ unusable: !draft.unusable })}>
                没法评
              </Button>
            </>
          )}
        </>
      }
    >
      {why !== null && <Note icon="lock">{why}</Note>}
      <ScoreRows
        items={sheet.items}
        marks={draft.marks}
        at={canMark && !draft.unusable ? at : null}
        disabled={!canMark || draft.unusable}
        onAt={setAt}
        onMark={mark}
      />
      <div>
        <label className="xs t2" htmlFor={`remark-${item.id}`}>
          {draft.unusable ? '为什么没法评' : '评语（本人看得到）'}
        </label>
        <textarea
          ref={remark}
          id={`remark-${item.id}`}
          className="ta"
          style={{ height: 56 }}
          maxLength={longestRemark}
          disabled={!canMark}
          aria-invalid={judge.errorAt('remark') === null ? undefined : true}
          placeholder={draft.unusable ? '只有铃声；放错了文件' : ''}
          value={draft.remark}
          onChange={(event) => put({ remark: event.currentTarget.value })}
          onPaste={limit.onPaste}
        />
        {limit.note !== null && (
          <span className="xs amber" role="status">
            {limit.note}
          </span>
        )}
      </div>
      {needsReason && (
        <div>
          <label className="xs t2" htmlFor={`reason-${item.id}`}>
            更正原因
            <span className="star" aria-hidden="true">
              *
            </span>
          </label>
          <input
            id={`reason-${item.id}`}
            className="in"
            maxLength={200}
            autoComplete="off"
            aria-required="true"
            aria-invalid={judge.errorAt('reason') === null ? undefined : true}
            placeholder="过了评分当天，改要写原因"
            value={draft.reason}
            onChange={(event) => put({ reason: event.currentTarget.value })}
          />
        </div>
      )}
      {judge.failure !== null && (
        <Note tone="red" icon="warning" live>
          {judge.failure.text}
        </Note>
      )}
    </Panel>
  );
}

/** Why nothing can be marked here; null where it can. */
function closedWhy({ isOwn, gone, result }: SpotItem, canCheck: boolean): string | null {
  if (gone === 'moved') return '这份录音改成了别人的通话，评分不再算数。';
  if (gone === 'erased') return '客户已按要求删除资料，不再评分。';
  if (gone !== null && result === null) return `这份录音${goneReasons[gone]}，不再评分。`;
  if (isOwn) return '这是您自己打的电话，请另一位经理来评。';
  return canCheck ? null : '由销售经理或展厅经理评分。';
}

function Header({ item }: { readonly item: SpotItem }): ReactElement {
  return (
    <>
      <h2 className="md b">评分表</h2>
      <p className="t2">
        {item.judgedBy === null ? (
          '1 做到，0 没做到；打分的 0–5；- 不适用'
        ) : (
          <>
            {item.judgedBy.name} <Instant at={item.judgedAt} /> 评：{resultWords(item)}
            {item.correctReason !== '' && `（改评：${item.correctReason}）`}
          </>
        )}
      </p>
    </>
  );
}

interface ScoreWordsProps {
  readonly draft: ScoreDraft;
  readonly open: number;
  readonly score: ReturnType<typeof scoreNow>;
  readonly passMark: number;
}

/** What it comes to as it stands: 「82 分，合格」, 「还有 3 项没评」. */
function ScoreWords({ draft, open, score, passMark }: ScoreWordsProps): ReactElement {
  if (draft.unusable) return <span className="b">没法评，不算分</span>;
  if (score === null)
    return (
      <span className="t2">
        {open > 0 ? `还有 ${open} 项没评` : '至少一项要能评'}，{passMark} 分合格
      </span>
    );
  return (
    <>
      <span className={score.result === 'fail' ? 'b red' : 'b'}>
        {score.score} 分，{spotResults[score.result]}
      </span>
      <span className="grow" />
      <span className="xs t3 nw">
        {passMark} 分合格{score.result === 'fail' && '；保存后记检查发现'}
      </span>
    </>
  );
}
