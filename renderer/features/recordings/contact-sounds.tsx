import { type ReactElement, useState } from 'react';
import { useKeys } from '../../app/use-keys.ts';
import { Kbd } from '../../components/marks.tsx';
import { PendingSounds } from './pending-sounds.tsx';
import { RecordingButton } from './recording-line.tsx';
import { RecordingPlayer } from './recording-player.tsx';
import { useRecordings } from './recording-queries.ts';
import { useSounds } from './use-sounds.tsx';

interface ContactSoundsProps {
  readonly customerId: string;
  readonly contactId: string;
  /** One's own call, or one of those one looks after. */
  readonly canAttach: boolean;
}

const attachKeys = 'a';

/** The recordings of one call that was just recorded, and the way to attach one; an open one is heard in place. */
export function ContactSounds({ customerId, contactId, canAttach }: ContactSoundsProps): ReactElement | null {
  const { data } = useRecordings(customerId, contactId);
  const sounds = useSounds(customerId, contactId);
  const [openId, setOpenId] = useState<string | null>(null);
  const pick = (): void => sounds.pick(contactId);
  useKeys('录音', canAttach ? [{ keys: attachKeys, label: '附这次的录音', hint: '附录音', run: pick }] : [], {
    layer: 'panel',
  });
  const rows = data ?? [];
  if (!canAttach && rows.length === 0) return null;
  const open = rows.find(({ id }) => id === openId);
  return (
    <div className="col" style={{ gap: 8 }}>
      <div className="row xs">
        {rows.map((row) => (
          <RecordingButton
            key={row.id}
            recording={row}
            pressed={row.id === openId}
            onOpen={() => setOpenId(row.id === openId ? null : row.id)}
          />
        ))}
        {canAttach && (
          <button type="button" className="link" aria-keyshortcuts={attachKeys} onClick={pick}>
            附这次的录音 <Kbd keys={attachKeys} />
          </button>
        )}
      </div>
      {canAttach && sounds.field}
      <PendingSounds uploads={sounds.uploads} />
      {open && <RecordingPlayer key={open.id} recordingId={open.id} takesFocus />}
    </div>
  );
}
