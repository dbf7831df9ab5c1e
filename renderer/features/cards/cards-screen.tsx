import { type ReactElement, useMemo } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { CardRow } from '../../../shared/contract/card-rows.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { GoLink, useCanOpen, useGo } from '../../app/go.tsx';
import { newCardRoute } from '../../app/navigation.ts';
import { Button } from '../../components/button.tsx';
import { DayFilter } from '../../components/day-filter.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import type { ListItem } from '../../components/list-model.ts';
import { Shape } from '../../components/panel.tsx';
import { Picker } from '../../components/picker.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import type { KeysetList } from '../../components/use-keyset-list.ts';
import { usePinned } from '../../components/use-pinned.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useToday, useZone } from '../../state/clock.ts';
import { useStaff } from '../../state/commons.ts';
import { failureOf } from '../../state/failure.ts';
import { useEntries } from '../../state/lists.ts';
import { useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { PaperInbox } from '../attachments/paper-inbox.tsx';
import { ExportButton } from '../privacy/export-button.tsx';
import { type CardPlace, cardPlaceKey, everywhere } from './card-place.ts';
import { CardPreview } from './card-preview.tsx';
import { type CardLine, CardLineCells, cardColumns } from './card-row.tsx';
import { draftPath, useDrafts } from './drafts-box.tsx';
import { type CardFilter, useCardList } from './use-card-list.ts';
import './cards.css';

const views = [
  { value: 'all', label: '全部' },
  { value: 'quick', label: '没补完' },
  { value: 'complete', label: '已完成' },
] as const;

/** Cards by day, today first, with one's own drafts on top; what a card lacks stands beside the list. */
export function CardsScreen(): ReactElement {
  const [place, setPlace] = useRemembered<CardPlace>(cardPlaceKey, everywhere);
  const list = useCardList(place);
  const drafts = useDrafts();
  const go = useGo();
  const today = useToday();
  const { role } = usePerson();
  const items = useMemo(
    () => itemsOf(place.state === 'complete' || place.day !== null ? [] : drafts, list.rows, today),
    [place.state, place.day, drafts, list.rows, today],
  );
  const rows = items.filter((item) => item.kind === 'row');
  // one that was just saved is shown as soon as the list is read, not another one until then
  const chosen = rows.find(({ key }) => key === place.chosen) ?? (list.isLoading ? null : rows[0]) ?? null;
  usePinned(place.chosen, chosen?.key ?? null, (key) => setPlace((before) => ({ ...before, chosen: key })));
  const open = (line: CardLine): void => go(line.kind === 'draft' ? draftPath(line.draft) : `/cards/${line.card.id}`);
  const narrow = (change: Partial<CardFilter>): void => setPlace((before) => ({ ...before, ...change, chosen: null }));
  return (
    <>
      <HeadRow title="洽谈卡" facts={<CardFacts />}>
        <PaperInbox />
        <ExportButton place={{ kind: 'cards', ...(place.day === null ? {} : { from: place.day, to: place.day }) }} />
      </HeadRow>
      <Shape kind="panel">
        <div className="left">
          <TabsRow
            label="哪些卡"
            tabs={views}
            value={place.state ?? 'all'}
            onChange={(view) => narrow({ state: view === 'all' ? null : view })}
            end={
              <span className="row">
                {role !== 'consultant' && (
                  <ConsultantFilter value={place.consultantId} onChange={(consultantId) => narrow({ consultantId })} />
                )}
                <DayFilter value={place.day} today={today} all="每一天" onChange={(day) => narrow({ day })} />
              </span>
            }
          />
          <Rows
            list={list}
            items={items}
            place={place}
            chosen={chosen?.key ?? null}
            onChoose={(key) => setPlace((before) => ({ ...before, chosen: key }))}
            onOpen={open}
            onAll={() => setPlace(everywhere)}
          />
        </div>
        <CardPreview line={chosen?.row ?? null} onOpen={() => chosen && open(chosen.row)} />
      </Shape>
    </>
  );
}

function itemsOf(
  drafts: ReturnType<typeof useDrafts>,
  rows: readonly CardRow[],
  today: string,
): readonly ListItem<CardLine>[] {
  const items: ListItem<CardLine>[] = [];
  if (drafts.length > 0) {
    items.push({ kind: 'group', key: 'drafts', label: `没写完 ${drafts.length} 张`, note: '还没保存，先写完' });
    for (const draft of drafts) items.push({ kind: 'row', key: draft.id, row: { kind: 'draft', draft } });
  }
  let day: string | null = null;
  for (const card of rows) {
    if (card.arrivedOn !== day) {
      day = card.arrivedOn;
      items.push({ kind: 'group', key: `day ${day}`, label: dateWords(day, today) });
    }
    items.push({ kind: 'row', key: card.id, row: { kind: 'card', card } });
  }
  return items;
}

interface RowsProps {
  readonly list: KeysetList<CardRow>;
  readonly items: readonly ListItem<CardLine>[];
  readonly place: CardPlace;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly onOpen: (line: CardLine) => void;
  readonly onAll: () => void;
}

function Rows({ list, items, place, chosen, onChoose, onOpen, onAll }: RowsProps): ReactElement {
  const zone = useZone();
  const entries = useEntries();
  const failure = list.error === null ? null : failureOf(list.error);
  if (list.isLoading) return <LoadingRows words="正在读取洽谈卡…" rows={10} />;
  return (
    <>
      {failure !== null && (
        <ErrorState
          title="洽谈卡没能全部读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={list.retry}
        />
      )}
      {items.length === 0 && failure === null && <NoCards place={place} onAll={onAll} />}
      {items.length > 0 && (
        <VirtualList
          label="洽谈卡"
          items={items}
          rowHeight={52}
          columns={cardColumns}
          renderRow={(line) => <CardLineCells line={line} zone={zone} entries={entries} />}
          chosen={chosen}
          onChoose={onChoose}
          onOpen={onOpen}
          openLabel="打开洽谈卡"
          onNearEnd={list.onNearEnd}
          total={list.total}
          letters
        />
      )}
    </>
  );
}

function NoCards({ place, onAll }: { readonly place: CardPlace; readonly onAll: () => void }): ReactElement {
  const go = useGo();
  const today = useToday();
  const canWrite = useCanOpen()(newCardRoute);
  const isNarrow = place.state !== null || place.day !== null || place.consultantId !== null;
  const when = place.day === null ? '' : dateWords(place.day, today);
  const what = { quick: '没有没补完的卡', complete: '没有完成的卡', all: '没有洽谈卡' }[place.state ?? 'all'];
  return (
    <EmptyState
      title={`${when}${what}`}
      text={place.state === 'quick' ? '快速保存过的卡都补完了。' : '客户到店后，先快速保存，谈完再补完。'}
    >
      {isNarrow && <Button onClick={onAll}>看全部洽谈卡</Button>}
      {canWrite && (
        <Button look="primary" icon="plus" onClick={() => go(newCardRoute)}>
          新建洽谈卡
        </Button>
      )}
    </EmptyState>
  );
}

interface ConsultantFilterProps {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

function ConsultantFilter({ value, onChange }: ConsultantFilterProps): ReactElement {
  const { data: people = [] } = useStaff();
  const options = people
    .filter(({ role, active }) => role === 'consultant' && active)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <span className="filter">
      <Picker
        value={value}
        options={options}
        onChange={onChange}
        placeholder="每位顾问"
        control={{ 'aria-label': '销售顾问' }}
      />
    </span>
  );
}

/** Whose cards they are; managers and consultants, whose navigation is full, open the books of paper cards from here. */
function CardFacts(): ReactElement {
  const { role } = usePerson();
  return (
    <>
      {role === 'consultant' ? '您的' : '全店'}
      {(isManager(role) || role === 'consultant') && <GoLink to="/books">卡本</GoLink>}
    </>
  );
}
