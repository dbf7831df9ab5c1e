import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { civilDateAt } from '../../../../shared/calendar/civil-date.ts';
import type { ShareRow } from '../../../../shared/contract/share.ts';
import { Kbd } from '../../../components/marks.tsx';
import { Section } from '../../../components/panel.tsx';
import { useApi } from '../../../state/api.ts';
import { useToday, useZone } from '../../../state/clock.ts';
import { useNotices } from '../../../state/notices.ts';
import { useAct } from '../../../state/use-act.ts';
import { touchedByWrites } from '../customer-queries.ts';
import { dayWords } from '../customer-words.ts';
import { useShares } from './family-queries.ts';
import { SectionState } from './section-state.tsx';

interface SharesSectionProps {
  readonly customerId: string;
  /** Left out where the person may not share him. */
  readonly onShare?: () => void;
}

/** 共享: named colleagues who see the customer and may record contacts; whose he is does not change. */
export function SharesSection({ customerId, onShare }: SharesSectionProps): ReactElement | null {
  const query = useShares(customerId);
  if (onShare === undefined && (query.data?.length ?? 0) === 0) return null;
  return (
    <Section
      title="共享"
      end={
        onShare && (
          <button type="button" className="link" aria-keyshortcuts="s" onClick={onShare}>
            共享给同事 <Kbd keys="s" />
          </button>
        )
      }
    >
      <SectionState query={query} empty="">
        {(rows) =>
          rows.map((share) => (
            <ShareLine key={share.id} share={share} customerId={customerId} canEnd={onShare !== undefined} />
          ))
        }
      </SectionState>
    </Section>
  );
}

interface ShareLineProps {
  readonly share: ShareRow;
  readonly customerId: string;
  readonly canEnd: boolean;
}

function ShareLine({ share, customerId, canEnd }: ShareLineProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const today = useToday();
  const zone = useZone();
  const { id, staff, by, note, createdAt } = share;
  const end = useAct(() => api.share.end({ id }), {
    refreshes: touchedByWrites,
    onDone: () =>
      notices.show({
        text: `已收回，${staff.name}不再看得到`,
        undo: async () => {
          await api.share.give({ customerId, staffIds: [staff.id], note });
          await queries.invalidateQueries({ queryKey: ['customer'] });
        },
      }),
  });
  const day = dayWords(civilDateAt(createdAt, zone), today);
  return (
    <li className="family-line">
      <div className="row">
        <b>{staff.name}</b>
        <span className="xs t2 cut">
          {by.name} {day}共享
        </span>
        {canEnd && (
          <button
            type="button"
            className="link xs family-act"
            aria-busy={end.busy || undefined}
            onClick={() => end.run(undefined)}
          >
            收回<span className="visually-hidden">对{staff.name}的共享</span>
          </button>
        )}
      </div>
      {note !== '' && <div className="xs t2">{note}</div>}
      {end.failure !== null && (
        <p className="xs red" role="alert">
          {end.failure.text}
        </p>
      )}
    </li>
  );
}
