import './handover.css';
import { type ReactElement, useState } from 'react';
import { dateColumn, dateWords } from '../../../shared/calendar/words.ts';
import type { ReceivedRow } from '../../../shared/contract/handover.ts';
import type { OfferedPlan } from '../../../shared/contract/leave.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { Instant } from '../../components/instant.tsx';
import { LevelBadge, Note, Tag } from '../../components/marks.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { useOffered, useReceived } from './handover-queries.ts';

/** 交接与代班: plans that wait until one takes them over, and the customers that were handed over. */
export function HandedScreen(): ReactElement {
  const offered = useOffered();
  const received = useReceived();
  const go = useGo();
  const failure = received.error === null ? null : failureOf(received.error);
  const isNew = received.rows.filter((row) => row.isNew).length;
  return (
    <>
      <HeadRow title="交接与代班" facts={isNew === 0 ? '别人交接给您的客户' : `${isNew} 位新交接的客户还没联系`} />
      {offered.rows.length > 0 && <Offered rows={offered.rows} />}
      {received.isLoading && <LoadingRows words="正在读取交接…" rowHeight={32} rows={8} />}
      {failure !== null && (
        <ErrorState
          title="交接给您的客户没能读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={received.retry}
        />
      )}
      {!received.isLoading && failure === null && received.rows.length === 0 && (
        <EmptyState
          icon="people"
          title="没有交接给您的客户"
          text="同事离职、调岗时交给您的客户，和请假时要您接的计划，都会出现在这里。"
        />
      )}
      {received.rows.length > 0 && (
        <DataTable
          label="交接给您的客户"
          columns={columns}
          rows={received.rows}
          keyOf={(row) => row.id}
          onOpen={(row) => go(`/customers/${row.customerId}`)}
          onNearEnd={received.onNearEnd}
        />
      )}
    </>
  );
}

const columns: readonly TableColumn<ReceivedRow>[] = [
  {
    key: 'name',
    title: '客户',
    width: 'minmax(140px,1fr)',
    render: (row) => (
      <>
        {nameWithTitle(row.name, row.gender)} {row.isNew && <Tag tone="accent">还没联系</Tag>}
      </>
    ),
  },
  {
    key: 'level',
    title: '级别',
    width: '48px',
    render: (row) => (row.level === null ? <span className="t3">—</span> : <LevelBadge level={row.level} />),
  },
  { key: 'phone', title: '尾号', width: '64px', render: (row) => row.phoneTail ?? '—' },
  {
    key: 'next',
    title: '下次回访',
    width: '84px',
    numeric: true,
    render: (row) => (row.isWaiting ? '等经理' : row.nextPlanOn === null ? '—' : dateColumn(row.nextPlanOn)),
  },
  { key: 'from', title: '原来归', width: '88px', render: (row) => row.from?.name ?? '—' },
  { key: 'why', title: '为什么', width: 'minmax(0,1fr)', render: (row) => row.reason },
  { key: 'by', title: '谁办的', width: '80px', render: (row) => row.by.name },
  { key: 'at', title: '什么时候', width: '148px', render: (row) => <Instant at={row.at} /> },
];

/** What a colleague who is away had due: it is his until the stand-in takes it. */
function Offered({ rows }: { readonly rows: readonly OfferedPlan[] }): ReactElement {
  const api = useApi();
  const today = useToday();
  const notices = useNotices();
  const [taken, setTaken] = useState<readonly string[]>([]);
  const accept = useAct(api.leave.accept, {
    refreshes: [['leave'], ['plan'], ['handover']],
    onDone: ({ accepted }) => {
      setTaken([]);
      notices.show({ text: `接下 ${accepted} 个计划，在「今日回访」里` });
    },
  });
  const ids = taken.length === 0 ? rows.map(({ plan }) => plan.id) : taken;
  const run = (): void => accept.run({ ids: [...ids] });
  useKeys('代班', [{ keys: 'Ctrl+Enter', label: `接下 ${ids.length} 个计划`, run }]);
  return (
    <section className="offered" aria-label="等您接的代班计划">
      <div className="row">
        <h2 className="md b">等您接的代班计划 {rows.length}</h2>
        <span className="xs t2">接下以后由您做；今天没做，检查发现也记在您名下</span>
        <span className="grow" />
        <Button look="primary" keys="Ctrl+Enter" busy={accept.busy} onClick={run}>
          {taken.length === 0 ? `全部接下` : `接下选中的 ${taken.length} 个`}
        </Button>
      </div>
      {accept.failure !== null && (
        <Note tone="red" icon="warning" live>
          {accept.failure.text}
        </Note>
      )}
      <ul>
        {rows.map(({ plan, absent, awayThrough }) => (
          <li key={plan.id}>
            <label className="row">
              <input
                type="checkbox"
                checked={taken.includes(plan.id)}
                onChange={() =>
                  setTaken((before) =>
                    before.includes(plan.id) ? before.filter((id) => id !== plan.id) : [...before, plan.id],
                  )
                }
              />
              <LevelBadge level={plan.level} />
              <span>{plan.name}</span>
              <span className="t2 cut grow">{plan.intention ?? '还没定车型'}</span>
              <span className={plan.section === 'overdue' ? 'red nw' : 'nw'}>
                {plan.section === 'overdue' ? `逾期 ${plan.overdueDays} 天` : (plan.dueTime ?? '今天')}
              </span>
              <span className="t2 nw">
                替{absent.name}（请假到{dateWords(awayThrough, today)}）
              </span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}
