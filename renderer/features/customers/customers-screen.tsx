import { type ReactElement, useMemo } from 'react';
import { customerViews } from '../../../shared/contract/customer.ts';
import type { CustomerRow } from '../../../shared/contract/customer-rows.ts';
import { type CustomerStage, customerStages } from '../../../shared/domain/customer.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import { useCanOpen, useGo } from '../../app/go.tsx';
import { newCardRoute } from '../../app/navigation.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { rowItems } from '../../components/list-model.ts';
import { Shape } from '../../components/panel.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import { countWords, type KeysetList } from '../../components/use-keyset-list.ts';
import { usePinned } from '../../components/use-pinned.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useRemembered } from '../../state/remembered.ts';
import { useServices } from '../../state/services.ts';
import { usePerson } from '../../state/session.ts';
import { CustomerPreview } from './customer-preview.tsx';
import { type CustomerView, useCustomerList } from './customer-queries.ts';
import { CustomerRowCells, ownColumns, storeColumns } from './customer-row.tsx';
import { viewWords } from './list-views.ts';
import { StageFilter } from './stage-filter.tsx';
import { useStoreCalendar } from './store-calendar.ts';

interface Place {
  readonly view: CustomerView;
  readonly stage: CustomerStage | null;
  readonly chosen: string | null;
}

/** Every customer that the person may see, in the views that a day needs; the chosen one is shown beside. */
export function CustomersScreen(): ReactElement {
  const [place, setPlace] = useRemembered<Place>(['customer', 'list'], { view: 'all', stage: null, chosen: null });
  const list = useCustomerList(place.view, place.stage);
  const { overlays } = useServices();
  const { role } = usePerson();
  const go = useGo();
  const chosen = list.rows.find((row) => row.id === place.chosen) ?? list.rows[0] ?? null;
  usePinned(place.chosen, chosen?.id ?? null, (key) => setPlace((before) => ({ ...before, chosen: key })));
  useKeys('客户', [{ keys: '/', label: '找客户', run: () => overlays.show('find') }]);
  const open = (row: CustomerRow): void => go(`/customers/${row.id}`);
  return (
    <>
      <HeadRow title="客户" facts={sizeWords(list)} />
      <Shape kind="panel">
        <div className="left">
          <TabsRow
            label="客户的范围"
            tabs={viewsFor(role).map((view) => ({ value: view, label: viewWords[view].label }))}
            value={place.view}
            onChange={(view) => setPlace({ ...place, view, chosen: null })}
            end={<StageFilter value={place.stage} onChange={(stage) => setPlace({ ...place, stage, chosen: null })} />}
          />
          <Rows
            list={list}
            place={place}
            chosen={chosen}
            onChoose={(key) => setPlace((before) => ({ ...before, chosen: key }))}
            onOpen={open}
            onAll={() => setPlace({ view: 'all', stage: null, chosen: null })}
          />
        </div>
        <CustomerPreview row={chosen} onOpen={open} />
      </Shape>
    </>
  );
}

/** 「31 位」; while only some are read, how many there are at least. */
function sizeWords({ rows, total }: KeysetList<CustomerRow>): string {
  if (total >= 0) return `${countWords(total, true)} 位`;
  return rows.length === 0 ? '' : `${rows.length} 位以上`;
}

/** A consultant's list is his own customers: 「全部」 and 「我的」 would be the same. */
function viewsFor(role: Role): readonly CustomerView[] {
  return role === 'consultant' ? customerViews.filter((view) => view !== 'mine') : customerViews;
}

interface RowsProps {
  readonly list: KeysetList<CustomerRow>;
  readonly place: Place;
  readonly chosen: CustomerRow | null;
  readonly onChoose: (key: string) => void;
  readonly onOpen: (row: CustomerRow) => void;
  readonly onAll: () => void;
}

function Rows({ list, place, chosen, onChoose, onOpen, onAll }: RowsProps): ReactElement {
  const today = useToday();
  const calendar = useStoreCalendar();
  const isOwn = usePerson().role === 'consultant';
  const items = useMemo(() => rowItems(list.rows, (row) => row.id), [list.rows]);
  const failure = list.error === null ? null : failureOf(list.error);
  if (list.isLoading) return <LoadingRows words="正在读取客户…" rows={10} />;
  return (
    <>
      {failure !== null && (
        <ErrorState
          title="客户没能全部读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={list.retry}
        />
      )}
      {list.rows.length === 0 && failure === null && <NoRows place={place} onAll={onAll} />}
      {list.rows.length > 0 && (
        <VirtualList
          label="客户"
          items={items}
          rowHeight={52}
          columns={isOwn ? ownColumns : storeColumns}
          renderRow={(row) => <CustomerRowCells row={row} today={today} calendar={calendar} withOwner={!isOwn} />}
          chosen={chosen?.id ?? null}
          onChoose={onChoose}
          onOpen={onOpen}
          openLabel="打开客户"
          onNearEnd={list.onNearEnd}
          total={list.total}
          letters
        />
      )}
    </>
  );
}

function NoRows({ place, onAll }: { readonly place: Place; readonly onAll: () => void }): ReactElement {
  const go = useGo();
  const canWrite = useCanOpen()(newCardRoute);
  const { view, stage } = place;
  const words = viewWords[view];
  const isNarrow = view !== 'all' || stage !== null;
  // A card makes a prospect of today: it fills no list of 基盘 and none of those who were left alone.
  const helps = canWrite && stage !== 'retained' && view !== 'uncontacted3';
  return (
    <EmptyState
      title={stage === null ? words.empty : `「${words.label}」里没有${customerStages[stage]}`}
      text={stage === null ? words.emptyText : '换一个范围，或看全部客户。'}
    >
      {isNarrow && (
        <Button look={helps ? 'plain' : 'primary'} onClick={onAll}>
          看全部客户
        </Button>
      )}
      {helps && (
        <Button look="primary" icon="plus" onClick={() => go(newCardRoute)}>
          新建洽谈卡
        </Button>
      )}
    </EmptyState>
  );
}
