import { type ReactElement, useState } from 'react';
import { Instant } from '../../components/instant.tsx';

interface ListenersProps {
  /** The newest first. */
  readonly listeners: readonly { readonly by: { readonly id: string; readonly name: string }; readonly at: number }[];
}

/** Before somebody asks for all of them. */
const shown = 3;

/** Who heard it, and when: each hearing is logged, one's own as well. */
export function Listeners({ listeners }: ListenersProps): ReactElement {
  const [isAll, setAll] = useState(false);
  if (listeners.length === 0) return <p className="xs t3">还没有人听过。听一次，记一次。</p>;
  const some = isAll ? listeners : listeners.slice(0, shown);
  return (
    <div className="xs t2">
      <h3 className="b">谁听过</h3>
      <ul aria-label="谁听过">
        {some.map(({ by, at }) => (
          <li key={`${by.id} ${at}`}>
            {by.name} <Instant at={at} />
          </li>
        ))}
      </ul>
      {listeners.length > some.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          更早 {listeners.length - some.length} 次
        </button>
      )}
    </div>
  );
}
