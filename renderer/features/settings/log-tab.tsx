import type { ReactElement } from 'react';
import type { LogRow } from '../../../shared/contract/log.ts';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { Instant } from '../../components/instant.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';
import { useStaff } from '../../state/commons.ts';
import { failureOf } from '../../state/failure.ts';
import { subjectWords } from './subject-words.ts';

/** 操作日志: who did what to what, the newest first, without what was written. */
export function LogTab(): ReactElement {
  const api = useApi();
  const list = useKeysetList<LogRow, string>({
    queryKey: ['log'],
    fetchPage: async (cursor) => {
      const { rows, nextCursor } = await api.log.list(cursor === null ? {} : { cursor });
      return { rows, next: nextCursor };
    },
  });
  if (list.isLoading) return <LoadingRows rowHeight={32} words="正在读取操作日志…" />;
  if (list.error !== null && list.rows.length === 0) {
    const { text, errorNumber } = failureOf(list.error);
    return <ErrorState title="操作日志没能读出来" text={text} errorNumber={errorNumber} onRetry={list.retry} />;
  }
  if (list.rows.length === 0) return <EmptyState title="还没有记录" />;
  return (
    <DataTable
      label="操作日志"
      columns={columns}
      rows={list.rows}
      keyOf={(row) => String(row.seq)}
      onNearEnd={list.onNearEnd}
    />
  );
}

const columns: readonly TableColumn<LogRow>[] = [
  { key: 'seq', title: '序号', width: '88px', numeric: true, render: (row) => row.seq },
  { key: 'at', title: '时间', width: '160px', render: (row) => <Instant at={row.at} /> },
  {
    key: 'person',
    title: '谁',
    width: '120px',
    render: (row) => row.person?.name ?? <span className="t3">程序</span>,
  },
  { key: 'title', title: '做了什么', width: 'minmax(0,1fr)', render: (row) => row.title },
  {
    key: 'subject',
    title: '对什么',
    width: 'minmax(0,1fr)',
    render: (row) => <Subject subject={row.subject} />,
  },
];

function Subject({ subject }: Pick<LogRow, 'subject'>): ReactElement {
  const { data = [] } = useStaff();
  const words = subjectWords(subject, new Map(data.map(({ id, name }) => [id, name])));
  return (
    <span className="t2" title={subject}>
      {words}
    </span>
  );
}
