import { type ReactElement, useEffect, useRef } from 'react';
import { cardFieldLabel } from '../../../../shared/domain/card-fields.ts';
import { Button } from '../../../components/button.tsx';
import type { ProfileDraft, ProfileField, ProfileValues } from './profile-draft.ts';
import { useProfileWords } from './profile-words.ts';
import { useWriters } from './use-writers.ts';

interface ProfileConflictsProps {
  readonly customerId: string;
  readonly conflicts: readonly ProfileField[];
  readonly draft: ProfileDraft;
  readonly stored: ProfileValues;
  /** The store's own sentence, which names who changed it. */
  readonly said: string | null;
  readonly onSettle: (field: ProfileField, keep: 'stored' | 'typed') => void;
}

/** What somebody else changed while this form was open, field by field: his value, who and when, and one's own. */
export function ProfileConflicts(props: ProfileConflictsProps): ReactElement {
  const { customerId, conflicts, draft, stored, said, onSettle } = props;
  const wordsOf = useProfileWords();
  const whoWrote = useWriters(customerId, conflicts.map((field) => stored[field]).join('\n'));
  const box = useRef<HTMLElement>(null);
  // They come up above what was being written: whoever pressed 保存 must see why nothing was saved. What the news tell
  // while somebody writes leaves him the keyboard.
  useEffect(() => {
    if (said === null) return;
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.querySelector('button')?.focus();
  }, [said]);
  return (
    <section ref={box} className="conflicts" aria-label="别人刚改过的" role="status">
      <p className="b">{said ?? '下面的刚被别人改过，请先看看用哪个。'}</p>
      {conflicts.map((field) => (
        <div key={field} className="conflict">
          <div>
            <b>{cardFieldLabel(field)}</b>
            <div className="t2">
              现在是「{wordsOf(field, stored[field])}」 <span className="xs t3 nw">{whoWrote(field)}</span>
            </div>
            <div className="t2">您写的「{wordsOf(field, draft.typed[field] ?? '')}」</div>
          </div>
          <span className="row">
            <Button small onClick={() => onSettle(field, 'stored')}>
              用现在的
            </Button>
            <Button small onClick={() => onSettle(field, 'typed')}>
              用我写的
            </Button>
          </span>
        </div>
      ))}
    </section>
  );
}
