import { type ReactElement, useMemo, useState } from 'react';
import { civilDateAt, daysBetween } from '../../../shared/calendar/civil-date.ts';
import { dateColumn } from '../../../shared/calendar/words.ts';
import type { PlanRow } from '../../../shared/contract/plan-rows.ts';
import { followupOutcomes } from '../../../shared/domain/followup.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { type PromiseKind, promiseKinds } from '../../../shared/domain/promise.ts';
import { useGo } from '../../app/go.tsx';
import type { ListItem } from '../../components/list-model.ts';
import { LevelBadge } from '../../components/marks.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useZone } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { badgeOf } from '../followup/plan-words.ts';
import { usePromises } from './own-queries.ts';

interface PromisePanelProps {
  readonly month: string;
  readonly kind: PromiseKind;
  readonly personId: string | null;
}

const columns = '22px minmax(0,1fr) 96px';

/** The calls behind a figure; Enter opens the customer. */
export function PromisePanel({ month, kind, personId }: PromisePanelProps): ReactElement {
  const list = usePromises(month, kind, personId);
  const go = useGo();
  const [chosen, choose] = useState<string | null>(null);
  const items = useMemo(
    () => list.rows.map((row): ListItem<PlanRow> => ({ kind: 'row', key: row.id, row })),
    [list.rows],
  );
  const failure = list.error === null ? null : failureOf(list.error);
  return (
    <aside className="pn" aria-label={`${promiseKinds[kind]}的回访`}>
      <div className="ph">
        <h2 className="md b">{promiseKinds[kind]}的回访</h2>
        <p className="xs t2">{words[kind]}</p>
      </div>
      {list.isLoading && <LoadingRows words="正在读取…" rows={6} />}
      {failure !== null && (
        <ErrorState
          title="这些记录没能读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={list.retry}
        />
      )}
      {!list.isLoading && failure === null && list.rows.length === 0 && <p className="t2 bd">一个也没有。</p>}
      {list.rows.length > 0 && (
        <VirtualList
          label={`${promiseKinds[kind]}的回访`}
          items={items}
          rowHeight={52}
          columns={columns}
          renderRow={(row) => <Cells row={row} />}
          chosen={chosen ?? list.rows[0]?.id ?? null}
          onChoose={choose}
          onOpen={(row) => go(`/customers/${row.customerId}`)}
          openLabel="打开客户"
          onNearEnd={list.onNearEnd}
          total={list.total}
        />
      )}
    </aside>
  );
}

const words: Readonly<Record<PromiseKind, string>> = {
  kept: '在到期那天或之前做的，新的在前',
  late: '过了到期的日子才做的，新的在前；当天的检查发现不会因此撤销',
  missed: '到了日子还没做的，最久的在前；做完才会消失',
};

function Cells({ row }: { readonly row: PlanRow }): ReactElement {
  const zone = useZone();
  const name = nameWithTitle(row.name, row.gender);
  const said = [row.done?.outcome == null ? null : followupOutcomes[row.done.outcome], row.lastFeedback?.text];
  const about = said.filter((part) => part).join(' · ');
  const doneOn = row.done === null ? null : civilDateAt(row.done.at, zone);
  const lateDays = doneOn === null ? row.overdueDays : Math.max(0, daysBetween(row.countedOn, doneOn));
  return (
    <>
      <LevelBadge level={badgeOf(row)} />
      <TwoLines main={<b>{name}</b>} sub={about === '' ? (row.intention ?? row.purpose) : about} title={about} />
      <TwoLines
        end
        late={lateDays > 0}
        main={doneOn === null ? `应 ${dateColumn(row.countedOn)}` : dateColumn(doneOn)}
        sub={lateDays > 0 ? `晚 ${lateDays} 天` : doneOn === null ? '' : `应 ${dateColumn(row.countedOn)}`}
      />
    </>
  );
}
