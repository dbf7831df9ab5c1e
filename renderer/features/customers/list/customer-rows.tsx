import { type ReactElement, useCallback, useMemo } from 'react';
import type { CustomerRow } from '../../../../shared/contract/customer-rows.ts';
import type { CustomField } from '../../../../shared/domain/custom-field.ts';
import { customerStages } from '../../../../shared/domain/customer.ts';
import { useCanOpen, useGo } from '../../../app/go.tsx';
import { newCardRoute } from '../../../app/navigation.ts';
import { Button } from '../../../components/button.tsx';
import { rowItems } from '../../../components/list-model.ts';
import { EmptyState, ErrorState, LoadingRows } from '../../../components/states.tsx';
import type { WindowList } from '../../../components/use-window-list.ts';
import { VirtualList } from '../../../components/virtual-list.tsx';
import { useToday, useZone } from '../../../state/clock.ts';
import { useCustomFields } from '../../../state/commons.ts';
import { failureOf } from '../../../state/failure.ts';
import { useEntries } from '../../../state/lists.ts';
import { CustomerRowCells } from '../customer-row.tsx';
import { fullNameOf } from '../customer-words.ts';
import { viewWords } from '../list-views.ts';
import { useStoreCalendar } from '../store-calendar.ts';
import { type ShownColumn, trackOf } from './list-head.tsx';
import type { ListPlace } from './list-place.ts';
import type { Picking } from './use-picking.ts';

const noFields: readonly CustomField[] = [];

interface CustomerRowsProps {
  readonly list: WindowList<CustomerRow>;
  readonly place: ListPlace;
  readonly columns: readonly ShownColumn[];
  readonly chosen: CustomerRow | null;
  readonly onChoose: (key: string) => void;
  readonly onOpen: (row: CustomerRow) => void;
  readonly picking: Picking;
  readonly isPicking: boolean;
  readonly onEdge: (edge: 'start' | 'end') => boolean;
  readonly onAll: () => void;
}

/** The lines of the list, and what stands there while there are none. */
export function CustomerRows(props: CustomerRowsProps): ReactElement {
  const { list, place, columns, chosen, onAll, picking, isPicking } = props;
  const boxes = isPicking ? picking : null;
  const today = useToday();
  const zone = useZone();
  const calendar = useStoreCalendar();
  const entries = useEntries();
  const { data: own = noFields } = useCustomFields();
  const items = useMemo(() => rowItems(list.rows, (row) => row.id), [list.rows]);
  const renderRow = useCallback(
    (row: CustomerRow) => (
      <>
        {boxes && <PickCell row={row} picking={boxes} />}
        <CustomerRowCells {...{ row, columns, today, zone, calendar, entries, own }} />
      </>
    ),
    [columns, today, zone, calendar, entries, own, boxes],
  );
  const failure = list.error === null ? null : failureOf(list.error);
  if (list.isLoading)
    return <LoadingRows words={place.where.length === 0 ? '正在读取客户…' : '正在找符合条件的客户…'} rows={10} />;
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
          columns={trackOf(columns, isPicking)}
          renderRow={renderRow}
          chosen={chosen?.id ?? null}
          onChoose={props.onChoose}
          onOpen={props.onOpen}
          openLabel="打开客户"
          onToggle={picking.toggle}
          onNearEnd={list.onNearEnd}
          onNearStart={list.onNearStart}
          onEdge={props.onEdge}
          total={list.total}
          letters
        />
      )}
      {list.isFetchingNext && place.where.length > 0 && (
        <p className="list-more xs t3" role="status">
          正在往后找…
        </p>
      )}
    </>
  );
}

/** The box of a row while customers are picked; the keyboard has Space for it. */
function PickCell({ row, picking }: { readonly row: CustomerRow; readonly picking: Picking }): ReactElement {
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label={`选上 ${fullNameOf(row)}`}
      checked={picking.picked.has(row.id)}
      disabled={!picking.canPick(row)}
      onChange={() => picking.toggle(row)}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}

function NoRows({ place, onAll }: { readonly place: ListPlace; readonly onAll: () => void }): ReactElement {
  const go = useGo();
  const canWrite = useCanOpen()(newCardRoute);
  const { view, stage, where } = place;
  const words = viewWords[view];
  const isFiltered = where.length > 0;
  const isNarrow = view !== 'all' || stage !== null || isFiltered;
  // A card makes a prospect of today: it fills no list of 基盘, none of those who were left alone, and no filter.
  const helps = canWrite && stage !== 'retained' && view !== 'uncontacted3' && !isFiltered;
  return (
    <EmptyState
      title={emptyTitle(place)}
      text={
        isFiltered ? '去掉一个条件，或看全部客户。' : stage === null ? words.emptyText : '换一个范围，或看全部客户。'
      }
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

function emptyTitle({ view, stage, where }: ListPlace): string {
  const words = viewWords[view];
  if (where.length > 0) return `「${words.label}」里没有符合这些条件的客户`;
  return stage === null ? words.empty : `「${words.label}」里没有${customerStages[stage]}`;
}
