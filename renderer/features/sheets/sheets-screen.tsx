import type { ReactElement } from 'react';
import { dateColumn, fullDateWords } from '../../../shared/calendar/words.ts';
import type { SheetRowView } from '../../../shared/contract/sheet.ts';
import { yuan } from '../../../shared/domain/rulebook.ts';
import { useCanOpen, useGo } from '../../app/go.tsx';
import { Button } from '../../components/button.tsx';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { Instant } from '../../components/instant.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { failureOf } from '../../state/failure.ts';
import { useSheets } from './sheet-queries.ts';

const columns: readonly TableColumn<SheetRowView>[] = [
  { key: 'day', title: '核对哪天的卡', width: '180px', render: (row) => fullDateWords(row.day) },
  { key: 'number', title: '编号', width: '132px', render: (row) => row.number },
  {
    key: 'by',
    title: '签字',
    width: 'minmax(0,1fr)',
    render: (row) => (
      <>
        {row.by.name} <Instant at={row.at} />
        {row.late && <span className="red"> 晚了</span>}
      </>
    ),
  },
  { key: 'cards', title: '应有', width: '64px', numeric: true, render: (row) => row.cards },
  {
    key: 'mismatched',
    title: '不一致',
    width: '64px',
    numeric: true,
    render: (row) => <Wrong count={row.mismatched} />,
  },
  { key: 'missing', title: '未录入', width: '64px', numeric: true, render: (row) => <Wrong count={row.missing} /> },
  { key: 'findings', title: '检查发现', width: '80px', numeric: true, render: (row) => row.findings || '—' },
  {
    key: 'amount',
    title: '拟罚',
    width: '96px',
    numeric: true,
    render: (row) => (row.amountFen === 0 ? '—' : `${yuan(row.amountFen)} 元`),
  },
];

/** Every signed sheet, the newest first. */
export function SheetsScreen(): ReactElement {
  const list = useSheets();
  const go = useGo();
  const canAudit = useCanOpen()('/audit');
  const failure = list.error === null ? null : failureOf(list.error);
  const [latest] = list.rows;
  return (
    <>
      <HeadRow title="检查表" facts={latest ? `最近签到 ${dateColumn(latest.day)} 的卡` : undefined} />
      {list.isLoading && <LoadingRows words="正在读取检查表…" rowHeight={32} rows={12} />}
      {failure && (
        <ErrorState
          title="检查表没能读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={list.retry}
        />
      )}
      {!list.isLoading && failure === null && list.rows.length === 0 && (
        <EmptyState
          icon="document"
          title="还没有签过的检查表"
          text="前一个营业日的卡核完、签字以后，《展厅经理日常检查表》归到这里。"
        >
          {canAudit && (
            <Button look="primary" onClick={() => go('/audit')}>
              去核对
            </Button>
          )}
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <DataTable
          label="签过的检查表"
          columns={columns}
          rows={list.rows}
          keyOf={(row) => row.day}
          onOpen={(row) => go(`/sheets/${row.day}`)}
          onNearEnd={list.onNearEnd}
        />
      )}
    </>
  );
}

function Wrong({ count }: { readonly count: number }): ReactElement {
  return count === 0 ? <span>—</span> : <span className="red">{count}</span>;
}
