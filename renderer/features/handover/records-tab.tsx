import type { ReactElement } from 'react';
import type { HandoverRow } from '../../../shared/contract/handover.ts';
import { handoverKinds } from '../../../shared/domain/handover.ts';
import { Button } from '../../components/button.tsx';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note, ProgressBar } from '../../components/marks.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { useHandovers } from './handover-queries.ts';
import { useHandover } from './use-handover.ts';

const states: Readonly<Record<HandoverRow['state'], string>> = { running: '没交完', done: '交完了', stopped: '停下了' };

/** 交接记录: every hand-over with how far it came; one that was interrupted goes on from here. */
export function RecordsTab(): ReactElement {
  const list = useHandovers();
  const notices = useNotices();
  const run = useHandover(({ done }) => notices.show({ text: `交接办完了，共 ${done} 位客户` }));
  const failure = list.error === null ? null : failureOf(list.error);
  const open = list.rows.filter(({ state }) => state === 'running');
  return (
    <div className="left grow">
      {open.map((row) => (
        <Note key={row.id} tone="amber" icon="warning">
          <div className="row">
            <span className="grow">
              {row.from.name}的交接没办完：已交 {run.progress?.id === row.id ? run.progress.done : row.done} 位，共{' '}
              {row.customers} 位。已交的都在，可以接着办。
            </span>
            <Button small busy={run.progress !== null} onClick={() => run.resume(row.id)}>
              接着交{row.from.name}的客户
            </Button>
          </div>
        </Note>
      ))}
      {run.progress !== null && <ProgressBar label="交接" done={run.progress.done} total={run.progress.customers} />}
      {run.failure !== null && (
        <Note tone="red" icon="warning" live>
          {run.failure.text}
        </Note>
      )}
      {list.isLoading && <LoadingRows words="正在读取交接记录…" rowHeight={32} rows={8} />}
      {failure !== null && (
        <ErrorState
          title="交接记录没能读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={list.retry}
        />
      )}
      {!list.isLoading && failure === null && list.rows.length === 0 && (
        <EmptyState icon="document" title="还没有交接过" text="在「交接」里选交出客户的人，办完会记在这里。" />
      )}
      {list.rows.length > 0 && (
        <DataTable
          label="交接记录"
          columns={columns}
          rows={list.rows}
          keyOf={(row) => row.id}
          onNearEnd={list.onNearEnd}
        />
      )}
    </div>
  );
}

const columns: readonly TableColumn<HandoverRow>[] = [
  { key: 'at', title: '什么时候', width: '148px', render: (row) => <Instant at={row.at} /> },
  { key: 'from', title: '谁的', width: '72px', render: (row) => row.from.name },
  {
    key: 'to',
    title: '给谁',
    width: 'minmax(0,1fr)',
    render: (row) => row.receivers.map(({ name }) => name).join('、'),
  },
  {
    key: 'why',
    title: '为什么',
    width: 'minmax(0,1fr)',
    render: (row) => [handoverKinds[row.kind], row.reason].filter((words) => words !== '').join('：'),
  },
  { key: 'what', title: '范围', width: '72px', render: (row) => (row.whole ? '全部' : '几位') },
  { key: 'done', title: '客户', width: '88px', numeric: true, render: (row) => `${row.done} / ${row.customers}` },
  { key: 'plans', title: '计划', width: '64px', numeric: true, render: (row) => row.plans },
  {
    key: 'state',
    title: '结果',
    width: '72px',
    render: (row) => <span className={row.state === 'running' ? 'amber' : ''}>{states[row.state]}</span>,
  },
  { key: 'by', title: '谁办的', width: '80px', render: (row) => row.by.name },
];
