import './list/list.css';
import { type ReactElement, useCallback } from 'react';
import { customerViews } from '../../../shared/contract/customer-list.ts';
import type { CustomerRow } from '../../../shared/contract/customer-rows.ts';
import {
  type Condition,
  type CustomerSort,
  sortsOfPursuit,
  usuallyDescends,
} from '../../../shared/domain/customer-filter.ts';
import { isManager, type Role } from '../../../shared/domain/roles.ts';
import type { SavedList } from '../../../shared/domain/saved-filter.ts';
import { useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { HeadRow } from '../../components/head-row.tsx';
import { Shape } from '../../components/panel.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import { countWords } from '../../components/use-keyset-list.ts';
import { usePinned } from '../../components/use-pinned.ts';
import type { WindowList } from '../../components/use-window-list.ts';
import { useRemembered } from '../../state/remembered.ts';
import { useServices } from '../../state/services.ts';
import { usePerson } from '../../state/session.ts';
import { ExportButton } from '../privacy/export-button.tsx';
import { CustomerPreview } from './customer-preview.tsx';
import { useCustomerCount, useCustomerList } from './customer-queries.ts';
import { ColumnsPanel } from './list/columns-panel.tsx';
import { CustomerRows } from './list/customer-rows.tsx';
import { FilterBar } from './list/filter-bar.tsx';
import { FilterPanel } from './list/filter-panel.tsx';
import { ListHead } from './list/list-head.tsx';
import { anotherList, askedOf, firstPlace, type ListPlace } from './list/list-place.ts';
import { SavePanel } from './list/save-panel.tsx';
import { TagManyPanel } from './list/tag-many-panel.tsx';
import { useListColumns } from './list/use-list-columns.ts';
import { useListWords } from './list/use-list-words.ts';
import { usePicking } from './list/use-picking.ts';
import { useSavedFilters } from './list/use-saved-filters.ts';
import { viewWords } from './list-views.ts';
import { StageFilter } from './stage-filter.tsx';

/** Every customer that the person may see, in the views that a day needs, narrowed and sorted; the chosen one is shown beside. */
export function CustomersScreen(): ReactElement {
  const [place, setPlace] = useRemembered<ListPlace>(['customer', 'list'], firstPlace);
  const asked = askedOf(place);
  const list = useCustomerList(asked, place.edge);
  const count = useCustomerCount(asked).data;
  const { overlays } = useServices();
  const { role } = usePerson();
  const isOwn = role === 'consultant' || place.view === 'mine';
  const { columns, isUsual, choose } = useListColumns(place.view, role === 'consultant');
  const { filters, remove } = useSavedFilters();
  const go = useGo();
  const another = useCallback(
    (change: Partial<ListPlace>) => setPlace((before) => anotherList(before, change)),
    [setPlace],
  );
  const onWhere = useCallback((where: readonly Condition[]) => another({ where }), [another]);
  const show = (panel: ListPlace['panel']): void => setPlace((before) => ({ ...before, panel }));
  const close = (): void => show('preview');
  const sort = place.sort ?? usualSort(place);
  const descends = place.descends ?? usuallyDescends(sort);
  const taken = filters.find(({ id }) => id === place.filterId) ?? null;
  const words = useListWords(place, sort, descends);
  const open = (row: CustomerRow): void => go(`/customers/${row.id}`);
  const chosen =
    list.rows.find((row) => row.id === place.chosen) ??
    (place.edge === 'end' ? list.rows.at(-1) : list.rows[0]) ??
    null;
  usePinned(place.chosen, chosen?.id ?? null, (key) => setPlace((before) => ({ ...before, chosen: key })));
  const picking = usePicking(place.picked, (picked) => setPlace((before) => ({ ...before, picked })));
  const isPicking = place.panel === 'tags' || place.picked.length > 0;
  const toggle = (panel: ListPlace['panel']): void => show(place.panel === panel ? 'preview' : panel);
  useKeys('客户', [
    { keys: '/', label: '找客户', run: () => overlays.show('find') },
    { keys: 'f', label: '筛选', run: () => toggle('filter') },
    { keys: 't', label: '加标签', run: () => toggle('tags') },
    { keys: 'l', label: '选列', run: () => toggle('columns') },
    {
      keys: 'Escape',
      label: place.panel === 'preview' ? '都不选' : '收起',
      hint: false,
      disabled: place.panel === 'preview' && place.picked.length === 0,
      run: place.panel === 'preview' ? picking.clear : close,
    },
  ]);
  const saved = savedOf(place);
  return (
    <>
      <HeadRow title="客户" facts={[sizeWords(list, count), pickedWords(place)].filter(Boolean).join(' · ')}>
        <ExportButton
          place={{
            kind: 'customers',
            customers: {
              view: place.view,
              where: saved.where,
              ...(saved.sort === null ? {} : { sort: saved.sort }),
              ...(saved.descends === null ? {} : { descends: saved.descends }),
            },
            listWords: exportWords(place),
          }}
        />
      </HeadRow>
      <Shape kind="panel">
        <div className="left">
          <TabsRow
            label="客户的范围"
            tabs={viewsFor(role).map((view) => ({ value: view, label: viewWords[view].label }))}
            value={place.view}
            onChange={(view) =>
              another({ view, sort: null, descends: null, filterId: null, where: whereIn(role, view, place) })
            }
            end={<StageFilter value={place.stage} onChange={(stage) => another({ stage })} />}
          />
          <FilterBar
            filters={filters}
            filterId={place.filterId}
            isChanged={taken !== null && !isSameList(taken.list, saved)}
            where={place.where}
            note={sortsOfPursuit.has(sort) && place.sort !== null ? '按这列排，只列还在跟进的' : null}
            isFiltering={place.panel === 'filter'}
            onFilter={(id) => {
              const filter = filters.find((each) => each.id === id);
              if (!filter) return another({ filterId: null, where: [] });
              const { view, where, sort: order, descends: way } = filter.list;
              another({
                filterId: filter.id,
                view: viewsFor(role).includes(view) ? view : 'all',
                where,
                sort: order,
                descends: way,
                stage: null,
              });
            }}
            onWhere={onWhere}
            onOpen={() => toggle('filter')}
            onColumns={() => toggle('columns')}
            isTagging={place.panel === 'tags'}
            onTags={() => toggle('tags')}
            onChange={() => show('save')}
            onRemove={(filter) => {
              remove(filter);
              another({ filterId: null, where: [] });
            }}
          />
          <ListHead
            columns={columns}
            isPicking={isPicking}
            sort={sort}
            descends={descends}
            maySort={(each) => isManager(role) || isOwn || openSorts.has(each)}
            onSort={(by, way) => another({ sort: by, descends: way })}
          />
          <CustomerRows
            list={list}
            place={place}
            columns={columns}
            chosen={chosen}
            picking={picking}
            isPicking={isPicking}
            onChoose={(key) => setPlace((before) => ({ ...before, chosen: key }))}
            onOpen={open}
            onEdge={(edge) => {
              const reaches = edge === 'start' ? !list.hasBefore : !list.hasBehind;
              if (!reaches) setPlace((before) => ({ ...before, edge, chosen: null }));
              return !reaches;
            }}
            onAll={() => setPlace(firstPlace)}
          />
        </div>
        {place.panel === 'preview' && <CustomerPreview row={chosen} onOpen={open} />}
        {place.panel === 'filter' && (
          <FilterPanel key={place.view} place={place} onWhere={onWhere} onSave={() => show('save')} onClose={close} />
        )}
        {place.panel === 'columns' && (
          <ColumnsPanel
            view={viewWords[place.view].label}
            columns={columns.map(({ name }) => name)}
            isUsual={isUsual}
            onChange={choose}
            onClose={close}
          />
        )}
        {place.panel === 'tags' && (
          <TagManyPanel
            customerIds={place.picked}
            loaded={list.rows.filter(picking.canPick).length}
            onPickAll={() => picking.pickAll(list.rows)}
            onClear={picking.clear}
            onDone={() => setPlace((before) => ({ ...before, picked: [], panel: 'preview' }))}
            onClose={close}
          />
        )}
        {place.panel === 'save' && (
          <SavePanel
            list={saved}
            words={words}
            filter={taken?.isOwn === true ? taken : null}
            onSaved={(filterId) => setPlace((before) => ({ ...before, filterId, panel: 'preview' }))}
            onClose={close}
          />
        )}
      </Shape>
    </>
  );
}

const openSorts: ReadonlySet<CustomerSort> = new Set(['updated', 'created', 'owner']);

function usualSort({ view }: ListPlace): CustomerSort {
  if (view === 'uncontacted3') return 'contact';
  return view === 'today' || view === 'week' || view === 'month' ? 'created' : 'updated';
}

/** Conditions that may not be asked in the other view are left behind. */
function whereIn(role: Role, view: ListPlace['view'], { where }: ListPlace): readonly Condition[] {
  return role === 'consultant' || isManager(role) || view === 'mine' ? where : [];
}

/** The chips beside the views are a condition like any other once the list is kept. */
function savedOf({ view, stage, where, sort, descends }: ListPlace): SavedList {
  const ofStage: readonly Condition[] = stage === null ? [] : [{ field: 'stage', test: 'is', values: [stage] }];
  return {
    view,
    where: [...ofStage, ...where].map((each) => ({ ...each, values: [...each.values] })),
    sort,
    descends,
  };
}

/** 「本周，2 个条件」: what of the customers is taken out. */
function exportWords(place: ListPlace): string {
  const { where } = savedOf(place);
  const { label } = viewWords[place.view];
  return where.length === 0 ? label : `${label}，${where.length} 个条件`;
}

function isSameList(one: SavedList, other: SavedList): boolean {
  const told = ({ view, where, sort, descends }: SavedList): string => JSON.stringify([view, where, sort, descends]);
  return told(one) === told(other);
}

/** 「选了 3 位」; nothing while nobody is picked. */
function pickedWords({ picked }: ListPlace): string {
  return picked.length === 0 ? '' : `选了 ${picked.length} 位`;
}

type Count = { readonly count: number; readonly kind: 'exact' | 'about' | 'atLeast' };

/** 「31 位」「约 10 万 位」; while only some are read, how many there are at least. */
function sizeWords({ rows, total, isLoading }: WindowList<CustomerRow>, count: Count | undefined): string {
  if (isLoading) return '';
  if (total >= 0) return `${countWords(total, true)} 位`;
  if (count?.kind === 'exact') return `${countWords(count.count, true)} 位`;
  if (count?.kind === 'about' && count.count >= 10_000) return `${countWords(count.count, false)}位`;
  if (count?.kind === 'about') return `约 ${count.count} 位`;
  return `${Math.max(count?.count ?? 0, rows.length)} 位以上`;
}

/** A consultant's list is his own customers: 「全部」 and 「我的」 would be the same. */
function viewsFor(role: Role): readonly ListPlace['view'][] {
  // managers see everybody: nothing is shared with them
  const left = role === 'consultant' ? 'mine' : isManager(role) ? 'shared' : null;
  return customerViews.filter((view) => view !== left);
}
