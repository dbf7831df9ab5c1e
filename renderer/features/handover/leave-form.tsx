import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { type LeaveKind, leaveKinds } from '../../../shared/domain/leave.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ChipChoice } from '../../components/chip-choice.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { PersonPicker } from '../../components/picker.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { UnreadContext } from '../../state/unread.ts';
import { useAct } from '../../state/use-act.ts';
import { LeaveDay } from './leave-day.tsx';
import { usePeople } from './use-people.ts';

interface LeaveFormProps {
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}

interface Draft {
  readonly staffId: string | null;
  readonly kind: LeaveKind;
  readonly fromOn: CivilDate;
  readonly throughOn: CivilDate;
  readonly standInId: string | null;
  readonly note: string;
}

const kinds = (Object.keys(leaveKinds) as LeaveKind[]) // the keys of a table of labels are its codes
  .map((value) => ({ value, label: leaveKinds[value] }));

const fields = ['staffId', 'fromOn', 'throughOn', 'standInId', 'note'];

/** 登记请假: who, when, who stands in, and what follows from it before it is done. */
export function LeaveForm({ onDone, onCancel }: LeaveFormProps): ReactElement {
  const api = useApi();
  const today = useToday();
  const notices = useNotices();
  const people = usePeople();
  const [draft, setDraft] = useState<Draft>({
    staffId: null,
    kind: 'annual',
    fromOn: today,
    throughOn: today,
    standInId: null,
    note: '',
  });
  const set = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const isPast = draft.throughOn < today;
  const input =
    draft.staffId === null || (draft.standInId === null && !isPast) ? null : { ...draft, staffId: draft.staffId };
  const effect = useQuery({
    queryKey: ['leave', 'preview', today, input],
    enabled: input !== null,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => {
      if (input === null) throw new Error('nobody is named');
      return api.leave.preview(input, { signal });
    },
  });
  const name = people.find(({ id }) => id === draft.staffId)?.name ?? '';
  const standIn = people.find(({ id }) => id === draft.standInId)?.name ?? '';
  const enter = useAct(api.leave.enter, {
    refreshes: [['leave'], ['plan'], ['handover'], ['finding']],
    onDone: ({ id, over }) => {
      notices.show({ text: `已登记${name}请假${over > 0 ? `，${over} 个计划已转给${standIn}` : ''}` });
      onDone(id);
    },
  });
  const failure = enter.failure ?? (input === null || effect.error === null ? null : failureOf(effect.error));
  useFocusWrong(enter.failure);
  const errorAt = (field: string): string | null => (failure?.field === field ? failure.text : null);
  const canEnter = input !== null && effect.error === null && !enter.busy;
  const submit = (): void => {
    if (input !== null && canEnter) enter.run(input);
  };
  useKeys(
    '登记请假',
    [
      { keys: 'Ctrl+Enter', label: '登记请假', disabled: !canEnter, run: submit },
      { keys: 'Escape', label: '不登记了', inText: true, run: onCancel },
    ],
    { layer: 'panel' },
  );
  return (
    <Panel
      label="登记请假"
      header={<h2 className="md b">登记请假</h2>}
      footer={
        <>
          <Button look="primary" keys="Ctrl+Enter" busy={enter.busy} disabled={!canEnter} onClick={submit}>
            登记{name}请假
          </Button>
          <Button keys="Escape" onClick={onCancel}>
            不登记了
          </Button>
        </>
      }
    >
      <UnreadContext value={enter.unread}>
        <form
          className="give-form"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <FieldRow label="谁请假" required error={errorAt('staffId')}>
            {(control) => (
              <PersonPicker
                control={control}
                people={people}
                value={draft.staffId}
                onChange={(staffId) => set({ staffId })}
              />
            )}
          </FieldRow>
          <ChipChoice<LeaveKind> label="假别" value={draft.kind} choices={kinds} onChange={(kind) => set({ kind })} />
          <FieldRow label="从哪天" required error={errorAt('fromOn')}>
            {(control) => (
              <LeaveDay
                control={control}
                named={{ field: 'fromOn', label: '从哪天' }}
                value={draft.fromOn}
                today={today}
                onChange={(fromOn) => set({ fromOn, ...(draft.throughOn < fromOn ? { throughOn: fromOn } : {}) })}
              />
            )}
          </FieldRow>
          <FieldRow label="到哪天" required help="这天也算" error={errorAt('throughOn')}>
            {(control) => (
              <LeaveDay
                control={control}
                named={{ field: 'throughOn', label: '到哪天' }}
                value={draft.throughOn}
                today={today}
                onChange={(throughOn) => set({ throughOn })}
              />
            )}
          </FieldRow>
          <FieldRow label="谁代班" required={!isPast} error={errorAt('standInId')}>
            {(control) => (
              <PersonPicker
                control={control}
                people={people.filter(({ id }) => id !== draft.staffId)}
                value={draft.standInId}
                onChange={(standInId) => set({ standInId })}
              />
            )}
          </FieldRow>
          <FieldRow label="说明" error={errorAt('note')}>
            {(control) => (
              <input
                {...control}
                className="in"
                placeholder="可以不写"
                maxLength={100}
                autoComplete="off"
                value={draft.note}
                onChange={(event) => set({ note: event.currentTarget.value })}
              />
            )}
          </FieldRow>
          {failure !== null && (failure.field === null || !fields.includes(failure.field)) && (
            <Note tone="red" icon="warning" live>
              {failure.text}
            </Note>
          )}
          {input !== null && effect.data !== undefined && effect.error === null && (
            <Effect effect={effect.data} name={name} standIn={standIn} />
          )}
        </form>
      </UnreadContext>
    </Panel>
  );
}

interface EffectProps {
  readonly effect: { readonly over: number; readonly asked: number; readonly withdrawn: number };
  readonly name: string;
  readonly standIn: string;
}

/** What follows from the leave, before it is entered. */
function Effect({ effect: { over, asked, withdrawn }, name, standIn }: EffectProps): ReactElement {
  return (
    <Note icon="document" live>
      {standIn !== '' && (
        <p>
          {over} 个计划马上转给{standIn}；以后定在那几天的也给{standIn}。
        </p>
      )}
      {asked > 0 && (
        <p>
          今天和逾期的 {asked} 个，已过开门时间，要{standIn}在「交接与代班」里接下才转。
        </p>
      )}
      {withdrawn > 0 && <p>那几天没做回访的 {withdrawn} 条检查发现撤回。</p>}
      <p className="xs t3">回来以后，没做的计划回到{name}。</p>
    </Note>
  );
}
