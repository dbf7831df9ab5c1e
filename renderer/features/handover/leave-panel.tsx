import { type ReactElement, useState } from 'react';
import { addDays, type CivilDate } from '../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { LeaveRow } from '../../../shared/contract/leave.ts';
import { leaveKinds } from '../../../shared/domain/leave.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmInline } from '../../components/confirm-inline.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';
import { Facts, Panel } from '../../components/panel.tsx';
import { PersonPicker } from '../../components/picker.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useNotices } from '../../state/notices.ts';
import { UnreadContext } from '../../state/unread.ts';
import { useAct } from '../../state/use-act.ts';
import { LeaveDay } from './leave-day.tsx';
import { phaseWords } from './leave-words.ts';
import { usePeople } from './use-people.ts';

interface LeavePanelProps {
  readonly leave: LeaveRow;
  readonly onNew: () => void;
}

type Asking = 'nothing' | 'end' | 'stand-in' | 'cancel';

/** One leave: its days and stand-in, and what can still be changed about it. */
export function LeavePanel({ leave, onNew }: LeavePanelProps): ReactElement {
  const today = useToday();
  const [asking, ask] = useState<Asking>('nothing');
  const { staff, phase } = leave;
  const isOpen = phase === 'now' || phase === 'ahead';
  const canEnd = phase === 'now' && leave.fromOn < leave.throughOn;
  useKeys(
    `${staff.name}请假`,
    [
      { keys: 'n', label: '登记请假', run: onNew },
      { keys: 'e', label: '提前回来', disabled: !canEnd, run: () => ask('end') },
      { keys: 'd', label: '换代班人', disabled: !isOpen, run: () => ask('stand-in') },
      { keys: 'x', label: '撤销请假', disabled: phase === 'cancelled', run: () => ask('cancel') },
    ],
    { layer: 'panel' },
  );
  return (
    <Panel
      label={`${staff.name}请假`}
      header={
        <div className="row">
          <h2 className="md b">{staff.name}</h2>
          <span className="t2">
            {leaveKinds[leave.kind]}，{phaseWords[phase]}
          </span>
        </div>
      }
      footer={
        <>
          {canEnd && (
            <Button keys="e" onClick={() => ask('end')}>
              提前回来
            </Button>
          )}
          {isOpen && (
            <Button keys="d" onClick={() => ask('stand-in')}>
              换代班人
            </Button>
          )}
          {phase !== 'cancelled' && (
            <Button keys="x" onClick={() => ask('cancel')}>
              撤销请假
            </Button>
          )}
        </>
      }
    >
      <Facts
        facts={[
          { label: '从', value: dateWords(leave.fromOn, today) },
          { label: '到', value: dateWords(leave.throughOn, today) },
          { label: '代班人', value: leave.standIn?.name ?? '没有（补登）' },
          ...(leave.note === '' ? [] : [{ label: '说明', value: leave.note }]),
          {
            label: '登记',
            value: (
              <>
                {leave.enteredBy.name} <Instant at={leave.enteredAt} />
              </>
            ),
          },
        ]}
      />
      {leave.waiting > 0 && (
        <Note tone="amber" icon="clock">
          还有 {leave.waiting} 个今天到期或逾期的计划在{staff.name}这里，等{leave.standIn?.name ?? '代班人'}接。
        </Note>
      )}
      {asking === 'end' && <EndLeave leave={leave} onClose={() => ask('nothing')} />}
      {asking === 'stand-in' && <ChangeStandIn leave={leave} onClose={() => ask('nothing')} />}
      {asking === 'cancel' && <CancelLeave leave={leave} onClose={() => ask('nothing')} />}
    </Panel>
  );
}

interface ChangeProps {
  readonly leave: LeaveRow;
  readonly onClose: () => void;
}

const touched = [['leave'], ['plan'], ['handover'], ['finding']];

