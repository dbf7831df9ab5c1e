import type { ReactElement } from 'react';
import type { KeyLayer } from '../../app/keys.ts';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { failureOf } from '../../state/failure.ts';
import { NoteList } from './note-list.tsx';
import { useRecording } from './recording-queries.ts';
import { SoundPlayer } from './sound-player.tsx';
import './recordings.css';

interface RecordingPlayerProps {
  readonly recordingId: string;
  /** Where its keys are heard: Space, ← →, [ ], N. */
  readonly layer?: KeyLayer;
  /** Left out where nothing may be written. */
  readonly canNote?: boolean;
  /** Opened by hand, it takes the focus, so that Space plays it and not what opened it. */
  readonly takesFocus?: boolean;
}

/**
 * One recording, to be heard where it stands: it reads the recording and its notes by itself, the sound only when somebody
 * wants to hear it, for each hearing is logged.
 */
export function RecordingPlayer(props: RecordingPlayerProps): ReactElement {
  const { recordingId, layer = 'panel', canNote = true, takesFocus = false } = props;
  const { data, error, refetch } = useRecording(recordingId);
  if (data === undefined) {
    if (error === null) return <LoadingRows words="正在读取录音…" rowHeight={32} rows={3} />;
    const failure = failureOf(error);
    return (
      <ErrorState
        title="录音没能读出来"
        text={`${failure.text}。`}
        errorNumber={failure.errorNumber}
        onRetry={() => void refetch()}
      />
    );
  }
  const { recording, notes } = data;
  if (recording.expiredAt !== null) {
    return (
      <section className="player" aria-label="录音">
        <Note icon="lock">
          声音在 <Instant at={recording.expiredAt} /> 删掉了（保存期满，或客户要求删除），只留下记录。
        </Note>
        <NoteList recordingId={recordingId} notes={notes} onGo={null} />
      </section>
    );
  }
  return <SoundPlayer key={recordingId} {...{ recording, notes, layer, canNote, takesFocus }} />;
}
