import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { addDays, type CivilDate } from '../../../shared/calendar/civil-date.ts';
import { dateWords, fullDateWords } from '../../../shared/calendar/words.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { type Proposal, proposalsOf } from './calendar-month.ts';
import { FormEnd } from './form-end.tsx';
import { useSetDays } from './use-set-days.ts';

/** How far ahead the public holidays are looked at; the notices of the State Council reach a year at most. */
const ahead = 366;

/** What the public holidays suggest from today on; nothing is taken over by itself. */
export function CalendarProposals(): ReactElement | null {
  const api = useApi();
  const today = useToday();
  const setDays = useSetDays();
  const { data = [] } = useQuery({
    queryKey: ['store', 'calendar', 'proposals', today],
    queryFn: async () => (await api.store.calendar({ from: today, to: addDays(today, ahead) })).days,
  });
  const proposals = proposalsOf(data, today);
  if (proposals.length === 0) return null;
  const take = ({ days, kind, note }: Proposal): void => setDays.run({ days: days.map((on) => ({ on, kind, note })) });
  return (
    <section className="col" style={{ gap: 8 }}>
      <h2>国家放假的建议</h2>
      <p className="t2">展厅放假期间照常营业的，不用理会。</p>
      {proposals.map((proposal) => (
        <Note key={proposal.from} tone="amber">
          <div className="row">
            <span className="grow">{proposalWords(proposal, today)}</span>
            <Button small busy={setDays.busy} onClick={() => take(proposal)}>
              {proposal.kind === 'closed' ? '定为休息' : '定为营业'}
            </Button>
          </div>
        </Note>
      ))}
      <FormEnd error={setDays.failure?.text ?? null} />
    </section>
  );
}

function proposalWords({ note, from, to, days }: Proposal, today: CivilDate): string {
  return from === to
    ? `${note}：${fullDateWords(from)}`
    : `${note}：${dateWords(from, today)} 到 ${dateWords(to, today)}，${days.length} 天`;
}
