import type { ReactElement } from 'react';
import { type CivilDate, daysBetween } from '../../../shared/calendar/civil-date.ts';
import { openDayOnOrAfter, type StoreCalendar } from '../../../shared/calendar/store-calendar.ts';
import { dateColumn, dateWords } from '../../../shared/calendar/words.ts';
import type { CustomerRow } from '../../../shared/contract/customer-rows.ts';
import { isOverdue } from '../../../shared/domain/plan-day.ts';
import { LevelBadge } from '../../components/marks.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { useEntries } from '../../state/lists.ts';
import { fullNameOf, labelIn, phoneWords } from './customer-words.ts';

/** Grid of a row of one's own list: badge, who, what, next plan, last contact. */
export const ownColumns = '22px minmax(116px,150px) minmax(0,1fr) 92px 92px';
/** The same with the owner at the end, for those who see other people's customers. */
export const storeColumns = `${ownColumns} 60px`;

interface CustomerRowCellsProps {
  readonly row: CustomerRow;
  readonly today: CivilDate;
  /** Undefined until read: a plan on a closed day is then late a moment too early. */
  readonly calendar: StoreCalendar | undefined;
  readonly withOwner: boolean;
}

/** One line of the list of customers. */
export function CustomerRowCells({ row, today, calendar, withOwner }: CustomerRowCellsProps): ReactElement {
  const name = fullNameOf(row);
  const entries = useEntries();
  const intention = row.intention ?? withoutIntention(row);
  const tags = row.tags.map((tag) => labelIn(entries, 'customer_tag', tag) ?? tag);
  return (
    <>
      <RowBadge row={row} />
      <TwoLines
        main={
          <>
            <b>{row.name}</b>
            {name.slice(row.name.length)}
          </>
        }
        sub={phoneOf(row)}
        title={name}
      />
      <TwoLines main={intention} sub={[...tags, belowIntention(row)].join('，')} title={intention} />
      <NextPlan row={row} today={today} calendar={calendar} />
      <LastContact row={row} today={today} />
      {withOwner && <TwoLines end main={row.owner?.name ?? '—'} sub="归属" title={row.owner?.name ?? '没有归属'} />}
    </>
  );
}

/** The most urgent level; 「交」 for somebody who only has a car of ours. */
export function RowBadge({ row }: { readonly row: Pick<CustomerRow, 'level' | 'stage'> }): ReactElement {
  if (row.level !== null) return <LevelBadge level={row.level} />;
  return row.stage === 'retained' ? <LevelBadge level="delivered" /> : <span />;
}

function phoneOf(row: CustomerRow): string {
  return row.phone === null ? '没有电话' : phoneWords(row.phone, row.phoneMasked);
}

/** A level stands only on an intention that is followed, whose model may be open yet. */
function withoutIntention({ level, stage }: CustomerRow): string {
  if (level !== null) return '车型没定';
  return stage === 'retained' ? '基盘客户' : '没有进行中的购车意向';
}

function belowIntention(row: CustomerRow): string {
  if (row.access === 'masked') return '资料已遮住';
  if (row.plates.length > 0) return row.plates.join('、');
  if (row.access === 'shared') return `${row.owner?.name ?? '同事'}共享给您`;
  return row.access === 'task' ? '您有他的回访' : `${dateColumn(row.createdOn)} 建档`;
}

function NextPlan({ row, today, calendar }: Omit<CustomerRowCellsProps, 'withOwner'>): ReactElement {
  const dueOn = row.nextPlanOn;
  if (row.isWaiting) return <TwoLines end main={<span className="t2">等经理</span>} sub="决定是否结束" />;
  if (dueOn === null) return <TwoLines end main={<span className="t3">—</span>} sub="下次回访" />;
  const late = isOverdue({ dueOn, state: 'open' }, today, calendar);
  // a day on which the store is closed counts as the next open one
  const countedOn = calendar === undefined ? dueOn : openDayOnOrAfter(calendar, dueOn);
  const words = late ? `逾期 ${daysBetween(dueOn, today)} 天` : shortDate(countedOn, today);
  return <TwoLines end late={late} main={words} sub={late ? `应 ${dateColumn(dueOn)}` : '下次回访'} />;
}

function LastContact({ row, today }: { readonly row: CustomerRow; readonly today: CivilDate }): ReactElement {
  const on = row.lastEffectiveOn;
  if (on === null) return <TwoLines end main={<span className="t3">还没有</span>} sub="有效联系" />;
  return <TwoLines end main={shortDate(on, today)} sub="有效联系" title={dateWords(on, today)} />;
}

/** 「今天」「明天」「11-23」, with the year where it is another one. */
function shortDate(day: CivilDate, today: CivilDate): string {
  const words = dateWords(day, today);
  if (words.length <= 2) return words;
  return day.slice(0, 4) === today.slice(0, 4) ? dateColumn(day) : day;
}
