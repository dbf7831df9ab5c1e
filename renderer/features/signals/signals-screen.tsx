import { type ReactElement, useMemo } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { SignalRow } from '../../../shared/contract/signal.ts';
import { signalKindSchema, signalKinds } from '../../../shared/domain/signal/kinds.ts';
import { signalVerdicts } from '../../../shared/domain/signal/review.ts';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import type { ListItem } from '../../components/list-model.ts';
import { Shape } from '../../components/panel.tsx';
import { Picker } from '../../components/picker.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { usePinned } from '../../components/use-pinned.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useToday } from '../../state/clock.ts';
import { useStaff } from '../../state/commons.ts';
import { failureOf } from '../../state/failure.ts';
import { useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { CheckStrip } from '../checking/check-strip.tsx';
import { SignalPanel } from './signal-panel.tsx';
import { type SignalFilter, useSignals } from './signal-queries.ts';
import './signals.css';

const columns = '72px minmax(0,1fr) 132px';
const stateNames = { open: '还没看', reviewed: '看过的' } as const;
const everything: SignalFilter = { state: null, personId: null, kind: null };

interface Place extends SignalFilter {
  readonly chosen: string | null;
}

/** 异常信号: what in people's days is worth a manager's look, with what it rests on; nothing follows from it by itself. */
export function SignalsScreen(): ReactElement {
  const today = useToday();
  const [place, setPlace] = useRemembered<Place>(['signal', 'list'], { ...everything, state: 'open', chosen: null });
  const list = useSignals(place);
  const items = useMemo(() => byDay(list.rows, today), [list.rows, today]);
  const chosen = list.rows.find(({ id }) => id === place.chosen) ?? list.rows[0] ?? null;
  const choose = (id: string | null): void => setPlace((before) => ({ ...before, chosen: id }));
  usePinned(place.chosen, chosen?.id ?? null, choose);
  const failure = list.error === null ? null : failureOf(list.error);
  const narrow = (change: Partial<SignalFilter>): void =>
    setPlace((before) => ({ ...before, ...change, chosen: null }));
  // what was looked at leaves the list of what was not: the one below it is next
  const nextId = chosen === null ? null : (list.rows[list.rows.indexOf(chosen) + 1]?.id ?? null);
  return (
    <>
      <HeadRow title="异常信号" facts={<span className="t3">值得看一眼；不是检查发现，不罚款</span>} />
      <CheckStrip at="/signals" />
      <Shape kind="panel">
        <div className="left">
          <Filters place={place} onNarrow={narrow} />
          {list.isLoading && <LoadingRows words="正在读取异常信号…" rows={8} />}
          {failure && (
            <ErrorState
              title="异常信号没能读出来"
              text={`${failure.text}。`}
              errorNumber={failure.errorNumber}
              onRetry={list.retry}
            />
          )}
          {!list.isLoading && failure === null && list.rows.length === 0 && (
            <Nothing place={place} onEverything={() => narrow(everything)} />
          )}
          {list.rows.length > 0 && (
            <VirtualList
              label="异常信号"
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
          )}
        </div>
        <SignalPanel key={chosen?.id ?? ''} row={chosen} onSaid={() => choose(nextId ?? chosen?.id ?? null)} />
      </Shape>
    </>
  );
}

function Nothing({ place, onEverything }: { readonly place: Place; readonly onEverything: () => void }): ReactElement {
  const isNarrow = place.personId !== null || place.kind !== null;
  const text =
    '下班后集中登记、反馈雷同、录音只有两三秒、到期前降级、下次日期总一样，过了 24:00 会列在这里。平常的日子这里是空的。';
  const title =
    place.state === 'open' && !isNarrow
      ? '没有要看的'
      : isNarrow || place.state !== null
        ? '这里没有'
        : '还没有异常信号';
  return (
    <EmptyState icon="check" title={title} text={text}>
      {(isNarrow || place.state !== null) && <Button onClick={onEverything}>看全部</Button>}
    </EmptyState>
  );
}

interface FiltersProps {
  readonly place: Place;
  readonly onNarrow: (change: Partial<SignalFilter>) => void;
}

function Filters({ place, onNarrow }: FiltersProps): ReactElement {
  const { data: people = [] } = useStaff();
  const me = usePerson().id;
  const others = people.filter(({ id, role }) => id !== me && role !== 'admin');
  return (
    <div className="signal-filters">
      <Picker
        value={place.state}
        options={Object.entries(stateNames).map(([value, label]) => ({ value, label }))}
        placeholder="看没看过"
        onChange={(state) => onNarrow({ state: state === 'open' || state === 'reviewed' ? state : null })}
        control={{ 'aria-label': '看没看过' }}
      />
      <Picker
        value={place.personId}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        placeholder="每个人"
        onChange={(personId) => onNarrow({ personId })}
        control={{ 'aria-label': '谁的' }}
      />
      <Picker
        value={place.kind}
        options={Object.entries(signalKinds).map(([value, label]) => ({ value, label }))}
        placeholder="每一种"
        onChange={(kind) => onNarrow({ kind: signalKindSchema.safeParse(kind).data ?? null })}
        control={{ 'aria-label': '哪一种' }}
      />
    </div>
  );
}

function byDay(rows: readonly SignalRow[], today: string): readonly ListItem<SignalRow>[] {
  return [...Map.groupBy(rows, ({ onDay }) => onDay)].flatMap(([day, own]): ListItem<SignalRow>[] => [
    { kind: 'group', key: `day ${day}`, label: dateWords(day, today) },
    ...own.map((row): ListItem<SignalRow> => ({ kind: 'row', key: row.id, row })),
  ]);
}

function Cells({ row }: { readonly row: SignalRow }): ReactElement {
  const { review } = row;
  return (
    <>
      <span className="cut">{row.person.name}</span>
      <TwoLines main={row.title} sub={row.words} title={row.words} />
      {review === null ? (
        <TwoLines end main="还没看" sub={`${row.count} 条依据`} />
      ) : (
        <TwoLines
          end
          main={signalVerdicts[review.verdict]}
          sub={review.more > 0 ? `看过以后又多了 ${review.more} 条` : review.by.name}
        />
      )}
    </>
  );
}
