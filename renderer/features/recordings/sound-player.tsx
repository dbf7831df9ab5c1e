import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { RecordingNote } from '../../../shared/contract/recording.ts';
import type { KeyLayer } from '../../app/keys.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Kbd, Note } from '../../components/marks.tsx';
import { failureOf } from '../../state/failure.ts';
import { saveFile } from '../sheets/save-file.ts';
import { NoteForm } from './note-form.tsx';
import { NoteList } from './note-list.tsx';
import { clockWords, formatWords, speeds, stepSpeed } from './sound-words.ts';
import { stayWhereYouAre } from './stay.ts';
import { type Audible, type UsedSound, useSound } from './use-sound.ts';
import { useWave } from './use-wave.ts';
import { jumpMs, Wave } from './wave.tsx';

interface SoundPlayerProps {
  readonly recording: Audible;
  /** Whose content it is: of a customer, or of the watched folder while it is nobody's yet. */
  readonly capability?: 'recording' | 'recordingFolder';
  readonly notes: readonly RecordingNote[];
  readonly layer: KeyLayer;
  readonly canNote: boolean;
  readonly takesFocus: boolean;
}

/** Hears one recording: play, speed, jumps, its picture, and notes at its seconds. Nothing plays by itself. */
export function SoundPlayer(props: SoundPlayerProps): ReactElement | null {
  const used = useSound(props.recording, props.capability);
  return used === null ? null : <Playing {...props} used={used} />;
}

function Playing(props: SoundPlayerProps & { readonly used: UsedSound }): ReactElement {
  const { recording, notes, layer, canNote, takesFocus, used } = props;
  const { id, mediaType } = recording;
  const { sound, state, setSpeed } = used;
  const { phase, isPlaying, atMs, speed, file } = state;
  const durationMs = state.durationMs ?? recording.durationMs;
  const peaks = useWave(id, phase === 'unplayable' ? null : file, recording.durationMs);
  const [notingAt, setNotingAt] = useState<number | null>(null);
  const wasPlaying = useRef(false);
  const playButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) playButton.current?.focus();
  }, [takesFocus]);
  const canHear = phase !== 'unplayable';
  const canWrite = canNote && phase === 'ready' && notingAt === null;
  const write = (): void => {
    wasPlaying.current = isPlaying;
    sound.pause();
    setNotingAt(atMs);
  };
  const written = (): void => {
    setNotingAt(null);
    if (wasPlaying.current) sound.play();
  };
  const save = (): void => void sound.fetch().then((bytes) => bytes && saveFile(bytes));
  const go = (ms: number): void => {
    sound.seek(ms);
    sound.play();
  };
  const faster = (by: 1 | -1): void => setSpeed(stepSpeed(speed, by));
  useKeys(
    '录音',
    canHear
      ? [
          { keys: 'Space', label: isPlaying ? '暂停' : '听录音', hint: isPlaying ? '暂停' : '听', run: sound.toggle },
          { keys: 'ArrowLeft', label: '退 5 秒', hint: '退 / 进 5 秒', run: () => sound.jump(-jumpMs) },
          { keys: 'ArrowRight', label: '进 5 秒', hint: '退 / 进 5 秒', run: () => sound.jump(jumpMs) },
          { keys: '[', label: '放慢', hint: '慢 / 快', run: () => faster(-1) },
          { keys: ']', label: '放快', hint: '慢 / 快', run: () => faster(1) },
          { keys: 'n', label: '在这一秒记一笔', hint: '记一笔', disabled: !canWrite, run: write },
        ]
      : [],
    { layer },
  );
  return (
    <section className="player" aria-label="录音">
      {canHear ? (
        <>
          <Wave
            {...{ peaks, atMs, durationMs, notes }}
            onSeek={sound.seek}
            onJump={sound.jump}
            onToggle={sound.toggle}
          />
          <div className="player-acts">
            <Button ref={playButton} keys="Space" busy={phase === 'reading'} onClick={sound.toggle}>
              {phase === 'reading' ? '正在取' : isPlaying ? '暂停' : '听'}
            </Button>
            <IconButton icon="chevronLeft" label="退 5 秒" keys="←" onClick={() => sound.jump(-jumpMs)} />
            <IconButton icon="chevronRight" label="进 5 秒" keys="→" onClick={() => sound.jump(jumpMs)} />
            <span className="nw">
              {clockWords(atMs)} <span className="t3">/ {durationMs === null ? '—' : clockWords(durationMs)}</span>
            </span>
            <span className="grow" />
            {canNote && (
              <Button keys="n" disabled={!canWrite} onClick={write} title="听到哪里，记在哪里">
                记一笔
              </Button>
            )}
          </div>
        </>
      ) : (
        <Note icon="warning">这台电脑放不了 {formatWords(mediaType)}，可以存下来用手机听。</Note>
      )}
      {state.failure !== null && (
        <Note tone="red" icon="warning" live>
          {failureOf(state.failure).text}。
        </Note>
      )}
      <div className="player-acts">
        {canHear && <Speeds speed={speed} onChange={setSpeed} />}
        <span className="grow" />
        <Button small look={canHear ? 'ghost' : 'plain'} onClick={save}>
          存到电脑
        </Button>
      </div>
      {notingAt !== null && <NoteForm recordingId={id} atMs={notingAt} onDone={written} />}
      <NoteList recordingId={id} notes={notes} onGo={canHear ? go : null} />
    </section>
  );
}

interface SpeedsProps {
  readonly speed: number;
  readonly onChange: (speed: number) => void;
}

/** How fast it is played, one of five. */
function Speeds({ speed, onChange }: SpeedsProps): ReactElement {
  return (
    <fieldset className="player-speeds">
      <legend className="visually-hidden">快慢</legend>
      <Kbd keys="[" />
      {speeds.map((each) => (
        <button
          key={each}
          type="button"
          className={`btn btn-s${each === speed ? ' on' : ''}`}
          aria-pressed={each === speed}
          aria-label={`${each} 倍`}
          title={`${each} 倍 [ 慢 ] 快`}
          onMouseDown={stayWhereYouAre}
          onClick={() => onChange(each)}
        >
          {each}
        </button>
      ))}
      <Kbd keys="]" />
    </fieldset>
  );
}
