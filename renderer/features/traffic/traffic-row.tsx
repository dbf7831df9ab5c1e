import type { ReactElement } from 'react';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { labelOfCode } from '../../../shared/domain/dictionary.ts';
import { isInHouse, waitAmberMinutes } from '../../../shared/domain/floor.ts';
import { Tag } from '../../components/marks.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import type { Dictionaries } from '../../state/lists.ts';
import { nthWords } from '../floor/same-minute.ts';
import { lengthWords, minutesSince } from '../floor/use-floor.ts';
import { stateOf } from './use-traffic.ts';

/** Times, how many, by whom, card. */
export const trafficColumns = '104px minmax(96px,1fr) 136px minmax(120px,1.4fr)';

interface TrafficRowCellsProps {
  readonly row: TrafficRow;
  readonly zone: string;
  readonly now: number;
  readonly entries: Dictionaries;
  /** Which one of those who came in the same minute; undefined for who came alone. */
  readonly nth: number | undefined;
}

/** One visit of the register. */
export function TrafficRowCells({ row, zone, now, entries, nth }: TrafficRowCellsProps): ReactElement {
  const way = labelOfCode(entries('contact_way'), row.contactWay);
  if (row.voidedAt !== null) return <VoidedCells row={row} zone={zone} way={way} />;
  const left = row.departedAt === null ? '' : localTimeAt(row.departedAt, zone);
  const isVisit = isInHouse(row.contactWay);
  return (
    <>
      <TwoLines
        main={
          isVisit || left !== '' ? `${localTimeAt(row.arrivedAt, zone)} – ${left}` : localTimeAt(row.arrivedAt, zone)
        }
        sub={isVisit ? stayWords(row, now) : way}
      />
      <TwoLines
        main={row.note === '' ? `${row.partySize} 人` : `${row.partySize} 人 · ${row.note}`}
        sub={nth === undefined ? way : `${way} · ${nthWords(nth)}`}
        title={row.note}
      />
      <Receiver row={row} now={now} />
      <CardOf row={row} />
    </>
  );
}

function VoidedCells({
  row,
  zone,
  way,
}: {
  readonly row: TrafficRow;
  readonly zone: string;
  readonly way: string;
}): ReactElement {
  return (
    <>
      <TwoLines main={<s className="t3">{localTimeAt(row.arrivedAt, zone)}</s>} sub="已作废" />
      <TwoLines
        main={<s className="t3">{`${row.partySize} 人 · ${way}`}</s>}
        sub={row.note || '没有备注'}
        title={row.note}
      />
      <TwoLines main={<s className="t3">{row.receiver?.name ?? '没定人'}</s>} sub="接待" />
      <TwoLines main={<span className="t3">{row.voidReason}</span>} sub="登错了，不算客流" title={row.voidReason} />
    </>
  );
}

function Receiver({ row, now }: { readonly row: TrafficRow; readonly now: number }): ReactElement {
  if (row.receiver !== null) {
    const named = row.named ? '指名 · ' : '';
    if (row.departedAt !== null || !isInHouse(row.contactWay))
      return <TwoLines main={row.receiver.name} sub={`${named}接待`} />;
    const since = lengthWords(minutesSince(row.receivedAt ?? row.arrivedAt, now));
    return <TwoLines main={row.receiver.name} sub={`${named}接待 ${since}`} />;
  }
  if (row.departedAt !== null) return <TwoLines main={<span className="t3">没定人</span>} sub="接待" />;
  const minutes = minutesSince(row.arrivedAt, now);
  const isLong = minutes >= waitAmberMinutes;
  return (
    <TwoLines
      main={<Tag tone={isLong ? 'amber' : 'plain'}>等人接待</Tag>}
      sub={minutes < 12 * 60 ? `等了 ${lengthWords(minutes)}` : '接待'}
    />
  );
}

function CardOf({ row }: { readonly row: TrafficRow }): ReactElement {
  if (row.card !== null) {
    const number = row.card.number === '' ? '待编号' : row.card.number;
    return <TwoLines main={number} sub={row.card.state === 'quick' ? '洽谈卡没补完' : '洽谈卡已完成'} />;
  }
  if (row.explanation !== '') return <TwoLines main={row.explanation} sub="没建卡，已说明" title={row.explanation} />;
  if (stateOf(row) === 'left') return <TwoLines main={<Tag tone="amber">没有卡</Tag>} sub="补建，或说明原因" />;
  return <TwoLines main={<span className="t3">还没有卡</span>} sub="谈完建卡" />;
}

/** 「在店 25 分钟」, 「待了 1 小时 10 分」 */
export function stayWords({ arrivedAt, departedAt }: TrafficRow, now: number): string {
  const minutes = minutesSince(arrivedAt, departedAt ?? now);
  if (departedAt !== null) return `待了 ${lengthWords(minutes)}`;
  return minutes < 12 * 60 ? `在店 ${lengthWords(minutes)}` : '没登记离店';
}
