import { type ReactElement, useMemo } from 'react';
import { civilDateAt } from '../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { SpotItem } from '../../../shared/contract/spot-check.ts';
import { followupOutcomes } from '../../../shared/domain/followup.ts';
import { GoLink, useCanOpen } from '../../app/go.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { Instant } from '../../components/instant.tsx';
import type { ListItem } from '../../components/list-model.ts';
import { Note, StatusDot } from '../../components/marks.tsx';
import { Facts, Panel, Shape } from '../../components/panel.tsx';
import { ReadList } from '../../components/read-list.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { usePinned } from '../../components/use-pinned.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useToday, useZone } from '../../state/clock.ts';
import { useRemembered } from '../../state/remembered.ts';
import { CheckStrip } from '../checking/check-strip.tsx';
import { MarkLines } from './mark-lines.tsx';
import { useSpotResults } from './spot-check-queries.ts';
import { resultWords, statusOf } from './spot-words.ts';

const columns = 'minmax(0,1fr) minmax(0,1fr) 132px';

/** What came of the own calls that were heard: every mark, and the manager's words. */
export function OwnResults(): ReactElement {
  const today = useToday();
  const zone = useZone();
  const list = useSpotResults(null);
  const [chosenId, choose] = useRemembered<string | null>(['spotCheck', 'own'], null);
  const items = useMemo(() => byDay(list.rows, today, zone), [list.rows, today, zone]);
  const chosen = list.rows.find(({ id }) => id === chosenId) ?? list.rows[0] ?? null;
  usePinned(chosenId, chosen?.id ?? null, choose);
  return (
    <>
      <HeadRow title="录音抽查" facts="抽到您的通话和评分；有疑问，当面和评的经理说，他可以改评" />
      <CheckStrip at="/spot-checks" />
      <Shape kind="panel">
        <ReadList
          list={list}
          reading="正在读取抽查结果…"
          failed="抽查结果没能读出来"
          empty={<EmptyState title="还没有抽到您的录音" text="经理抽查、评分以后，每一项的分和评语都在这里。" />}
        >
          <VirtualList
            label="抽查结果"
            items={items}
            rowHeight={52}
            columns={columns}
            renderRow={(row) => <Cells row={row} />}
            chosen={chosen?.id ?? null}
            onChoose={choose}
            onNearEnd={list.onNearEnd}
            total={list.total}
            letters
          />
        </ReadList>
        {chosen === null ? (
          <Panel label="抽查结果">
            <span />
          </Panel>
        ) : (
          <ResultPanel key={chosen.id} item={chosen} />
        )}
      </Shape>
    </>
  );
}

function byDay(rows: readonly SpotItem[], today: string, zone: string): readonly ListItem<SpotItem>[] {
  const days = Map.groupBy(rows, ({ judgedAt }) => civilDateAt(judgedAt ?? 0, zone));
  return [...days].flatMap(([day, own]): ListItem<SpotItem>[] => [
    { kind: 'group', key: `day ${day}`, label: `${dateWords(day, today)}评的`, note: `${own.length} 份` },
    ...own.map((row): ListItem<SpotItem> => ({ kind: 'row', key: row.id, row })),
  ]);
}

function Cells({ row }: { readonly row: SpotItem }): ReactElement {
  const today = useToday();
  const lacking = row.lacking.join('；');
  return (
    <>
      <TwoLines main={<b>{row.customerName}</b>} sub={`${dateWords(row.spokenOn, today)}的通话`} />
      <TwoLines main={lacking || row.remark || '—'} sub={lacking === '' ? '' : '没做好的'} title={lacking} />
      <StatusDot status={statusOf(row)}>{resultWords(row)}</StatusDot>
    </>
  );
}

function ResultPanel({ item }: { readonly item: SpotItem }): ReactElement {
  const canOpen = useCanOpen();
  const today = useToday();
  return (
    <Panel
      label={`抽查结果 ${item.customerName}`}
      header={
        <>
          <h2 className="md b">{resultWords(item)}</h2>
          <p className="t2">
            {dateWords(item.spokenOn, today)}打给{item.customerName}
            {item.contact !== null && `，登记为「${followupOutcomes[item.contact.outcome]}」`}
          </p>
        </>
      }
    >
      {item.remark !== '' && <Note icon="chat">{item.remark}</Note>}
      <MarkLines item={item} />
      <Facts
        facts={[
          {
            label: '评的人',
            value: (
              <>
                {item.judgedBy?.name}，<Instant at={item.judgedAt} />
              </>
            ),
          },
          ...(item.correctReason === '' ? [] : [{ label: '改评原因', value: item.correctReason }]),
        ]}
      />
      <p className="row">
        {item.findingId !== null && canOpen('/findings') && <GoLink to="/findings">看检查发现</GoLink>}
        {canOpen('/customers/$id') && <GoLink to={`/customers/${item.customerId}`}>打开客户</GoLink>}
      </p>
    </Panel>
  );
}
