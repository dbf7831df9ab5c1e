import type { ReactElement } from 'react';
import { cardFieldLabel } from '../../../../shared/domain/card-fields.ts';
import { Button } from '../../../components/button.tsx';
import type { ProfileValues } from './profile-draft.ts';
import { useProfileWords } from './profile-words.ts';
import type { Followed } from './use-followed.ts';
import { useWriters } from './use-writers.ts';

interface ProfileFollowedProps {
  readonly customerId: string;
  readonly followed: Followed;
  readonly stored: ProfileValues;
}

/** What somebody else saved into fields that were left alone here: what stood there, what stands there now, who and when. */
export function ProfileFollowed({ customerId, followed, stored }: ProfileFollowedProps): ReactElement {
  const { fields, settle } = followed;
  const wordsOf = useProfileWords();
  const whoWrote = useWriters(customerId, fields.map(({ field }) => stored[field]).join('\n'));
  return (
    <section className="conflicts" aria-label="别人刚改、您没动的" role="status">
      <p className="b">别人刚改了下面的，您没动，已换成新的。</p>
      {fields.map(({ field, before }) => (
        <div key={field} className="conflict">
          <div>
            <b>{cardFieldLabel(field)}</b>
            <div className="t2">
              现在是「{wordsOf(field, stored[field])}」 <span className="xs t3 nw">{whoWrote(field)}</span>
            </div>
            <div className="t2">原来是「{wordsOf(field, before)}」</div>
          </div>
        </div>
      ))}
      <div className="row">
        <Button small onClick={settle}>
          知道了
        </Button>
      </div>
    </section>
  );
}
