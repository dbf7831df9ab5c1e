import { type ReactElement, useState } from 'react';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Kbd } from '../../components/marks.tsx';
import { Section } from '../../components/panel.tsx';
import { failureOf } from '../../state/failure.ts';
import { RecordingLine } from './recording-line.tsx';
import { useRecordings } from './recording-queries.ts';
import type { Sounds } from './use-sounds.tsx';

/** So many that belong to a contact stand here; all of them stand in the thread. */
const shown = 3;
/** Opens the first of them. */
const openKeys = 'r';

interface RecordingsSectionProps {
  readonly customerId: string;
  /** Left out where the person may attach none. */
  readonly sounds?: Sounds;
  readonly onOpen: (recordingId: string) => void;
}

/** 录音 beside the page of a customer: first those whose contact nobody knows; nothing where there is none and none to come. */
export function RecordingsSection({ customerId, sounds, onOpen }: RecordingsSectionProps): ReactElement | null {
  const { data, error, refetch } = useRecordings(customerId);
  const [isAll, setAll] = useState(false);
  const rows = data ?? [];
  const loose = rows.filter(({ contactId }) => contactId === null);
  const matched = rows.filter(({ contactId }) => contactId !== null);
  const some = isAll ? matched : matched.slice(0, shown);
  const first = loose[0] ?? matched[0];
  useKeys(
    '录音',
    first === undefined ? [] : [{ keys: openKeys, label: '打开最近的录音', hint: false, run: () => onOpen(first.id) }],
  );
  if (sounds === undefined && error === null && rows.length === 0) return null;
  const line = (row: (typeof rows)[number]) => (
    <RecordingLine key={row.id} recording={row} onOpen={() => onOpen(row.id)} />
  );
  return (
    <Section
      title={
        <>
          录音
          {rows.length > 0 && <span className="t3 xs">{rows.length}</span>}
        </>
      }
      end={
        first && (
          <button type="button" className="link" aria-keyshortcuts={openKeys} onClick={() => onOpen(first.id)}>
            打开最近的 <Kbd keys={openKeys} />
          </button>
        )
      }
    >
      {error !== null && (
        <p className="t2">
          {failureOf(error).text}。
          <button type="button" className="link" onClick={() => void refetch()}>
            再读一次
          </button>
        </p>
      )}
      {loose.length > 0 && (
        <>
          <h3 className="xs t2">还没对上的录音</h3>
          <ul>{loose.map(line)}</ul>
        </>
      )}
      {some.length > 0 && <ul>{some.map(line)}</ul>}
      {matched.length > some.length && (
        <button type="button" className="link xs" onClick={() => setAll(true)}>
          更早 {matched.length - some.length} 份
        </button>
      )}
      {sounds && (
        <div className="attach-acts">
          <Button small icon="voice" onClick={() => sounds.pick(null)}>
            附录音
          </Button>
        </div>
      )}
      {sounds && rows.length === 0 && sounds.uploads.pending.length === 0 && (
        <p className="xs t3">录音文件拖进窗口也行，按时间对上那次联系；拖到「经过」里的一次联系上，就附在那次。</p>
      )}
    </Section>
  );
}
