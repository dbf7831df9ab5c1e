import type { ReactElement } from 'react';
import type { AuditItemView } from '../../../shared/contract/audit-rows.ts';
import { GoLink, useCanOpen } from '../../app/go.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';

/** What was changed after 24:00, and the way to the card: to know, without any weight for the verdict. */
export function ItemNotes({ item }: { readonly item: AuditItemView }): ReactElement | null {
  const canOpen = useCanOpen()('/cards/$id');
  if (item.laterEdits.length === 0 && item.cardNumber === null) return null;
  return (
    <>
      {item.laterEdits.length > 0 && (
        <Note tone="amber" icon="clock">
          <p>24:00 以后改过，不改变结论：</p>
          <ul className="xs">
            {item.laterEdits.map((edit) => (
              <li key={`${edit.field} ${edit.at}`}>
                {edit.title}改成「{edit.to}」，{edit.by.name} <Instant at={edit.at} />
              </li>
            ))}
          </ul>
        </Note>
      )}
      {item.cardNumber !== null && item.cardId !== null && (
        <p className="xs t3">
          洽谈卡 {canOpen ? <GoLink to={`/cards/${item.cardId}`}>{item.cardNumber}</GoLink> : item.cardNumber}
          {item.arrivedTime !== '' && `，${item.arrivedTime} 到店`}
        </p>
      )}
    </>
  );
}
