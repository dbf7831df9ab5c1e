import { type ReactElement, useState } from 'react';
import { addDays } from '../../../shared/calendar/civil-date.ts';
import { mostPerConsultant, type SpotCheckRow, type SpotShare } from '../../../shared/contract/spot-check.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { DayInput } from '../../components/day-input.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { pastDayHelp } from '../../components/past-day.ts';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { usePastDay } from '../../components/use-past-day.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { newSendId } from '../../state/send-id.ts';
import { UnreadContext } from '../../state/unread.ts';
import { useAct } from '../../state/use-act.ts';
import { type DrawAsked, useDrawPreview } from './spot-check-queries.ts';

/** A week back, today included: what the manager has not heard yet, where he checks once a week. */
const daysBack = 6;

interface DrawPanelProps {
  readonly onDrawn: (check: SpotCheckRow) => void;
  /** Left out where there is nothing to go back to. */
  readonly onClose?: (() => void) | undefined;
}

/** A new check: which days, how many of each person, and what that comes to before anything is drawn. */
export function DrawPanel({ onDrawn, onClose }: DrawPanelProps): ReactElement {
  const api = useApi();
  const today = useToday();
  const notices = useNotices();
  const [asked, setAsked] = useState<DrawAsked>({
    from: addDays(today, -daysBack),
    to: today,
    perConsultant: 3,
    again: false,
  });
  const preview = useDrawPreview(asked.perConsultant === 0 ? null : asked);
  const [sendId, setSendId] = useState(newSendId);
  const draw = useAct((terms: DrawAsked) => api.spotCheck.draw({ ...terms, id: sendId }), {
    refreshes: [['spotCheck']],
    onDone: (check) => {
      setSendId(newSendId());
      notices.show({ text: `抽到 ${check.drawn} 份，种子 ${check.seed}` });
      onDrawn(check);
    },
  });
  useFocusWrong(draw.failure);
  const total = preview.data?.total ?? 0;
  const ready = total > 0 && preview.error === null && !preview.isPlaceholderData;
  const set = (change: Partial<DrawAsked>): void => {
    draw.clear();
    // other terms are another check, whatever became of the last try
    setSendId(newSendId());
    setAsked((before) => ({ ...before, ...change }));
  };
  const submit = (): void => {
    if (ready) draw.run(asked);
  };
  useKeys(
    '抽录音',
    [
      { keys: 'Ctrl+Enter', label: '抽取录音', disabled: !ready, run: submit },
      ...(onClose ? [{ keys: 'Escape', label: '先不抽', run: onClose }] : []),
    ],
    { layer: 'panel' },
  );
  return (
    <Panel
      label="抽录音"
      header={<h2 className="md b">抽录音</h2>}
      footer={
        <>
          <Button look="primary" keys="Ctrl+Enter" disabled={!ready} busy={draw.busy} onClick={submit}>
            {total > 0 ? `抽取 ${total} 份录音` : '抽取录音'}
          </Button>
          {onClose && (
            <Button keys="Escape" onClick={onClose}>
              先不抽
            </Button>
          )}
        </>
      }
    >
      <div className="spot-terms">
        <UnreadContext value={draw.unread}>
          <DayRow
            {...{ field: 'from', label: '从' }}
            value={asked.from}
            error={draw.errorAt('from')}
            onChange={(from) => set({ from })}
          />
          <DayRow
            {...{ field: 'to', label: '到' }}
            value={asked.to}
            error={draw.errorAt('to')}
            onChange={(to) => set({ to })}
          />
        </UnreadContext>
        <FieldRow label="每人" required help={`份，1 到 ${mostPerConsultant}`} error={draw.errorAt('perConsultant')}>
          {(control) => (
            <input
              {...control}
              className="in spot-count"
              inputMode="numeric"
              maxLength={2}
              value={asked.perConsultant === 0 ? '' : asked.perConsultant}
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => set({ perConsultant: countOf(event.currentTarget.value) })}
            />
          )}
        </FieldRow>
        <label className="row">
          <input
            type="checkbox"
            checked={asked.again}
            onChange={(event) => set({ again: event.currentTarget.checked })}
          />
          以前抽过的也抽
        </label>
      </div>
      <Preview preview={preview} />
      {draw.failure !== null && draw.failure.field === null && (
        <Note tone="red" icon="warning" live>
          {draw.failure.text}
        </Note>
      )}
      <p className="xs t3">
        种子由程序产生，抽了就留下，不能作废：换个种子再抽，也只在没抽过的里面抽。联系上的和没联系上的都抽到，其余按份数比例。
      </p>
    </Panel>
  );
}

function countOf(typed: string): number {
  return Math.min(mostPerConsultant, Number(typed.replace(/\D/g, '')));
}

interface DayRowProps {
  readonly field: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (day: string) => void;
}

function DayRow({ field: name, label, value, error, onChange }: DayRowProps): ReactElement {
  const today = useToday();
  const field = usePastDay({ named: { field: name, label }, value, today, onChange });
  return (
    <FieldRow label={label} required help={field.meaning ?? ''} error={field.error ?? error}>
      {(control) => (
        <DayInput
          field={field}
          value={value}
          today={today}
          max={today}
          input={{ ...control, className: 'in spot-day', title: pastDayHelp }}
        />
      )}
    </FieldRow>
  );
}

function Preview({ preview }: { readonly preview: ReturnType<typeof useDrawPreview> }): ReactElement {
  const { data, error, refetch } = preview;
  if (error !== null) {
    const failure = failureOf(error);
    // a day that is out of range is said at once, with the way out
    if (failure.field !== null)
      return (
        <Note tone="amber" live>
          {failure.text}
        </Note>
      );
    return (
      <ErrorState
        title="没能数出来"
        text={`${failure.text}。`}
        errorNumber={failure.errorNumber}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <LoadingRows words="正在数录音…" rowHeight={32} rows={4} />;
  if (data.rows.length === 0) return <Note tone="amber">这几天没有对上联系的录音。换日期，或先把录音附到回访上。</Note>;
  return <Shares rows={data.rows} />;
}

/** Per person: how many recordings there are of each kind, and how many are drawn. */
export function Shares({
  rows,
}: {
  readonly rows: readonly (Omit<SpotShare, 'before'> & { readonly before?: number })[];
}): ReactElement {
  const withBefore = rows.some(({ before = 0 }) => before > 0);
  return (
    <table className="tb">
      <thead>
        <tr>
          <th scope="col">谁</th>
          <th scope="col" className="n">
            联系上的
          </th>
          <th scope="col" className="n">
            没联系上
          </th>
          <th scope="col" className="n">
            抽
          </th>
          {withBefore && (
            <th scope="col" className="n">
              以前抽过
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ consultant, effective, ineffective, before = 0 }) => (
          <tr key={consultant.id}>
            <td>{consultant.name}</td>
            <td className="n">{effective.population}</td>
            <td className="n">{ineffective.population}</td>
            <td className="n b">{effective.drawn + ineffective.drawn}</td>
            {withBefore && <td className="n t3">{before === 0 ? '—' : before}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
