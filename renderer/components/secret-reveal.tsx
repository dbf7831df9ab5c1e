import { type ReactElement, useState } from 'react';
import { failureOf } from '../state/failure.ts';
import { useNotices } from '../state/notices.ts';

interface SecretRevealProps {
  /** 「150****3178」 or 「尾号 3178」. */
  readonly masked: string;
  /** Asks the host, which logs it; left out where the whole number is not this person's to see. */
  readonly onReveal?: () => Promise<string>;
}

/** A masked number; 「看全号」 shows it and says that this was noted. */
export function SecretReveal({ masked, onReveal }: SecretRevealProps): ReactElement {
  const notices = useNotices();
  const [full, setFull] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const reveal = (): void => {
    if (onReveal === undefined || isAsking) return;
    setAsking(true);
    onReveal()
      .then(setFull)
      .catch((error: unknown) => notices.fail(failureOf(error).text))
      .finally(() => setAsking(false));
  };
  if (full !== null) {
    return (
      <span className="nw">
        {full} <span className="xs t3">已记下这次查看</span>
      </span>
    );
  }
  return (
    <span className="nw">
      {masked}{' '}
      {onReveal && (
        <button type="button" className="link xs" aria-busy={isAsking || undefined} onClick={reveal}>
          看全号
        </button>
      )}
    </span>
  );
}
