import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { RecordingNote } from '../../../shared/contract/recording.ts';
import { clockWords, spokenWords } from './sound-words.ts';
import { barsPath, regroup } from './wave-peaks.ts';

interface WaveProps {
  /** Null while there is no picture: a plain line stands for it. */
  readonly peaks: readonly number[] | null;
  readonly atMs: number;
  /** Null while nobody knows; then there is nowhere to go. */
  readonly durationMs: number | null;
  readonly notes: readonly Pick<RecordingNote, 'id' | 'atMs' | 'text'>[];
  readonly onSeek: (ms: number) => void;
  readonly onJump: (byMs: number) => void;
  readonly onToggle: () => void;
}

const height = 56;
/** A bar of two pixels and a gap of one. */
const step = 3;
export const jumpMs = 5000;
const pageMs = 30_000;

/** The picture of a recording, on which one goes to a place by mouse or keys; above it the notes at their seconds. */
export function Wave({ peaks, atMs, durationMs, notes, onSeek, onJump, onToggle }: WaveProps): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const bars = Math.max(1, Math.floor(width / step));
  const path = useMemo(() => (peaks === null ? null : barsPath(regroup(peaks, bars), step, height)), [peaks, bars]);
  const drawnWidth = peaks === null ? width : Math.min(bars, peaks.length) * step;
  const length = durationMs ?? 0;
  const part = length === 0 ? 0 : Math.min(1, atMs / length);
  const placeOf = (event: PointerEvent<HTMLElement>): number => {
    const { left, width: wide } = event.currentTarget.getBoundingClientRect();
    return wide === 0 ? 0 : ((event.clientX - left) / wide) * length;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = sliderKeys[event.key];
    if (act === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    // the arrows of the screen are the same; they are not to go twice
    event.preventDefault();
    act({ onSeek, onJump, onToggle, length });
  };
  const bar = (
    <svg viewBox={`0 0 ${Math.max(1, drawnWidth)} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {path === null ? <path d={`M0 ${height / 2}H${drawnWidth}`} /> : <path d={path} />}
    </svg>
  );
  return (
    <div className="wave" ref={box}>
      <div className="wave-marks">
        {length > 0 &&
          notes.map((note) => (
            <button
              key={note.id}
              type="button"
              tabIndex={-1}
              className="wave-mark"
              style={{ left: `${Math.min(100, (note.atMs / length) * 100)}%` }}
              title={`${clockWords(note.atMs)} ${note.text}`}
              aria-label={`跳到 ${clockWords(note.atMs)} 的笔记`}
              onClick={() => onSeek(note.atMs)}
            />
          ))}
      </div>
      <div
        role="slider"
        tabIndex={0}
        className="wave-line"
        aria-label="听到哪里"
        aria-valuemin={0}
        aria-valuemax={Math.round(length / 1000)}
        aria-valuenow={Math.round(Math.min(atMs, length) / 1000)}
        aria-valuetext={`${spokenWords(atMs)}，共 ${spokenWords(length)}`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0 || length === 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          onSeek(placeOf(event));
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) onSeek(placeOf(event));
        }}
      >
        {bar}
        <span className="wave-heard" style={{ clipPath: `inset(0 ${(1 - part) * 100}% 0 0)` }}>
          {bar}
        </span>
        <span className="wave-here" style={{ left: `${part * 100}%` }} />
      </div>
    </div>
  );
}

interface SliderActs extends Pick<WaveProps, 'onSeek' | 'onJump' | 'onToggle'> {
  readonly length: number;
}

/** What the keys do while the picture has the focus. */
const sliderKeys: Readonly<Partial<Record<string, (acts: SliderActs) => void>>> = {
  ArrowLeft: ({ onJump }) => onJump(-jumpMs),
  ArrowDown: ({ onJump }) => onJump(-jumpMs),
  ArrowRight: ({ onJump }) => onJump(jumpMs),
  ArrowUp: ({ onJump }) => onJump(jumpMs),
  PageUp: ({ onJump }) => onJump(pageMs),
  PageDown: ({ onJump }) => onJump(-pageMs),
  Home: ({ onSeek }) => onSeek(0),
  End: ({ onSeek, length }) => onSeek(length),
  ' ': ({ onToggle }) => onToggle(),
};

/** The room there is, in pixels; a usual panel's before it was measured. */
function useWidth(box: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(328);
  useLayoutEffect(() => {
    const measured = box.current;
    if (measured === null) return;
    const measure = (): void => {
      if (measured.clientWidth > 0) setWidth(measured.clientWidth);
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(measured);
    return () => watcher.disconnect();
  }, [box]);
  return width;
}
