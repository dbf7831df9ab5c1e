import { type ReactElement, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { AuditItemView } from '../../../shared/contract/audit-rows.ts';
import { type AuditedField, auditedFieldTitles } from '../../../shared/domain/audit-compare.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { useNotices } from '../../state/notices.ts';
import { useRemembered } from '../../state/remembered.ts';
import { fieldWords } from './audit-words.ts';
import { BlindPanel } from './blind-panel.tsx';
import { CompareTable } from './compare-table.tsx';
import { ItemNotes } from './item-notes.tsx';
import { PanelHeader } from './panel-header.tsx';
import type { ItemPanelProps } from './panel-props.ts';
import {
  draftOf,
  fieldOf,
  isSameDraft,
  nothingWritten,
  type ReadingDraft,
  splitFields,
  withField,
  withRestMatching,
} from './reading-draft.ts';
import { saysTheSame } from './says-the-same.ts';
import { TreatmentFields } from './treatment-fields.tsx';
import { useCompareLists } from './use-compare-lists.ts';
import { useJudging } from './use-judging.ts';

/** 对照: the system beside the paper, one field after the other judged with J and K. */
export function ComparePanel(props: ItemPanelProps): ReactElement {
  const { view, item, onField, onGoOn, onReturn } = props;
  const lists = useCompareLists();
  const notices = useNotices();
  const fields = item.values.map(({ field }) => field);
  const stored = draftOf(item);
  const [kept, keep] = useRemembered<ReadingDraft | null>(['audit', view.day, item.key, 'marks'], null);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      fields.findIndex((field) => fieldOf(kept ?? stored, field).mark === null),
    ),
  );
  const [isRekeying, setRekeying] = useState(false);
  const paperFields = useRef<(HTMLInputElement | null)[]>([]);
  const draft = kept ?? stored;
  const { mismatched, wordless, open } = splitFields(draft, fields);
  const isChanged = !isSameDraft(draft, stored, fields) || item.paperKind !== 'read';
  const judging = useJudging(
    view.day,
    item,
    fields,
    (next, by) => {
      keep(null);
      if (by !== 'clear' || next.verdict !== null) onGoOn();
    },
    (said) => {
      keep(said);
      onReturn();
    },
  );
  const busy = judging.mark.busy || judging.noPaper.busy || judging.clear.busy;
  const failure = judging.mark.failure ?? judging.noPaper.failure ?? judging.clear.failure;
  const field = fields[at];
  useEffect(() => onField(field ?? null), [field, onField]);
  const move = (by: number): void => setAt((before) => Math.min(fields.length - 1, Math.max(0, before + by)));
  const agree = (): void => {
    if (field === undefined) return;
    keep(withField(draft, field, { mark: 'match' }));
    move(1);
  };
  const differ = (index: number): void => {
    const differing = fields[index];
    if (differing === undefined) return;
    // the field must be there at once: the next key is the first of the paper's words
    flushSync(() => keep(withField(draft, differing, { mark: 'mismatch' })));
    paperFields.current[index]?.focus();
  };
  const settle = (index: number): void => {
    const value = item.values[index];
    if (value === undefined) return;
    const { paper } = fieldOf(draft, value.field);
    if (!saysTheSame(value.field, value.system ?? '—', paper, lists, view.day)) return;
    keep(withField(draft, value.field, { mark: 'match' }));
    notices.show({ text: `「${value.title}」写法不同，内容和系统一样，记为一致` });
  };
  const writeNothing = (differing: AuditedField): void => {
    keep(withField(draft, differing, { paper: nothingWritten }));
    // as if it had been typed: Enter goes on
    paperFields.current[fields.indexOf(differing)]?.focus();
  };
  const agreeRest = (): void => keep(withRestMatching(draft, fields));
  const save = (): void => {
    if (open.length > 0 || busy) return;
    const [unwritten] = wordless;
    if (unwritten !== undefined) {
      paperFields.current[fields.indexOf(unwritten)]?.focus();
      return;
    }
    if (isChanged) judging.mark.run(draft);
    else onGoOn();
  };
  useKeys(
    '这张卡',
    [
      { keys: 'ArrowUp', label: '上一项', hint: '上一项 / 下一项', run: () => move(-1) },
      { keys: 'ArrowDown', label: '下一项', hint: '上一项 / 下一项', run: () => move(1) },
      { keys: 'j', label: '一致', run: agree },
      { keys: 'k', label: '不一致，接着填纸卡值', run: () => differ(at) },
      { keys: 'a', label: '其余都一致', disabled: open.length === 0, run: agreeRest },
      {
        keys: 'Ctrl+Enter',
        label: saveWords(mismatched.length, wordless.length, open.length, isChanged),
        hint: '记下',
        disabled: open.length > 0,
        run: save,
      },
      { keys: 'n', label: '没有纸卡', disabled: item.paperKind === 'none', run: () => judging.noPaper.run(undefined) },
      { keys: 'e', label: '重新录纸卡', hint: false, run: () => setRekeying(true) },
      {
        keys: 'Backspace',
        label: '退回没核',
        hint: false,
        disabled: item.paperKind === 'unread',
        run: () => judging.clear.run(undefined),
      },
    ],
    { layer: 'panel' },
  );
  if (isRekeying) return <BlindPanel {...props} onLeave={() => setRekeying(false)} />;
  return (
    <Panel
      label={`核对 ${item.serial}`}
      header={<PanelHeader {...props} />}
      footer={
        <>
          <div className="verdict">
            <Verdict item={item} mismatched={mismatched} open={open.length} cost={view.costs.mismatch} />
          </div>
          <Button look="primary" keys="Ctrl+Enter" busy={busy} disabled={open.length > 0} onClick={save}>
            {saveWords(mismatched.length, wordless.length, open.length, isChanged)}
          </Button>
          <Button keys="A" disabled={open.length === 0} onClick={agreeRest}>
            其余都一致
          </Button>
          <Button keys="N" disabled={item.paperKind === 'none'} onClick={() => judging.noPaper.run(undefined)}>
            没有纸卡
          </Button>
        </>
      }
    >
      <CompareTable
        item={item}
        draft={draft}
        at={at}
        onAt={setAt}
        onDraft={keep}
        onDiffer={differ}
        onWritten={settle}
        inputRef={(index, element) => {
          paperFields.current[index] = element;
        }}
      />
      {wordless.map((each) => (
        <Note key={each} tone="amber">
          <span className="grow">「{auditedFieldTitles[each]}」判为不一致：照抄纸卡上写的。</span>
          <Button small onClick={() => writeNothing(each)}>
            纸卡没写
          </Button>
        </Note>
      ))}
      <ItemNotes item={item} />
      {failure && (
        <Note tone="red" icon="warning" live>
          {failure.text}
        </Note>
      )}
      <TreatmentFields day={view.day} item={item} />
    </Panel>
  );
}

function saveWords(mismatched: number, wordless: number, open: number, isChanged: boolean): string {
  if (open > 0) return `还有 ${open} 项没判`;
  if (wordless > 0) return `还有 ${wordless} 项没抄纸卡`;
  if (!isChanged) return '下一张';
  return mismatched === 0 ? '记为一致，下一张' : '记为不一致，下一张';
}

interface VerdictProps {
  readonly item: AuditItemView;
  readonly mismatched: AuditItemView['fields'];
  readonly open: number;
  readonly cost: string;
}

function Verdict({ item, mismatched, open, cost }: VerdictProps): ReactElement {
  if (item.paperKind === 'none') return <span className="amber b">无纸卡：列出来，不罚</span>;
  if (mismatched.length === 0) {
    const words =
      open === 0 ? '各项都一致' : open === item.values.length ? '还没核' : `${item.values.length - open} 项一致`;
    return <span className="b">{words}</span>;
  }
  return (
    <>
      <span className="red b cut" title={fieldWords(mismatched)}>
        不一致 {mismatched.length} 项：{fieldWords(mismatched)}
      </span>
      <span className="grow" />
      <span className="xs t3 nw">{cost}</span>
    </>
  );
}
