import type { ReactElement } from 'react';
import { type CivilDate, civilDateAt, daysBetween } from '../../../shared/calendar/civil-date.ts';
import { openDayOnOrAfter, type StoreCalendar } from '../../../shared/calendar/store-calendar.ts';
import { dateColumn, dateWords } from '../../../shared/calendar/words.ts';
import type { CustomerRow } from '../../../shared/contract/customer-rows.ts';
import { type CustomField, type CustomFieldPath, customWords, fieldAt } from '../../../shared/domain/custom-field.ts';
import type { CustomerColumnName } from '../../../shared/domain/customer-columns.ts';
import { isOverdue } from '../../../shared/domain/plan-day.ts';
import { regionName, regionText } from '../../../shared/domain/region.ts';
import { LevelBadge } from '../../components/marks.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import type { Dictionaries } from '../../state/lists.ts';
import { fullNameOf, labelIn, phoneWords } from './customer-words.ts';
import type { ShownColumn } from './list/list-head.tsx';

interface CustomerRowCellsProps {
  readonly row: CustomerRow;
  readonly columns: readonly ShownColumn[];
  readonly today: CivilDate;
  readonly zone: string;
  /** Undefined until read: a plan on a closed day is then late a moment too early. */
  readonly calendar: StoreCalendar | undefined;
  readonly entries: Dictionaries;
  /** The store's own fields. */
  readonly own: readonly CustomField[];
}

/** One line of the list of customers: the columns that were chosen, in their order. */
export function CustomerRowCells({ columns, ...cell }: CustomerRowCellsProps): ReactElement {
  const hasTags = columns.some(({ name }) => name === 'tags');
  return (
    <>
      {columns.map(({ name }) => (
        <Cell key={name} name={name} hasTags={hasTags} {...cell} />
      ))}
    </>
  );
}

type CellProps = Omit<CustomerRowCellsProps, 'columns'> & {
  /** Tags have a column of their own: they stand nowhere else. */
  readonly hasTags: boolean;
};

function Cell({ name, ...cell }: CellProps & { readonly name: CustomerColumnName }): ReactElement {
  const { row, today, zone, entries, own, hasTags } = cell;
  switch (name) {
    case 'name':
      return <NameCell row={row} />;
    case 'level':
      return <RowBadge row={row} />;
    case 'intention': {
      const intention = row.intention ?? withoutIntention(row);
      const tags = hasTags ? [] : tagsIn(row, entries);
      return <TwoLines main={intention} sub={[...tags, belowIntention(row)].join('，')} title={intention} />;
    }
    case 'nextPlan':
      return <NextPlan {...cell} />;
    case 'lastEffective':
      return <LastContact row={row} today={today} />;
    case 'lastContact':
      return <DayCell day={row.lastContactAt === null ? null : civilDateAt(row.lastContactAt, zone)} today={today} />;
    case 'expected':
      return <DayCell day={row.expectedOn} today={today} />;
    case 'owner':
      return <TwoLines end main={row.owner?.name ?? '—'} sub="归属" title={row.owner?.name ?? '没有归属'} />;
    case 'created':
      return <DayCell day={row.createdOn} today={today} />;
    case 'updated':
      return <DayCell day={civilDateAt(row.updatedAt, zone)} today={today} />;
    case 'source':
      return <TextCell text={labelIn(entries, 'source', row.source)} />;
    case 'region':
      return (
        <TextCell
          text={row.regionCode === null ? null : regionName(row.regionCode)}
          title={regionText(row.regionCode ?? '')}
        />
      );
    case 'plates':
      return <TextCell text={row.plates.length === 0 ? null : row.plates.join('、')} />;
    case 'tags':
      return <TagsCell tags={tagsIn(row, entries)} />;
    default:
      return <OwnCell path={name} row={row} own={own} />;
  }
}

function tagsIn({ tags }: CustomerRow, entries: Dictionaries): readonly string[] {
  return tags.map((tag) => labelIn(entries, 'customer_tag', tag) ?? tag);
}

/** The first tag in the first line, the others below it. */
function TagsCell({ tags }: { readonly tags: readonly string[] }): ReactElement {
  const [first, ...others] = tags;
  if (first === undefined || others.length === 0) return <TextCell text={first ?? null} />;
  return <TwoLines main={first} sub={others.join('、')} title={tags.join('、')} />;
}

/** What the customer says in a field of the store's own, in words. */
function OwnCell({
  path,
  row,
  own,
}: Pick<CellProps, 'row' | 'own'> & { readonly path: CustomFieldPath }): ReactElement {
  const field = fieldAt(own, path);
  const value = field && row.custom[field.code];
  if (field === undefined || value === undefined) return <TextCell text={null} />;
  if (field.kind === 'number') return <span className="n nw list-day">{customWords(field, value)}</span>;
  return <TextCell text={customWords(field, value)} />;
}

function NameCell({ row }: { readonly row: CustomerRow }): ReactElement {
  const name = fullNameOf(row);
  return (
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
  );
}

function TextCell({ text, title }: { readonly text: string | null; readonly title?: string }): ReactElement {
  if (text === null || text === '') return <span className="t3">—</span>;
  return (
    <span className="cut" title={title ?? text}>
      {text}
    </span>
  );
}

function DayCell({ day, today }: { readonly day: CivilDate | null; readonly today: CivilDate }): ReactElement {
  if (day === null) return <span className="t3 n list-day">—</span>;
  return (
    <span className="n nw list-day" title={dateWords(day, today)}>
      {shortDate(day, today)}
    </span>
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

function NextPlan({ row, today, calendar }: Pick<CellProps, 'row' | 'today' | 'calendar'>): ReactElement {
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
