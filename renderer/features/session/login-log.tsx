import type { ReactElement } from 'react';
import type { LoginLogRow } from '../../../shared/contract/session.ts';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { Instant } from '../../components/instant.tsx';
import { StatusDot } from '../../components/marks.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';

/** Who signed in or tried to, the newest first. */
export function LoginLog(): ReactElement {
  const api = useApi();
  const list = useKeysetList<LoginLogRow, string>({
    queryKey: ['session', 'log'],
    fetchPage: async (cursor) => {
      const { rows, nextCursor } = await api.session.loginLog(cursor === null ? {} : { cursor });
      return { rows, next: nextCursor };
    },
  });
  if (list.isLoading) return <LoadingRows rowHeight={32} words="正在读取登录记录…" />;
  if (list.error !== null && list.rows.length === 0) {
    const { text, errorNumber } = failureOf(list.error);
    return <ErrorState title="登录记录没能读出来" text={text} errorNumber={errorNumber} onRetry={list.retry} />;
  }
  if (list.rows.length === 0) return <EmptyState title="还没有登录记录" />;
  return (
    <div className="logins-part">
      <h2 className="b">登录记录</h2>
      <DataTable
        label="登录记录"
        columns={columns}
        rows={list.rows}
        keyOf={(row) => String(row.seq)}
        onNearEnd={list.onNearEnd}
      />
    </div>
  );
}

const columns: readonly TableColumn<LoginLogRow>[] = [
  { key: 'at', title: '时间', width: '180px', render: (row) => <Instant at={row.at} /> },
  {
    key: 'person',
    title: '谁',
    width: '140px',
    render: (row) => row.person?.name ?? <span className="t3">没有这个人</span>,
  },
  { key: 'login', title: '登录名', width: '180px', render: (row) => row.loginName },
  { key: 'outcome', title: '结果', width: '180px', render: (row) => <Outcome outcome={row.outcome} /> },
  { key: 'address', title: '地址', width: 'minmax(0,1fr)', render: (row) => row.address },
];

function Outcome({ outcome }: Pick<LoginLogRow, 'outcome'>): ReactElement {
  if (outcome === 'passed') return <StatusDot status="done">登录成功</StatusDot>;
  if (outcome === 'reset') return <StatusDot status="look">管理员重设了密码</StatusDot>;
  return <StatusDot status="wrong">密码不对</StatusDot>;
}
