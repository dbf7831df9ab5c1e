import type { ReactElement } from 'react';
import { itemKinds, mostItems } from '../../../shared/domain/spot-check/score-sheet.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { Note } from '../../components/marks.tsx';
import { useDateField } from '../../components/use-date-field.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { WhyRow } from '../settings/why-row.tsx';
import { type ItemDraft, moved, newItem, type SheetDraft, type SheetTerms, termsOf } from './sheet-draft.ts';

interface SheetEditorProps {
  readonly draft: SheetDraft;
  readonly onChange: (draft: SheetDraft) => void;
  /** The draft stays for the next time. */
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

/** A new version of the score sheet: its items in order, what passes, and from when on. */
export function SheetEditor({ draft, onChange, onClose, onSaved }: SheetEditorProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const save = useAct((terms: SheetTerms) => api.spotCheck.saveSheet(terms), {
    refreshes: [['spotCheck', 'sheets']],
    onDone: ({ id }) => {
      onSaved(id);
      notices.show({ text: '评分表已存下，从那天起抽的录音按它评' });
    },
  });
  const terms = termsOf(draft);
  const missing = typeof terms === 'string' ? terms : null;
  const set = (change: Partial<SheetDraft>): void => {
    save.clear();
    onChange({ ...draft, ...change });
  };
  const submit = (): void => {
    if (typeof terms !== 'string') save.run(terms);
  };
  const isFull = draft.items.length >= mostItems;
  const add = (): void => set({ items: [...draft.items, newItem()] });
  useKeys('新的评分表', [
    { keys: 'Ctrl+s', label: '存下这一版', disabled: missing !== null, run: submit },
    { keys: 'Escape', label: '先不存', run: onClose },
  ]);
  return (
    <>
      <div className="set-tools">
        <h2>新的评分表</h2>
        <span className="grow" />
        {missing !== null && <span className="t2">{missing}</span>}
        <Button look="primary" small keys="Ctrl+S" disabled={missing !== null} busy={save.busy} onClick={submit}>
          存下这一版
        </Button>
        <Button small keys="Escape" onClick={onClose}>
          先不存
        </Button>
      </div>
      <div className="page">
        <div className="set-sheet">
          {save.failure !== null && save.failure.field !== 'effectiveFrom' && (
            <Note tone="red" icon="warning" live>
              {save.failure.text}
            </Note>
          )}
          <StartRow
            value={draft.effectiveFrom}
            error={save.errorAt('effectiveFrom')}
            onChange={(effectiveFrom) => set({ effectiveFrom })}
          />
          <Items items={draft.items} onChange={(items) => set({ items })} />
          <p className="spot-after">
            <Button small icon="plus" disabled={isFull} onClick={add}>
              {isFull ? `最多 ${mostItems} 项` : '加一项'}
            </Button>
          </p>
          <FieldRow label="合格分" required help="满分 100" error={save.errorAt('passMark')}>
            {(control) => (
              <input
                {...control}
                className="in spot-count"
                inputMode="numeric"
                maxLength={3}
                value={draft.passMark}
                onChange={(event) => set({ passMark: event.currentTarget.value.replace(/\D/g, '') })}
              />
            )}
          </FieldRow>
          <WhyRow max={100} value={draft.note} error={save.errorAt('note')} onChange={(note) => set({ note })} />
        </div>
      </div>
    </>
  );
}

interface StartRowProps {
  readonly value: string | null;
  readonly error: string | null;
  readonly onChange: (day: string | null) => void;
}

function StartRow({ value, error, onChange }: StartRowProps): ReactElement {
  const today = useToday();
  const field = useDateField({ value, today, min: today, withDistance: true, onChange, named: null });
  return (
    <FieldRow label="从哪天起" required help={field.meaning ?? '今天或以后'} error={field.error ?? error}>
      {(control) => (
        <input
          {...control}
          {...field.input}
          className="in spot-day"
          // biome-ignore lint/a11y/noAutofocus: a form that was just opened by a key or a button
          autoFocus
          placeholder="如 今天、下周一、12.1"
        />
      )}
    </FieldRow>
  );
}

interface ItemsProps {
  readonly items: readonly ItemDraft[];
  readonly onChange: (items: readonly ItemDraft[]) => void;
}

function Items({ items, onChange }: ItemsProps): ReactElement {
  const put = (at: number, change: Partial<ItemDraft>): void =>
    onChange(items.map((item, index) => (index === at ? { ...item, ...change } : item)));
  return (
    <table className="tb score-items">
      <thead>
        <tr>
          <th scope="col">听什么</th>
          <th scope="col">怎么评</th>
          <th scope="col">权重</th>
          <th scope="col">
            <span className="visually-hidden">次序</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, at) => (
          <tr key={item.id}>
            <td>
              <input
                className="in"
                aria-label={`第 ${at + 1} 项听什么`}
                maxLength={24}
                autoComplete="off"
                value={item.label}
                onChange={(event) => put(at, { label: event.currentTarget.value })}
              />
            </td>
            <td>
              <select
                className="in"
                aria-label={`第 ${at + 1} 项怎么评`}
                value={item.kind}
                onChange={(event) => put(at, { kind: event.currentTarget.value === 'scale' ? 'scale' : 'yes_no' })}
              >
                {Object.entries(itemKinds).map(([kind, words]) => (
                  <option key={kind} value={kind}>
                    {words}
                  </option>
                ))}
              </select>
            </td>
            <td>
              <input
                className="in spot-count"
                aria-label={`第 ${at + 1} 项的权重`}
                inputMode="numeric"
                maxLength={2}
                value={item.weight}
                onFocus={(event) => event.currentTarget.select()}
                onChange={(event) => put(at, { weight: event.currentTarget.value.replace(/\D/g, '') })}
              />
            </td>
            <td className="nw">
              <IconButton
                icon="chevronUp"
                label={`第 ${at + 1} 项往上移`}
                disabled={at === 0}
                onClick={() => onChange(moved(items, at, -1))}
              />
              <IconButton
                icon="chevronDown"
                label={`第 ${at + 1} 项往下移`}
                disabled={at === items.length - 1}
                onClick={() => onChange(moved(items, at, 1))}
              />
              <IconButton
                icon="cross"
                label={`去掉第 ${at + 1} 项`}
                disabled={items.length === 1}
                onClick={() => onChange(items.filter(({ id }) => id !== item.id))}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
