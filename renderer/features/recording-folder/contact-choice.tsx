import { type ReactElement, useId } from 'react';
import type { RecordingCandidate } from '../../../shared/contract/recording.ts';
import { followupOutcomes } from '../../../shared/domain/followup.ts';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';
import { failureOf } from '../../state/failure.ts';
import { useWaitingCandidates } from './folder-queries.ts';

interface ContactChoiceProps {
  readonly waitingId: string;
  readonly customerId: string;
  /** Null leaves it to the time of the call. */
  readonly value: string | null;
  readonly onChange: (contactId: string | null) => void;
}

/** Which contact of the customer it is, the likeliest first. */
export function ContactChoice({ waitingId, customerId, value, onChange }: ContactChoiceProps): ReactElement | null {
  const group = useId();
  const { data, error } = useWaitingCandidates(waitingId, customerId);
  if (error !== null)
    return (
      <Note tone="red" icon="warning">
        他的联系没能读出来：{failureOf(error).text}。
      </Note>
    );
  if (data === undefined) return null;
  if (data.candidates.length === 0)
    return <p className="xs t2">那几天还没有他的联系记录。先归到他名下，以后登记了再对。</p>;
  return (
    <div className="rad folder-contacts" role="radiogroup" aria-label="是哪次联系">
      <label>
        <input type="radio" name={group} checked={value === null} onChange={() => onChange(null)} />
        <span>按时间找，找不准就只归到他名下</span>
      </label>
      {data.candidates.map((each) => (
        <label key={each.contactId}>
          <input
            type="radio"
            name={group}
            checked={value === each.contactId}
            onChange={() => onChange(each.contactId)}
          />
          <Contact contact={each} />
        </label>
      ))}
    </div>
  );
}

function Contact({ contact }: { readonly contact: RecordingCandidate }): ReactElement {
  const { at, by, outcome, feedback, confidence } = contact;
  return (
    <span>
      <Instant at={at} /> {by.name} · {outcomeWords(outcome)}
      {confidence > 0 && <span className="t3"> · 把握 {confidence}%</span>}
      {feedback !== '' && <span className="xs t2 folder-feedback">{feedback}</span>}
    </span>
  );
}

/** A stored outcome in its words; one of a later release is called as it is. */
function outcomeWords(outcome: string): string {
  return Object.entries(followupOutcomes).find(([code]) => code === outcome)?.[1] ?? outcome;
}
