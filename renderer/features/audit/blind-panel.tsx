import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react';
import { isComposing } from '../../app/key-stroke.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { useRemembered } from '../../state/remembered.ts';
import { PanelHeader } from './panel-header.tsx';
import type { ItemPanelProps } from './panel-props.ts';
import { draftOf, fieldOf, type ReadingDraft, withField } from './reading-draft.ts';
import { useJudging } from './use-judging.ts';

interface BlindPanelProps extends ItemPanelProps {
  /** Back to the comparison, where there is one already. */
  readonly onLeave?: () => void;
}

/** What helps to copy a field the way it is compared. */
const hints: Readonly<Partial<Record<string, string>>> = {
  expected: '12.15；没有就空着',
  competitor: '没写就空着',
  next_plan: '日期和方式',
  county: '望都、望都县都行',
};

/** 盲录: the paper is copied unseen, then compared. A clean card goes on by itself to the next. */
export function BlindPanel(props: BlindPanelProps): ReactElement {
  const { view, item, onGoOn, onLeave } = props;
  const fields = item.values.map(({ field }) => field);
  const [kept, keep] = useRemembered<ReadingDraft | null>(['audit', view.day, item.key, 'paper'], null);
  const draft = kept ?? (item.paperKind === 'read' ? draftOf(item) : {});
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const written = fields.filter((field) => fieldOf(draft, field).paper.trim() !== '').length;
  useEffect(() => inputs.current[0]?.focus(), []);
  const judging = useJudging(view.day, item, fields, (next, by) => {
    keep(null);
    onLeave?.();
    // what differs stays to be looked at, and so does a card of which nobody knows whose it is
    const isSettled = next.verdict === 'match' || (next.verdict === 'missing' && next.person !== null);
    if (by === 'noPaper' || isSettled) onGoOn();
  });
  const busy = judging.keyIn.busy || judging.noPaper.busy;
  const failure = judging.keyIn.failure ?? judging.noPaper.failure;
  // a slip of the hand on a card that nobody has begun must not judge it
  const canSave = written > 0;
  const save = (): void => {
    if (canSave && !busy) judging.keyIn.run(draft);
  };
  const isMissing = item.verdict === 'missing';
  const saveLabel = isMissing ? '记下纸卡内容' : '录完，比对';
  useKeys(
    '盲录',
    [
      { keys: 'Enter', label: '下一项', inText: false, run: () => inputs.current[0]?.focus() },
      { keys: 'Shift+Enter', label: '上一项', inText: false, run: () => inputs.current.at(-1)?.focus() },
      { keys: 'Ctrl+Enter', label: saveLabel, hint: '比对', disabled: !canSave, run: save },
      { keys: 'n', label: '没有纸卡', disabled: isMissing, run: () => judging.noPaper.run(undefined) },
      {
        keys: 'Escape',
        label: onLeave ? '不重录了' : '离开输入框，已录的留着',
        hint: '离开输入框',
        run: () => leave(),
      },
    ],
    { layer: 'panel' },
  );
  const leave = (): void => {
    const active = document.activeElement;
    if (active instanceof HTMLInputElement) active.blur();
    else onLeave?.();
  };
  const walk = (event: KeyboardEvent<HTMLInputElement>, index: number): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return;
    const back = (event.key === 'Enter' && event.shiftKey) || event.key === 'ArrowUp';
    const on = (event.key === 'Enter' && !event.shiftKey) || event.key === 'ArrowDown';
    if (!back && !on) return;
    event.preventDefault();
    event.stopPropagation();
    const isEnd = index === fields.length - 1 && event.key === 'Enter' && on;
    if (isEnd) save();
    else inputs.current[index + (back ? -1 : 1)]?.focus();
  };
  return (
    <Panel
      label={`盲录 ${item.serial}`}
      header={<PanelHeader {...props} />}
      footer={
        <>
          <div className="verdict">
            <span className="b nw">
              已录 {written} / {fields.length} 项
            </span>
            <span className="grow" />
            <span className="xs t3 nw">{isMissing ? '系统里没有，录下备查' : '比对后仍可逐项改判'}</span>
          </div>
          <Button look="primary" keys="Ctrl+Enter" busy={busy} disabled={!canSave} onClick={save}>
            {saveLabel}
          </Button>
          {!isMissing && (
            <Button keys="N" onClick={() => judging.noPaper.run(undefined)}>
              没有纸卡
            </Button>
          )}
        </>
      }
    >
      <table className="cmp blind">
        <thead>
          <tr>
            <th>项目</th>
            <th>纸卡上写的，照抄</th>
          </tr>
        </thead>
        <tbody>
          {item.values.map(({ field, title }, index) => (
            <tr key={field}>
              <th scope="row">{title}</th>
              <td>
                <input
                  ref={(element) => {
                    inputs.current[index] = element;
                  }}
                  className="in"
                  aria-label={title}
                  placeholder={hints[field]}
                  autoComplete="off"
                  maxLength={100}
                  value={fieldOf(draft, field).paper}
                  onChange={(event) => keep(withField(draft, field, { paper: event.currentTarget.value, mark: null }))}
                  onKeyDown={(event) => walk(event, index)}
                  onFocus={(event) => event.currentTarget.select()}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {failure ? (
        <Note tone="red" icon="warning" live>
          {failure.text}
        </Note>
      ) : (
        <Note icon="lock">
          <span className="xs t2">
            {isMissing
              ? '这个号在系统里没有卡，已记为未录入。'
              : '系统里的值先藏起来，录完一起比。空格、全角半角、电话写法、「白」和「珍珠白」这类同义写法不算不一致。'}
          </span>
        </Note>
      )}
    </Panel>
  );
}
