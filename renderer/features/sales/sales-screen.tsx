import { type ReactElement, useMemo } from 'react';
import { dateColumn } from '../../../shared/calendar/words.ts';
import type { SaleRow } from '../../../shared/contract/sale-rows.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { isManager, type Role } from '../../../shared/domain/roles.ts';
import { saleStates } from '../../../shared/domain/sale.ts';
import { GoLink, useCanOpen, useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { HeadRow } from '../../components/head-row.tsx';
import type { ListItem } from '../../components/list-model.ts';
import { LevelBadge } from '../../components/marks.tsx';
import { moneyWords } from '../../components/money-words.ts';
import { Panel, Shape } from '../../components/panel.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { SaleCalls, SaleFacts } from './sale-facts.tsx';
import { type SaleView, useSale, useSaleCounts, useSaleList } from './sale-queries.ts';
import { isBehind, nextWords } from './sale-words.ts';
import { ServicePart } from './service-part.tsx';

const columns = '22px 108px minmax(0,1fr) 72px 148px 64px';

const emptyWords: Readonly<Record<SaleView, { readonly title: string; readonly text: string }>> = {
  waiting: { title: '没有等交车的订单', text: '在客户页按 O 登记订车，订了车的会出现在这里。' },
  delivered: { title: '还没有交过车', text: '登记交车以后，车和四次回访会出现在这里。' },
  cancelled: { title: '没有取消的订单', text: '取消订车以后会留在这里，意向接着跟进。' },
  vain: { title: '没有联系不上的车主', text: '订了车、提了车的客户三天都没联系上，会出现在这里。' },
  unreached: { title: '没有要补打的满意度回访', text: '满意度回访到最后一天还没联系上的，会出现在这里。' },
};

/** Which parts of the list a role looks at. */
function viewsOf(role: Role): readonly SaleView[] {
  if (role === 'service_agent') return ['unreached', 'delivered'];
  const own: readonly SaleView[] = ['waiting', 'delivered', 'cancelled'];
  return isManager(role) ? [...own, 'vain', 'unreached'] : own;
}

const viewLabels: Readonly<Record<SaleView, string>> = {
  waiting: '等交车',
  delivered: '已交车',
  cancelled: '已取消',
  vain: '联系不上',
  unreached: '客服补打',
};

/** 订单与交车: who waits for a car, who has got one and what is to be asked of him, the chosen one beside the list. */
export function SalesScreen(): ReactElement {
  const { role } = usePerson();
  const views = viewsOf(role);
  const [kept, setView] = useRemembered<SaleView | null>(['sale', 'view'], null);
  const view = kept !== null && views.includes(kept) ? kept : (views[0] ?? 'waiting');
  const [chosenId, choose] = useRemembered<string | null>(['sale', 'chosen', view], null);
  const list = useSaleList(view);
  const { data: counts } = useSaleCounts();
  const items = useMemo(
    () => list.rows.map((row): ListItem<SaleRow> => ({ kind: 'row', key: row.id, row })),
    [list.rows],
  );
  const chosen = list.rows.find(({ id }) => id === chosenId) ?? list.rows[0] ?? null;
  const failure = list.error === null ? null : failureOf(list.error);
  const canOpen = useCanOpen()('/customers/$id');
  const go = useGo();
  useKeys('订单与交车', [
    {
      keys: 'Enter',
      label: '打开客户',
      disabled: chosen === null || !canOpen,
      run: () => chosen && go(`/customers/${chosen.customerId}`),
    },
  ]);
  const countOf = (each: SaleView) =>
    counts === undefined || each === 'delivered' || each === 'cancelled' ? {} : { count: counts[each] };
  return (
    <>
      <HeadRow
        title="订单与交车"
        facts={counts !== undefined && counts.late > 0 && <span className="red b">{counts.late} 辆过了约好的日子</span>}
      />
      <Shape kind="panel">
        <div className="left">
          <TabsRow
            label="哪些订单"
            tabs={views.map((each) => ({ value: each, label: viewLabels[each], ...countOf(each) }))}
            value={view}
            onChange={setView}
          />
          {list.isLoading && <LoadingRows words="正在读取订单…" />}
          {failure !== null && (
            <ErrorState
              title="订单没能读出来"
              text={`${failure.text}。`}
              errorNumber={failure.errorNumber}
              onRetry={list.retry}
            />
          )}
          {!list.isLoading && failure === null && list.rows.length === 0 && (
            <EmptyState icon="car" {...emptyWords[view]} />
          )}
          {list.rows.length > 0 && (
            <VirtualList
              label="订单与交车"
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
        {chosen === null ? (
          <Panel label="订单">
            <span />
          </Panel>
        ) : (
          <SalePanel key={chosen.id} row={chosen} serves={view === 'unreached'} />
        )}
      </Shape>
    </>
  );
}

function Cells({ row }: { readonly row: SaleRow }): ReactElement {
  const today = useToday();
  const name = nameWithTitle(row.name, row.gender);
  const words = nextWords(row, today);
  return (
    <>
      <LevelBadge level={row.state === 'delivered' ? 'delivered' : 'O'} />
      <TwoLines
        main={
          <>
            <b>{row.name}</b> <span className="t2">{name.slice(row.name.length).trim()}</span>
          </>
        }
        sub={row.phoneTail === null ? '没有号码' : `尾号 ${row.phoneTail}`}
        title={name}
      />
      <TwoLines
        main={row.vehicleLabel ?? '车型没定'}
        sub={row.vainSinceOn === null ? moneyWords(row.priceFen) : `${moneyWords(row.priceFen)} · 联系不上`}
      />
      <TwoLines main={row.seller.name} sub="卖的人" title={row.seller.name} />
      <TwoLines
        main={words}
        sub={row.state === 'delivered' ? `四次回访做了 ${row.callsDone} 次` : saleStates[row.state]}
        late={isBehind(row, today)}
        title={words}
      />
      <TwoLines
        end
        main={dateColumn(row.deliveredOn ?? row.orderedOn)}
        sub={row.deliveredOn === null ? '订车' : '交车'}
      />
    </>
  );
}

function SalePanel({ row, serves }: { readonly row: SaleRow; readonly serves: boolean }): ReactElement {
  const { data, error, refetch } = useSale(row.id);
  const { role } = usePerson();
  const canOpen = useCanOpen()('/customers/$id');
  const mayServe = serves && (role === 'service_agent' || isManager(role)) && data?.reachedOn === null;
  const failure = error === null ? null : failureOf(error);
  return (
    <Panel
      label={`订单 ${row.name}`}
      header={
        <>
          <div className="row">
            <LevelBadge level={row.state === 'delivered' ? 'delivered' : 'O'} />
            <h2 className="md b cut">{nameWithTitle(row.name, row.gender)}</h2>
            {row.phoneTail !== null && <span className="t2 nw">尾号 {row.phoneTail}</span>}
          </div>
          <div className="xs t2" style={{ marginTop: 6 }}>
            {saleStates[row.state]}
            {canOpen && (
              <>
                {' · '}
                <GoLink to={`/customers/${row.customerId}`}>打开客户，登记和更正都在那里</GoLink>
              </>
            )}
          </div>
        </>
      }
    >
      {failure !== null && (
        <ErrorState
          title="订单没能读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && failure === null && <LoadingRows words="正在读取订单…" rows={4} />}
      {data !== undefined && (
        <>
          <SaleFacts sale={data} />
          <SaleCalls sale={data} />
          {mayServe && <ServicePart sale={data} />}
        </>
      )}
    </Panel>
  );
}
