import type { ReactElement } from 'react';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { useCanOpen } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Icon } from '../../components/icon.tsx';
import { Kbd } from '../../components/marks.tsx';
import { Box } from '../../components/panel.tsx';
import { nthWords } from '../floor/same-minute.ts';
import type { CardModel } from './card-model.ts';
import { useOpenVisits } from './card-visits.ts';

interface VisitorsBoxProps {
  readonly model: CardModel;
  /** Ties a saved card to the visit at once. */
  readonly onAttach: (visit: TrafficRow) => void;
}

/** So many visitors fit beside the form; the newest is the likely one. */
const shownVisits = 3;
const takeKeys = 'Alt+v';

/**
 * The visitors whom the front desk registered for this consultant today and who have no card yet. One key ties the
 * newest to the card: its arrival, and the visit counts no longer as one without a card (§八.1).
 */
export function VisitorsBox({ model, onAttach }: VisitorsBoxProps): ReactElement | null {
  const { start, visit, today } = model;
  const knowsVisits = useCanOpen()('/traffic');
  const isOpen = knowsVisits && start.trafficId === null && (start.card === null || start.card.arrivedOn === today);
  const visits = useOpenVisits(today, model.shown.consultantId ?? null, isOpen).slice(0, shownVisits);
  const newest = visits[0]?.visit;
  const take = (row: TrafficRow): void => {
    if (start.card !== null) onAttach(row);
    else model.takeVisit(visit?.id === row.id ? null : row);
  };
  useKeys(
    '前台登记的来访',
    isOpen && newest !== undefined
      ? [
          {
            keys: takeKeys,
            label: '接上来访',
            ...(visit === null ? {} : { hint: false as const }),
            inText: true,
            run: () => take(newest),
          },
        ]
      : [],
  );
  if (!isOpen || newest === undefined) return null;
  return (
    <Box
      live
      tone={visit === null ? 'amber' : 'plain'}
      title={
        <>
          <Icon name="person" />
          {visit === null ? '是这位来访的客户吗' : '已接上前台登记的来访'}
        </>
      }
    >
      {visits.map(({ visit: row, nth }, index) => (
        <button
          key={row.id}
          type="button"
          className="offer"
          aria-pressed={visit?.id === row.id}
          {...(index === 0 ? { 'aria-keyshortcuts': takeKeys } : {})}
          onClick={() => take(row)}
        >
          {index === 0 && <Kbd keys={takeKeys} />}
          <b>
            {localTimeAt(row.arrivedAt, model.zone)} 到店，{row.partySize} 人
          </b>
          {visit?.id === row.id && <Icon name="check" />}
          {(row.note !== '' || nth !== undefined) && (
            <span className="xs t2">{[row.note, nth && nthWords(nth)].filter(Boolean).join(' · ')}</span>
          )}
        </button>
      ))}
      <p className="xs t2 after">{visit === null ? '接上后到店按前台的时间，不算客流无卡。' : '再按一次取下。'}</p>
    </Box>
  );
}
