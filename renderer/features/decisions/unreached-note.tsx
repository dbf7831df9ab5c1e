import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { GoLink } from '../../app/go.tsx';
import { Note } from '../../components/marks.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';

/** As many as a manager can look after in a moment. */
const shownAtMost = 5;

/** Customers with an order whom nobody reached on three days: nothing is to be decided, somebody should look after them. */
export function UnreachedNote(): ReactElement | null {
  const api = useApi();
  const today = useToday();
  const { data } = useQuery({
    queryKey: ['followup', 'unreached', today],
    queryFn: ({ signal }) => api.followup.unreached({ limit: shownAtMost }, { signal }),
  });
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <div style={{ padding: '8px 12px' }}>
      <Note tone="amber" icon="warning">
        <b>订了车，三天以上没联系上：</b>
        <ul>
          {data.rows.map((row) => (
            <li key={row.opportunityId} className="row" style={{ gap: 4 }}>
              <GoLink to={`/customers/${row.customerId}`}>{nameWithTitle(row.name, row.gender)}</GoLink>
              <span>
                {row.phoneTail === null ? '' : `尾号 ${row.phoneTail} · `}
                {row.assignee === null ? '' : `${row.assignee.name} · `}打了 {row.days} 天 · 下次{' '}
                {dateWords(row.nextOn, today)}
              </span>
            </li>
          ))}
        </ul>
        {data.nextCursor !== null && <p className="xs">还有别的，先办这几位。</p>}
      </Note>
    </div>
  );
}