function EndLeave({ leave, onClose }: ChangeProps): ReactElement {
  const api = useApi();
  const today = useToday();
  const notices = useNotices();
  const yesterday = addDays(today, -1);
  const [throughOn, setThroughOn] = useState<CivilDate>(yesterday < leave.fromOn ? leave.fromOn : yesterday);
  const end = useAct(api.leave.end, {
    refreshes: touched,
    onDone: ({ moved }) => {
      notices.show({ text: `${leave.staff.name}的请假改到${dateWords(throughOn, today)}，${moved} 个计划换了人` });
      onClose();
    },
  });
  const submit = (): void => end.run({ id: leave.id, throughOn });
  useKeys(
    '提前回来',
    [
      { keys: 'Ctrl+Enter', label: '改请假的最后一天', run: submit },
      { keys: 'Escape', label: '不改了', inText: true, run: onClose },
    ],
    { layer: 'panel' },
  );
  return (
    <div className="give-form">
      <UnreadContext value={end.unread}>
        <FieldRow label="请假的最后一天" required error={end.failure?.text ?? null}>
          {(control) => (
            <LeaveDay
              control={control}
              named={{ field: 'throughOn', label: '请假的最后一天' }}
              value={throughOn}
              today={today}
              onChange={setThroughOn}
            />
          )}
        </FieldRow>
      </UnreadContext>
      <p className="xs t2">没做的计划回到{leave.staff.name}，代班人做过的不动。</p>
      <div className="row">
        <Button look="primary" keys="Ctrl+Enter" busy={end.busy} onClick={submit}>
          改请假的最后一天
        </Button>
        <Button keys="Escape" onClick={onClose}>
          不改了
        </Button>
      </div>
    </div>
  );
}

function ChangeStandIn({ leave, onClose }: ChangeProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const people = usePeople().filter(({ id }) => id !== leave.staff.id && id !== leave.standIn?.id);
  const [standInId, setStandInId] = useState<string | null>(null);
  const name = people.find(({ id }) => id === standInId)?.name ?? '';
  const change = useAct(api.leave.changeStandIn, {
    refreshes: touched,
    onDone: ({ moved }) => {
      notices.show({ text: `${leave.staff.name}请假改由${name}代班，${moved} 个计划转过去了` });
      onClose();
    },
  });
  const submit = (): void => {
    if (standInId !== null) change.run({ id: leave.id, standInId });
  };
  useKeys(
    '换代班人',
    [
      { keys: 'Ctrl+Enter', label: '换代班人', disabled: standInId === null, run: submit },
      { keys: 'Escape', label: '不换了', inText: true, run: onClose },
    ],
    { layer: 'panel' },
  );
  return (
    <div className="give-form">
      <FieldRow label="换谁代班" required error={change.failure?.text ?? null}>
        {(control) => <PersonPicker control={control} people={people} value={standInId} onChange={setStandInId} />}
      </FieldRow>
      <p className="xs t2">以后的计划转过去；今天到期和逾期的还在原来的人那里。</p>
      <div className="row">
        <Button look="primary" keys="Ctrl+Enter" busy={change.busy} disabled={standInId === null} onClick={submit}>
          换代班人
        </Button>
        <Button keys="Escape" onClick={onClose}>
          不换了
        </Button>
      </div>
    </div>
  );
}

function CancelLeave({ leave, onClose }: ChangeProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const cancel = useAct(api.leave.cancel, {
    refreshes: touched,
    onDone: ({ moved }) => {
      notices.show({ text: `${leave.staff.name}的请假已撤销，${moved} 个计划回来了` });
      onClose();
    },
  });
  return (
    <>
      <ConfirmInline
        text={`当作没请过：没做的计划回到${leave.staff.name}，已经过去的日子照常检查。`}
        confirm={`撤销${leave.staff.name}的请假`}
        busy={cancel.busy}
        onConfirm={() => cancel.run({ id: leave.id })}
        onCancel={onClose}
      />
      {cancel.failure !== null && (
        <Note tone="red" icon="warning" live>
          {cancel.failure.text}
        </Note>
      )}
    </>
  );
}
