import { type ReactElement, useState } from 'react';
import { dateColumn } from '../../../shared/calendar/words.ts';
import type { LeaveRow } from '../../../shared/contract/leave.ts';
import { leaveKinds } from '../../../shared/domain/leave.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { Panel, Shape } from '../../components/panel.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { failureOf } from '../../state/failure.ts';
import { useLeaves } from './handover-queries.ts';
import { LeaveForm } from './leave-form.tsx';
import { LeavePanel } from './leave-panel.tsx';
import { phaseWords } from './leave-words.ts';

const columns: readonly TableColumn<LeaveRow>[] = [
  { key: 'staff', title: '谁', width: 'minmax(80px,1fr)', render: (row) => row.staff.name },
  { key: 'kind', title: '假别', width: '64px', render: (row) => leaveKinds[row.kind] },
  { key: 'from', title: '从', width: '64px', numeric: true, render: (row) => dateColumn(row.fromOn) },
  { key: 'through', title: '到', width: '64px', numeric: true, render: (row) => dateColumn(row.throughOn) },
  { key: 'standIn', title: '代班人', width: 'minmax(80px,1fr)', render: (row) => row.standIn?.name ?? '—' },
  {
    key: 'phase',
    title: '现在',
    width: '88px',
    render: (row) => <span className={row.phase === 'cancelled' ? 't3' : ''}>{phaseWords[row.phase]}</span>,
  },
  {
    key: 'waiting',
    title: '等接的',
    width: '64px',
    numeric: true,
    render: (row) => (row.waiting === 0 ? '—' : <span className="amber">{row.waiting}</span>),
  },
];

/** 请假: who is away when and who stands in; one more is entered at the right. */
export function LeaveTab(): ReactElement {
  const [past, setPast] = useState(false);
  const [chosenId, choose] = useState<string | null>(null);
  const [isEntering, setEntering] = useState(false);
  const list = useLeaves(past);
  const failure = list.error === null ? null : failureOf(list.error);
  const chosen = list.rows.find(({ id }) => id === chosenId) ?? list.rows[0] ?? null;
  const enter = (): void => setEntering(true);
  useKeys('请假', [
    { keys: 'n', label: '登记请假', run: enter },
    { keys: 'p', label: past ? '看没结束的' : '看已结束的', run: () => setPast(!past) },
  ]);
  return (
    <Shape kind="panel">
      <div className="left">
        <div className="give-back">
          <Button small keys="n" icon="plus" onClick={enter}>
            登记请假
          </Button>
          <span className="grow" />
          <Button look="ghost" small keys="p" onClick={() => setPast(!past)}>
            {past ? '看没结束的' : '看已结束的'}
          </Button>
        </div>
        {list.isLoading && <LoadingRows words="正在读取请假…" rowHeight={32} rows={8} />}
        {failure !== null && (
          <ErrorState
            title="请假没能读出来"
            text={`${failure.text}。`}
            errorNumber={failure.errorNumber}
            onRetry={list.retry}
          />
        )}
        {!list.isLoading && failure === null && list.rows.length === 0 && (
          <EmptyState
            icon="calendar"
            title={past ? '还没有结束的请假' : '没有人请假'}
            text="登记请假时一起定代班人：那几天的计划转过去，回来以后没做的再回来。"
          />
        )}
        {list.rows.length > 0 && (
          <DataTable
            label={past ? '已结束的请假' : '请假'}
            columns={columns}
            rows={list.rows}
            keyOf={(row) => row.id}
            chosen={isEntering ? null : (chosen?.id ?? null)}
            onOpen={(row) => {
              setEntering(false);
              choose(row.id);
            }}
            onNearEnd={list.onNearEnd}
          />
        )}
      </div>
      {isEntering ? (
        <LeaveForm
          onDone={(id) => {
            setEntering(false);
            choose(id);
          }}
          onCancel={() => setEntering(false)}
        />
      ) : chosen === null ? (
        <Panel
          label="请假"
          footer={
            <Button look="primary" keys="n" onClick={enter}>
              登记请假
            </Button>
          }
        >
          <p className="t2">经理登记；病假可以事后补登，那几天的检查发现一并撤回。</p>
        </Panel>
      ) : (
        <LeavePanel key={chosen.id} leave={chosen} onNew={enter} />
      )}
    </Shape>
  );
}
