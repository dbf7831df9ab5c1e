import { type ReactElement, useMemo, useState } from 'react';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { isInHouse } from '../../../shared/domain/floor.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { DayFilter } from '../../components/day-filter.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import type { ListItem } from '../../components/list-model.ts';
import { Panel, Shape } from '../../components/panel.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import type { KeysetList } from '../../components/use-keyset-list.ts';
import { usePinned } from '../../components/use-pinned.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useNow, useToday, useZone } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useEntries } from '../../state/lists.ts';
import { useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { FloorPanel } from '../floor/floor-panel.tsx';
import { sameMinute } from '../floor/same-minute.ts';
import { ArriveStrip } from './arrive-strip.tsx';
import { TrafficRowCells, trafficColumns } from './traffic-row.tsx';
import { stateOf, useTraffic, visitCardPath } from './use-traffic.ts';
import { VisitPanel } from './visit-panel.tsx';
import './traffic.css';

type View = 'all' | 'here' | 'left' | 'cardless';

interface Place {
  readonly view: View;
  /** Null for today, whatever day that is. */
  readonly day: string | null;
  readonly chosen: string | null;
}

/** The register of arrivals: who came, who receives them, who has left, who has a card. */
export function TrafficScreen(): ReactElement {
  const [place, setPlace] = useRemembered<Place>(['traffic', 'list'], { view: 'all', day: null, chosen: null });
  const [isRegistering, setRegistering] = useState(false);
  const today = useToday();
  const day = place.day ?? today;
  const list = useTraffic(day);
  const go = useGo();
  const person = usePerson();
  const items = useMemo(() => itemsOf(list.rows, place.view), [list.rows, place.view]);
  const nths = useMemo(() => sameMinute(list.rows), [list.rows]);
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
  const chosen = rows.find(({ id }) => id === place.chosen) ?? rows[0] ?? null;
  usePinned(place.chosen, chosen?.id ?? null, (id) => setPlace((before) => ({ ...before, chosen: id })));
  const canRegister = person.role === 'receptionist' || isManager(person.role);
  const openCard = (row: TrafficRow): void => {
    if (row.card !== null) go(`/cards/${row.card.id}`);
    else if (mayWrite(row, person)) go(visitCardPath(row));
  };
  // the next one who waits is chosen, so that the same key serves him and does not change what was just said
  const goOn = ({ id }: TrafficRow): void => {
    const next = nextWaiting(rows, id);
    if (next !== null) setPlace((before) => ({ ...before, chosen: next }));
  };
  const openBoard = (): void => go('/floor');
  useKeys('来店登记', [{ keys: 'b', label: '展厅大屏', hint: false, run: openBoard }]);
  const showDay = (next: string): void =>
    setPlace((before) => ({ ...before, view: 'here', day: next === today ? null : next, chosen: null }));
  return (
    <>
      <HeadRow title="来店登记" facts={<DayFacts rows={list.rows} />}>
        <Button keys="b" onClick={openBoard}>
          展厅大屏
        </Button>
      </HeadRow>
      <Shape kind="panel">
        <div className="left">
          {canRegister && day === today && (
            <ArriveStrip
              rows={list.rows}
              onArrived={(id) => setPlace((before) => ({ ...before, chosen: id }))}
              onInside={setRegistering}
            />
          )}
          <TabsRow
            label="哪些来访"
            tabs={viewsOf(list.rows)}
            value={place.view}
            onChange={(view) => setPlace((before) => ({ ...before, view, chosen: null }))}
            end={
              <DayFilter
                value={day}
                today={today}
                onChange={(next) =>
                  setPlace((before) => ({ ...before, day: next === today ? null : next, chosen: null }))
                }
              />
            }
          />
          <Rows
            list={list}
            items={items}
            nths={nths}
            chosen={chosen?.id ?? null}
            isToday={day === today}
            onChoose={(id) => setPlace((before) => ({ ...before, chosen: id }))}
            onOpen={openCard}
          />
        </div>
        <div className="floor-side">
          {day === today && <FloorPanel onDay={showDay} />}
          {chosen === null ? (
            <Panel label="来访">
              <p className="t3">选一次来访，这里登记离店、写洽谈卡。</p>
            </Panel>
          ) : (
            <VisitPanel
              key={chosen.id}
              row={chosen}
              nth={nths.get(chosen.id)}
              isQuiet={isRegistering}
              rows={list.rows}
              canWriteCard={chosen.card !== null || mayWrite(chosen, person)}
              onCard={() => openCard(chosen)}
              onReceived={() => goOn(chosen)}
            />
          )}
        </div>
      </Shape>
    </>
  );
}

/** A visit's card is written by who receives it; a manager or the front desk writes it for him. */
function mayWrite(row: TrafficRow, { id, role }: { readonly id: string; readonly role: string }): boolean {
  if (row.voidedAt !== null) return false;
  return role !== 'consultant' || row.receiver === null || row.receiver.id === id;
}

/** Who waits after this visitor in the list, else whoever waits first; null where nobody else does. */
function nextWaiting(rows: readonly TrafficRow[], id: string): string | null {
  const at = rows.findIndex((row) => row.id === id);
  const after = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  return after.find((row) => stateOf(row) === 'waiting')?.id ?? null;
}

const titles: Readonly<Record<View, string>> = { all: '全部', here: '在店', left: '已离店', cardless: '没有卡' };

function isIn(view: View, row: TrafficRow): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'here':
      return isHere(row);
    case 'left':
      return stateOf(row) === 'left';
    case 'cardless':
      return row.voidedAt === null && row.card === null && row.explanation === '';
  }
}

