import type { ReactElement } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { Note, ProgressBar } from '../../components/marks.tsx';
import '../attachments/attachments.css';
import './recordings.css';
import type { SoundUploads } from './use-sound-uploads.ts';

/** The recordings on their way: how far each is, or why it was refused. */
export function PendingSounds({ uploads }: { readonly uploads: SoundUploads }): ReactElement | null {
  const { pending, drop, retry } = uploads;
  if (pending.length === 0) return null;
  return (
    <ul className="attach-pending" aria-live="polite">
      {pending.map(({ key, name, done, problem, canRetry }) => (
        <li key={key} className={problem === null ? 'attach-line' : undefined}>
          {problem === null ? (
            <>
              <span className="xs cut grow">{name}</span>
              <span className="xs t3 nw">{Math.round(done * 100)}%</span>
              <IconButton icon="cross" label={`不附 ${name}`} onClick={() => drop(key)} />
              <ProgressBar done={Math.round(done * 100)} total={100} label={`${name} 已传`} />
            </>
          ) : (
            <Note tone="red" icon="warning" live>
              <p className="b cut" title={name}>
                「{name}」没有附上
              </p>
              <p className="xs">{problem}。</p>
              <div className="row">
                {canRetry && (
                  <Button small onClick={() => retry(key)}>
                    再试一次
                  </Button>
                )}
                <Button small look="ghost" onClick={() => drop(key)}>
                  知道了
                </Button>
              </div>
            </Note>
          )}
        </li>
      ))}
    </ul>
  );
}
