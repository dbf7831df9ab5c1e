import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { CardGrid } from '../../components/card/card-grid.tsx';
import { focusCellOf } from '../../components/card/cell-walk.ts';
import { DateCell } from '../../components/card/date-cell.tsx';
import { SelectCell } from '../../components/card/select-cells.tsx';
import { TextCell } from '../../components/card/text-cells.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useStaff } from '../../state/commons.ts';
import { useNotices } from '../../state/notices.ts';
import { useRemembered } from '../../state/remembered.ts';
import { useAct } from '../../state/use-act.ts';
import { type BookDraft, blankBook, rangeSentence, readRange } from './book-draft.ts';

interface NewBookProps {
  /** Of the book issued last: the next one mostly has the same. */
  readonly lastPrefix: string;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

/** The front desk as a line of the list of holders. */
const frontDesk = 'front-desk';

/** 登记一本: the numbers as printed, who has it and since when. What is typed stays when it is put aside. */
export function NewBook({ lastPrefix, onDone, onCancel }: NewBookProps): ReactElement {
  const today = useToday();
  const holders = useHolders();
  const form = useRef<HTMLFormElement>(null);
  const { draft, set, prefix, sentence, errorAt, refusal, busy, unread, submit } = useNewBook(lastPrefix, form, onDone);
  const [firstCell] = useState(lastPrefix === '' ? 'prefix' : 'firstNumber');
  useEffect(() => {
    if (form.current) focusCellOf(form.current, firstCell);
  }, [firstCell]);
  useKeys(
    '登记一本',
    [
      { keys: 'Ctrl+Enter', label: '登记这本', run: submit },
      { keys: 'Escape', label: '收起，填的都留着', hint: '收起', run: onCancel },
    ],
    { layer: 'panel' },
  );
  return (
    <Panel
      label="登记一本"
      header={
        <>
          <h2 className="md b">登记一本</h2>
          <div className="xs t2">照封面填起止号；也可以把整号填进起号。</div>
        </>
      }
      footer={
        <>
          <Button look="primary" keys="Ctrl+Enter" busy={busy} onClick={submit}>
            登记这本
          </Button>
          <Button keys="Escape" onClick={onCancel}>
            收起
          </Button>
        </>
      }
    >
      <CardGrid label="登记一本" formRef={form} unread={unread} onEnd={submit}>
        <div className="cs">
          <TextCell
            name="prefix"
            label="号码开头"
            span={12}
            maxLength={10}
            placeholder="如 DZ-，没有就空着"
            value={prefix}
            error={errorAt('prefix')}
            onChange={(value) => set({ prefix: value })}
          />
          <TextCell
            name="firstNumber"
            label="起号"
            span={6}
            required
            maxLength={30}
            placeholder="如 202600"
            value={draft.first}
            error={errorAt('firstNumber')}
            onChange={(first) => set({ first })}
          />
          <TextCell
            name="lastNumber"
            label="止号"
            span={6}
            required
            maxLength={30}
            placeholder="如 202649"
            value={draft.last}
            error={errorAt('lastNumber')}
            onChange={(last) => set({ last })}
          />
          <SelectCell
            name="holderId"
            label="领用人"
            span={6}
            value={draft.holderId ?? frontDesk}
            options={holders}
            error={errorAt('holderId')}
            noneText="没有这位，请从列表里选"
            onChange={(picked) => set({ holderId: picked === frontDesk ? null : picked })}
          />
          <DateCell
            name="issuedOn"
            label="领用日期"
            span={6}
            value={draft.issuedOn ?? today}
            today={today}
            placeholder="日期，如 今天、3.9"
            error={errorAt('issuedOn')}
            onChange={(issuedOn) => set({ issuedOn })}
          />
          <TextCell
            name="note"
            label="备注"
            span={12}
            maxLength={100}
            value={draft.note}
            error={errorAt('note')}
            onChange={(note) => set({ note })}
          />
        </div>
      </CardGrid>
      {sentence !== null && (
        <Note live icon="book">
          {sentence}
        </Note>
      )}
      {refusal !== null && (
        <div role="alert">
          <Note tone="red" icon="warning">
            {refusal}
          </Note>
        </div>
      )}
    </Panel>
  );
}

/** What was typed, what it means, and sending it. */
function useNewBook(
  lastPrefix: string,
  form: { readonly current: HTMLFormElement | null },
  onDone: (id: string) => void,
) {
  const api = useApi();
  const notices = useNotices();
  const [draft, keep] = useRemembered<BookDraft>(['book', 'new'], blankBook);
  const [isAsked, setAsked] = useState(false);
  const prefix = draft.prefix ?? lastPrefix;
  const reading = readRange(prefix, draft);
  const issue = useAct(api.book.issue, {
    refreshes: [['book'], ['audit']],
    onDone: ({ id, firstSerial, lastSerial }) => {
      keep(blankBook);
      notices.show({ text: `${firstSerial} 到 ${lastSerial} 已登记，这些号可以用了` });
      onDone(id);
    },
  });
  const goTo = (field: string): void => {
    if (form.current) focusCellOf(form.current, field);
  };
  const wrongField = issue.failure?.field;
  useEffect(() => {
    if (wrongField && form.current) focusCellOf(form.current, wrongField);
  }, [wrongField, form]);
  return {
    draft,
    prefix,
    busy: issue.busy,
    unread: issue.unread,
    sentence: reading.ok ? rangeSentence(reading.range) : null,
    set: (change: Partial<BookDraft>): void => {
      issue.clear();
      setAsked(false);
      keep((before) => ({ ...before, ...change }));
    },
    errorAt: (field: string): string | null =>
      isAsked && !reading.ok && reading.field === field ? reading.text : issue.errorAt(field),
    /** The whole sentence: a cell shows only its beginning. */
    refusal: issue.failure?.text ?? null,
    submit: (): void => {
      if (!reading.ok) {
        setAsked(true);
        goTo(reading.field);
        return;
      }
      const { holderId, issuedOn, note } = draft;
      issue.run({ ...reading.range, holderId, note, ...(issuedOn === null ? {} : { issuedOn }) });
    },
  };
}

/** The front desk first, then the consultants. */
function useHolders() {
  const { data: people = [] } = useStaff();
  return [
    { value: frontDesk, label: '前台', hint: '大家用' },
    ...people
      .filter(({ role, active }) => role === 'consultant' && active)
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
}
