import type { ReactElement } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { LoadRow } from '../../../shared/contract/handover.ts';
import { roleLabel } from '../../../shared/domain/roles.ts';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useLoads } from './handover-queries.ts';

interface LoadsTableProps {
  readonly chosen: string | null;
  readonly onChoose: (row: LoadRow) => void;
}

/** Who has how much: whoever is chosen gives. */
export function LoadsTable({ chosen, onChoose }: LoadsTableProps): ReactElement {
  const { data: rows = [], error, isPending, refetch } = useLoads();
  const today = useToday();
  const failure = error === null ? null : failureOf(error);
  const columns: readonly TableColumn<LoadRow>[] = [
    { key: 'name', title: '姓名', width: 'minmax(88px,1fr)', render: (row) => row.person.name },
    { key: 'role', title: '岗位', width: '80px', render: (row) => roleLabel(row.role) },
    {
      key: 'away',
      title: '请假',
      width: 'minmax(108px,1.2fr)',
      render: ({ away }) =>
        away === null ? (
          <span className="t3">—</span>
        ) : (
          <span className="cut" title={awayWords(away, today)}>
            {awayWords(away, today)}
          </span>
        ),
    },
    { key: 'customers', title: '客户', width: '64px', numeric: true, render: (row) => row.customers },
    { key: 'pursued', title: '在跟进', width: '64px', numeric: true, render: (row) => row.pursued },
    { key: 'plans', title: '没做的计划', width: '80px', numeric: true, render: (row) => row.plans },
    { key: 'due', title: '今天要做', width: '72px', numeric: true, render: (row) => row.due },
    {
      key: 'overdue',
      title: '逾期',
      width: '56px',
      numeric: true,
      render: (row) => (row.overdue === 0 ? '—' : <span className="red">{row.overdue}</span>),
    },
  ];
  if (isPending) return <LoadingRows words="正在读取名单…" rowHeight={32} rows={8} />;
  if (failure !== null)
    return (
      <ErrorState
        title="名单没能读出来"
        text={`${failure.text}。`}
        errorNumber={failure.errorNumber}
        onRetry={() => void refetch()}
      />
    );
  if (rows.length === 0)
    return (
      <EmptyState
        icon="people"
        title="还没有跟客户的人"
        text="系统管理员在「设置—人员」里加入销售顾问以后，会列在这里。"
      />
    );
  return (
    <DataTable
      label="各人名下"
      columns={columns}
      rows={rows}
      keyOf={(row) => row.person.id}
      chosen={chosen}
      onOpen={onChoose}
    />
  );
}

function awayWords({ through, standIn }: NonNullable<LoadRow['away']>, today: string): string {
  return `到${dateWords(through, today)}${standIn === null ? '' : `，${standIn.name}代班`}`;
}
