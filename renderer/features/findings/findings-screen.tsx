import { type ReactElement, useMemo } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { FindingRow } from '../../../shared/contract/finding.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { ruleCodes, ruleTitles, yuan } from '../../../shared/domain/rulebook.ts';
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
import { FindingPanel } from './finding-panel.tsx';
import { type FindingFilter, useFindingSummary, useFindings } from './finding-queries.ts';
import { countWords, outcomeWords } from './finding-words.ts';
import './findings.css';

const columns = '88px minmax(0,1fr) 128px';
const managerColumns = '88px 72px minmax(0,1fr) 128px';

interface Place extends FindingFilter {
  readonly chosen: string | null;
}

/** 检查发现: one's own with clause and evidence; a manager's list of everybody, by day, person and rule. */
export function FindingsScreen(): ReactElement {
  const today = useToday();
  const thisMonth = today.slice(0, 7);
  const { role } = usePerson();
  const isManaging = isManager(role);
  const [place, setPlace] = useRemembered<Place>(['finding', 'list'], {
    personId: null,
    rule: null,
    month: thisMonth,
    chosen: null,
  });
  const list = useFindings(place);
  const items = useMemo(() => byDay(list.rows, today), [list.rows, today]);
  const chosen = list.rows.find(({ id }) => id === place.chosen) ?? list.rows[0] ?? null;
  usePinned(place.chosen, chosen?.id ?? null, (key) => setPlace((before) => ({ ...before, chosen: key })));
  const failure = list.error === null ? null : failureOf(list.error);
  const narrow = (change: Partial<FindingFilter>): void =>
    setPlace((before) => ({ ...before, ...change, chosen: null }));
  const isNarrow = place.personId !== null || place.rule !== null || place.month !== null;
  return (
    <>
      <HeadRow
        title={isManaging ? '检查发现' : '我的检查发现'}
        facts={<Totals month={place.month ?? thisMonth} place={place} />}
      />
      <CheckStrip at="/findings" />
      <Shape kind="panel">
        <div className="left">
          <Filters place={place} today={today} isManaging={isManaging} onNarrow={narrow} />
          {list.isLoading && <LoadingRows words="正在读取检查发现…" rows={8} />}
          {failure && (
            <ErrorState
              title="检查发现没能读出来"
              text={`${failure.text}。`}
              errorNumber={failure.errorNumber}
              onRetry={list.retry}
            />
          )}
          {!list.isLoading && failure === null && list.rows.length === 0 && (
            <EmptyState
              icon="check"
              title={isNarrow ? '这里没有检查发现' : '还没有检查发现'}
              text={emptyText(isManaging)}
            >
              {isNarrow && <Button onClick={() => narrow({ personId: null, rule: null, month: null })}>看全部</Button>}
            </EmptyState>
          )}
          {list.rows.length > 0 && (
            <VirtualList
              label="检查发现"
              items={items}
              rowHeight={52}
              columns={isManaging ? managerColumns : columns}
              renderRow={(row) => <Cells row={row} withPerson={isManaging} />}
              chosen={chosen?.id ?? null}
              onChoose={(id) => setPlace((before) => ({ ...before, chosen: id }))}
              onNearEnd={list.onNearEnd}
              total={list.total}
              letters
            />
          )}
        </div>
        <FindingPanel key={chosen?.id ?? ''} id={chosen?.id ?? null} />
      </Shape>
    </>
  );
}

function emptyText(isManaging: boolean): string {
  return isManaging
    ? '回访没做、卡没填完，过了 24:00 自动列出；卡与系统不一致，核对签字后列出。'
    : '卡当天填全、计划当天做完、反馈写上，这里就一直空着。';
}

/** How many in the month, and what they would cost. */
function Totals({ month, place }: { readonly month: string; readonly place: FindingFilter }): ReactElement | null {
  const { data: rows } = useFindingSummary(month);
  if (rows === undefined || place.rule !== null) return null;
  const own = place.personId === null ? rows : rows.filter(({ person }) => person?.id === place.personId);
  const count = own.reduce((sum, row) => sum + row.count, 0);
  const fen = own.reduce((sum, row) => sum + row.amountFen, 0);
  return (
    <>
      {monthWords(month)} {count} 次{fen > 0 && `，拟罚 ${yuan(fen)} 元`}
    </>
  );
}

function monthWords(month: string): string {
  const [year = '', of = ''] = month.split('-');
  return `${year}年${Number(of)}月`;
}

interface FiltersProps {
  readonly place: FindingFilter;
  readonly today: string;
  readonly isManaging: boolean;
  readonly onNarrow: (change: Partial<FindingFilter>) => void;
}

function Filters({ place, today, isManaging, onNarrow }: FiltersProps): ReactElement {
  const { data: people = [] } = useStaff();
  const months = lastMonths(today).map((month) => ({ value: month, label: monthWords(month) }));
  const rules = ruleCodes.map((code) => ({ value: code, label: ruleTitles[code] }));
  return (
    <div className="finding-filters">
      <Picker
        value={place.month}
        options={months}
        placeholder="每个月"
        onChange={(month) => onNarrow({ month })}
        control={{ 'aria-label': '哪个月' }}
      />
      {isManaging && (
        <Picker
          value={place.personId}
          options={people.filter(({ role }) => role !== 'admin').map(({ id, name }) => ({ value: id, label: name }))}
          placeholder="每个人"
          onChange={(personId) => onNarrow({ personId })}
          control={{ 'aria-label': '谁的' }}
        />
      )}
      <Picker
        value={place.rule}
        options={rules}
        placeholder="每条规定"
        onChange={(code) => onNarrow({ rule: ruleCodes.find((each) => each === code) ?? null })}
        control={{ 'aria-label': '哪条规定' }}
      />
    </div>
  );
}

/** This month and the eleven before it. */
function lastMonths(today: string): readonly string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: 12 }, (_, back) => {
    const index = year * 12 + month - 1 - back;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}

function byDay(rows: readonly FindingRow[], today: string): readonly ListItem<FindingRow>[] {
  return [...Map.groupBy(rows, ({ concernsOn }) => concernsOn)].flatMap(([day, own]): ListItem<FindingRow>[] => [
    { kind: 'group', key: `day ${day}`, label: dateWords(day, today), note: countWords(own) },
    ...own.map((row): ListItem<FindingRow> => ({ kind: 'row', key: row.id, row })),
  ]);
}

function Cells({ row, withPerson }: { readonly row: FindingRow; readonly withPerson: boolean }): ReactElement {
  return (
    <>
      <TwoLines main={row.subject} sub={row.customerName || '—'} title={row.subject} />
      {withPerson && <span className="cut">{row.person?.name ?? '没有人'}</span>}
      <TwoLines main={row.title} sub={row.words} title={row.words} />
      <TwoLines main={`§${row.clause}`} sub={outcomeWords(row)} end />
    </>
  );
}
