import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { AuditedField } from '../../../shared/domain/audit-compare.ts';
import { isComposing } from '../../app/key-stroke.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { useRemembered } from '../../state/remembered.ts';
import { fieldWords } from './audit-words.ts';
import { PanelHeader } from './panel-header.tsx';
import type { ItemPanelProps } from './panel-props.ts';
import { draftOf, fieldOf, isBlank, type ReadingDraft, withField } from './reading-draft.ts';
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

/** Why nothing was compared yet, and the way out. */
function askedWords(asked: 'nothing' | 'half', blanks: readonly AuditedField[], isMissing: boolean): string {
  if (asked === 'half') {
    return `${fieldWords(blanks)}还空着。纸卡上真的没写，再按一次 Ctrl Enter 就比对；没录完，请接着录。`;
  }
  return isMissing
    ? '还什么都没录。照纸卡录；不录，按两次 Esc 离开。'
    : '还什么都没录，没有比对。照纸卡录；没有这张纸卡，先按 Esc 再按 N。';
}

/** 盲录: the paper is copied unseen, then compared. A clean card goes on by itself to the next. */
export function BlindPanel(props: BlindPanelProps): ReactElement {
  const { view, item, onField, onGoOn, onReturn, onLeave } = props;
  const notices = useNotices();
  const fields = item.values.map(({ field }) => field);
  const [kept, keep] = useRemembered<ReadingDraft | null>(['audit', view.day, item.key, 'paper'], null);
  const draft = kept ?? (item.paperKind === 'read' ? draftOf(item) : {});
  const inputs = useRef<(HTMLInputElement | null)[]>([]);
  const blanks = fields.filter((field) => isBlank(fieldOf(draft, field).paper));
  const written = fields.length - blanks.length;
  const [asked, setAsked] = useState<'nothing' | 'half' | null>(null);
  useEffect(() => inputs.current[0]?.focus(), []);
  const judging = useJudging(
    view.day,
    item,
    fields,
    (next, by) => {
      keep(null);
      onLeave?.();
      // what differs stays to be looked at, and so does a card of which nobody knows whose it is
      const isSettled = next.verdict === 'match' || (next.verdict === 'missing' && next.person !== null);
      if (by === 'noPaper' || isSettled) onGoOn();
    },
    (said) => {
      keep(said);
      onReturn();
    },
  );
  const busy = judging.keyIn.busy || judging.noPaper.busy;
  const failure = judging.keyIn.failure ?? judging.noPaper.failure;
  const isMissing = item.verdict === 'missing';
  const save = (): void => {
    if (busy) return;
    const doubt = written === 0 ? 'nothing' : !isMissing && blanks.length > written ? 'half' : null;
    if (doubt !== null && (doubt === 'nothing' || asked !== doubt)) {
      setAsked(doubt);
      inputs.current[fields.findIndex((field) => blanks.includes(field))]?.focus();
      return;
    }
    judging.keyIn.run(draft);
  };
  const put = (field: AuditedField, paper: string): void => {
    setAsked(null);
    keep(withField(draft, field, { paper, mark: null }));
  };
  const saveLabel = isMissing ? '记下纸卡内容' : '录完，比对';
  useKeys(
    '盲录',
    [
      { keys: 'Enter', label: '下一项', inText: false, run: () => inputs.current[0]?.focus() },
      { keys: 'Shift+Enter', label: '上一项', inText: false, run: () => inputs.current.at(-1)?.focus() },
      { keys: 'Ctrl+Enter', label: saveLabel, hint: '比对', run: save },
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
    if (isComposing(event.nativeEvent)) return;
    if (event.ctrlKey && event.key.toLowerCase() === 'z' && kept === null) {
      // nothing was typed into this card: what is taken back is the card before
      event.preventDefault();
      notices.undo().catch((error: unknown) => notices.fail(failureOf(error).text));
      return;
    }
    if (event.ctrlKey || event.altKey) return;
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
          <Button look="primary" keys="Ctrl+Enter" busy={busy} onClick={save}>
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
                  onChange={(event) => put(field, event.currentTarget.value)}
                  onKeyDown={(event) => walk(event, index)}
                  onFocus={(event) => {
                    event.currentTarget.select();
                    onField(field);
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {failure && (
        <Note tone="red" icon="warning" live>
          {failure.text}
        </Note>
      )}
      {!failure && asked !== null && (
        <Note tone="amber" live>
          {askedWords(asked, blanks, isMissing)}
        </Note>
      )}
      {!failure && asked === null && (
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