/** A call that nobody has taken waits among the visitors, but nobody stands in the showroom for it. */
function isHere(row: TrafficRow): boolean {
  const state = stateOf(row);
  return isInHouse(row.contactWay) && (state === 'waiting' || state === 'received');
}

function viewsOf(rows: readonly TrafficRow[]) {
  return (['all', 'here', 'left', 'cardless'] as const).map((view) => ({
    value: view,
    label: titles[view],
    count: rows.filter((row) => row.voidedAt === null && isIn(view, row)).length,
  }));
}

/** Whoever is here stands first, whoever waits before all; then those who left, the latest first; what was voided last. */
function itemsOf(rows: readonly TrafficRow[], view: View): readonly ListItem<TrafficRow>[] {
  const shown = rows.filter((row) => isIn(view, row));
  const groups = [
    { key: 'waiting', label: '等人接待', rows: shown.filter((row) => stateOf(row) === 'waiting') },
    { key: 'received', label: '正在接待', rows: shown.filter((row) => stateOf(row) === 'received') },
    {
      key: 'elsewhere',
      label: '来电、网络等，不在店',
      rows: shown.filter((row) => stateOf(row) === 'elsewhere').toReversed(),
    },
    { key: 'left', label: '已离店', rows: shown.filter((row) => stateOf(row) === 'left').toReversed() },
    { key: 'voided', label: '登错作废', rows: shown.filter((row) => stateOf(row) === 'voided') },
  ].filter((group) => group.rows.length > 0);
  return groups.flatMap((group): ListItem<TrafficRow>[] => [
    { kind: 'group', key: group.key, label: `${group.label} ${group.rows.length}` },
    ...group.rows.map((row): ListItem<TrafficRow> => ({ kind: 'row', key: row.id, row })),
  ]);
}

function DayFacts({ rows }: { readonly rows: readonly TrafficRow[] }): ReactElement {
  const visits = rows.filter(({ voidedAt }) => voidedAt === null);
  const people = visits.reduce((sum, { partySize }) => sum + partySize, 0);
  const here = visits.filter(isHere).length;
  return (
    <span>
      {visits.length} 批 {people} 人{here > 0 && ` · 在店 ${here} 批`}
    </span>
  );
}

interface RowsProps {
  readonly list: KeysetList<TrafficRow>;
  readonly items: readonly ListItem<TrafficRow>[];
  readonly nths: ReadonlyMap<string, number>;
  readonly chosen: string | null;
  readonly isToday: boolean;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (row: TrafficRow) => void;
}

function Rows({ list, items, nths, chosen, isToday, onChoose, onOpen }: RowsProps): ReactElement {
  const zone = useZone();
  const now = useNow();
  const entries = useEntries();
  const failure = list.error === null ? null : failureOf(list.error);
  if (list.isLoading) return <LoadingRows words="正在读取来店登记…" rows={8} />;
  return (
    <>
      {failure !== null && (
        <ErrorState
          title="来店登记没能全部读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={list.retry}
        />
      )}
      {items.length === 0 && failure === null && (
        <EmptyState
          title={list.rows.length > 0 ? '这里没有' : isToday ? '今天还没有人到店' : '这一天没有登记'}
          text={list.rows.length > 0 ? '换一个范围看看。' : '前台登记到店以后，这里按到店的次序列出来。'}
        />
      )}
      {items.length > 0 && (
        <VirtualList
          label="来店登记"
          items={items}
          rowHeight={52}
          columns={trafficColumns}
          renderRow={(row) => (
            <TrafficRowCells row={row} zone={zone} now={now} entries={entries} nth={nths.get(row.id)} />
          )}
          chosen={chosen}
          onChoose={onChoose}
          onOpen={onOpen}
          openLabel="写或打开洽谈卡"
          onNearEnd={list.onNearEnd}
          total={list.total}
          letters
        />
      )}
    </>
  );
}
