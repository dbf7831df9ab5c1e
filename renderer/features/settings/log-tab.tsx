import { type ReactElement, useState } from 'react';
import type { LogRow } from '../../../shared/contract/log.ts';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { DayFilter } from '../../components/day-filter.tsx';
import { Instant } from '../../components/instant.tsx';
import { Picker } from '../../components/picker.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useStaff } from '../../state/commons.ts';
import { failureOf } from '../../state/failure.ts';

/** 操作日志: who did what to what, the newest first, without what was written; of one person or one day where asked. */
export function LogTab(): ReactElement {
  const api = useApi();
  const today = useToday();
  const { data: staff = [] } = useStaff();
  const [personId, setPersonId] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const list = useKeysetList<LogRow, string>({
    queryKey: ['log', personId, day],
    fetchPage: async (cursor) => {
      const { rows, nextCursor } = await api.log.list({
        ...(cursor === null ? {} : { cursor }),
        ...(personId === null ? {} : { personId }),
        ...(day === null ? {} : { day }),
      });
      return { rows, next: nextCursor };
    },
  });
  return (
    <>
      <div className="set-tools">
        <span className="log-person">
          <Picker
            value={personId}
            options={staff.map(({ id, name }) => ({ value: id, label: name }))}
            placeholder="每个人"
            onChange={setPersonId}
            control={{ 'aria-label': '谁做的' }}
          />
        </span>
        <DayFilter value={day} today={today} all="每一天" onChange={setDay} />
      </div>
      <Rows list={list} isNarrowed={personId !== null || day !== null} />
    </>
  );
}

function Rows({ list, isNarrowed }: { readonly list: KeysetList<LogRow>; readonly isNarrowed: boolean }): ReactElement {
  if (list.isLoading) return <LoadingRows rowHeight={32} words="正在读取操作日志…" />;
  if (list.error !== null && list.rows.length === 0) {
    const { text, errorNumber } = failureOf(list.error);
    return <ErrorState title="操作日志没能读出来" text={text} errorNumber={errorNumber} onRetry={list.retry} />;
  }
  if (list.rows.length === 0) {
    return isNarrowed ? (
      <EmptyState title="没有这样的记录" text="换个人或换一天看。" />
    ) : (
      <EmptyState title="还没有记录" />
    );
  }
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
  { key: 'seq', title: '序号', width: '72px', numeric: true, render: (row) => row.seq },
  { key: 'at', title: '时间', width: '136px', render: (row) => <Instant at={row.at} /> },
  {
    key: 'person',
    title: '谁',
    width: '104px',
    render: (row) => row.person?.name ?? <span className="t3">程序</span>,
  },
  { key: 'title', title: '做了什么', width: 'minmax(0,2fr)', render: (row) => <Title row={row} /> },
  {
    key: 'subject',
    title: '对什么',
    width: 'minmax(0,3fr)',
    render: (row) => (
      <span className="t2 cut" title={row.subjectWords}>
        {row.subjectWords}
      </span>
    ),
  },
];

function Title({ row }: { readonly row: LogRow }): ReactElement {
  return (
    <>
      {row.title}
      {row.program !== null && <span className="t3"> 由程序「{row.program}」</span>}
    </>
  );
}
