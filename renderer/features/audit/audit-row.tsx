import type { ReactElement } from 'react';
import type { AuditRow } from '../../../shared/contract/audit-rows.ts';
import { StatusDot } from '../../components/marks.tsx';
import { fieldWords, lineTitle, verdictLine } from './audit-words.ts';

export const auditColumns = '104px minmax(0,1fr) 76px minmax(0,1.6fr) 96px';

/** Beside the photo of the paper there is room for who it is and how it came out. */
export const narrowAuditColumns = '66px minmax(0,1fr) 72px';

interface AuditLineProps {
  readonly row: AuditRow;
  readonly isCurrent: boolean;
  readonly narrow?: boolean;
}

/** One line of the list: serial, customer, when he came, what differs, and how it came out. */
export function AuditLine({ row, isCurrent, narrow = false }: AuditLineProps): ReactElement {
  const { status, words } = verdictLine(row);
  const isWaiting = row.verdict === null;
  return (
    <>
      <span className="t2 nw">{lineTitle(row)}</span>
      <span className="cut" title={row.customerName}>
        {row.customerName || <span className="t3">{quietName(row)}</span>}
      </span>
      {!narrow && (
        <>
          <span className="t3 xs nw">{row.kind === 'traffic' ? '' : row.arrivedTime}</span>
          <span className="xs t2 cut" title={fieldWords(row.fields)}>
            {fieldWords(row.fields)}
            {row.addedByHand && <span className="t3"> 手工加的号</span>}
          </span>
        </>
      )}
      {isCurrent && isWaiting ? (
        <StatusDot status="now">正在核</StatusDot>
      ) : (
        <StatusDot status={status}>{words}</StatusDot>
      )}
    </>
  );
}

function quietName(row: AuditRow): string {
  if (row.kind === 'traffic') return row.partySize === null ? '来访' : `${row.partySize} 人`;
  return row.verdict === 'missing' ? '缺号' : '';
}
