import { createStore, type StoreApi } from 'zustand/vanilla';

/** What of the browser's player is used. */
export type SoundElement = Pick<
  HTMLAudioElement,
  | 'src'
  | 'currentTime'
  | 'duration'
  | 'playbackRate'
  | 'paused'
  | 'error'
  | 'play'
  | 'pause'
  | 'canPlayType'
  | 'addEventListener'
  | 'removeAttribute'
>;

export interface SoundState {
  /** `waiting`: nothing was read yet, and nothing was listened to; `unplayable`: this machine knows no such format. */
  readonly phase: 'waiting' | 'reading' | 'ready' | 'unplayable' | 'failed';
  readonly isPlaying: boolean;
  /** Where it stands, from the beginning. */
  readonly atMs: number;
  /** Null while nobody knows. */
  readonly durationMs: number | null;
  readonly speed: number;
  /** What was read; null before. */
  readonly file: File | null;
  /** Why it could not be read. */
  readonly failure: unknown;
}

/** One recording that can be listened to. Nothing is read from the host before somebody wants to hear it: reading is logged. */
export interface Sound extends StoreApi<SoundState> {
  /** Plays, or pauses; reads first where that was not done. */
  readonly toggle: () => void;
  readonly pause: () => void;
  readonly play: () => void;
  /** Goes to a place, cut to the length; before the first hearing that is where it will begin. */
  readonly seek: (ms: number) => void;
  /** Goes on or back. */
  readonly jump: (byMs: number) => void;
  readonly setSpeed: (speed: number) => void;
  /** The bytes, to be kept as a file; null where they cannot be read, `failure` says why. */
  readonly fetch: () => Promise<File | null>;
  /** Falls silent and lets go of everything. */
  readonly close: () => void;
}

interface SoundOptions {
  readonly element: SoundElement;
  readonly mediaType: string;
  readonly durationMs: number | null;
  readonly speed: number;
  /** Reads the bytes from the host. */
  readonly read: (signal: AbortSignal) => Promise<File>;
  readonly addressOf: (file: Blob) => string;
  readonly forget: (address: string) => void;
}

/** While it plays its place is told so often; the line on the wave moves evenly to the eye. */
const tellMs = 80;

/** Makes a recording that can be played. */
export function createSound(options: SoundOptions): Sound {
  const { element, mediaType, durationMs, speed, read, addressOf, forget } = options;
  const store = createStore<SoundState>(() => ({
    phase: element.canPlayType(mediaType) === '' ? 'unplayable' : 'waiting',
    isPlaying: false,
    atMs: 0,
    durationMs,
    speed,
    file: null,
    failure: null,
  }));
  const closing = new AbortController();
  const { signal } = closing;
  let address: string | null = null;
  let reading: Promise<File | null> | null = null;
  let timer: ReturnType<typeof setInterval> | null = null;
  /** False where somebody wanted silence while it was read: behind the lock nothing begins to sound. */
  let isWanted = false;

  const cut = (ms: number): number => Math.min(Math.max(0, ms), store.getState().durationMs ?? Number.MAX_SAFE_INTEGER);
  const tell = (): void => {
    if (store.getState().phase === 'ready') store.setState({ atMs: cut(element.currentTime * 1000) });
  };
  const rest = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
    tell();
    store.setState({ isPlaying: false });
  };
  const learnLength = (): void => {
    // a stream whose end is not known yet says so with infinity
    if (Number.isFinite(element.duration)) store.setState({ durationMs: Math.round(element.duration * 1000) });
  };
  element.addEventListener('loadedmetadata', learnLength, { signal });
  element.addEventListener('durationchange', learnLength, { signal });
  element.addEventListener('pause', rest, { signal });
  element.addEventListener('ended', rest, { signal });
  element.addEventListener(
    'play',
    () => {
      timer ??= setInterval(tell, tellMs);
      store.setState({ isPlaying: true });
    },
    { signal },
  );
  element.addEventListener(
    'error',
    () => {
      rest();
      store.setState({ phase: 'unplayable' });
    },
    { signal },
  );

  const fetch = (): Promise<File | null> => {
    const { file } = store.getState();
    if (file !== null) return Promise.resolve(file);
    reading ??= readOnce().finally(() => {
      reading = null;
    });
    return reading;
  };
  const readOnce = async (): Promise<File | null> => {
    store.setState({ failure: null });
    try {
      const file = await read(signal);
      if (signal.aborted) return null;
      store.setState({ file });
      return file;
    } catch (failure) {
      if (!signal.aborted) store.setState({ failure });
      return null;
    }
  };
  const start = (): void => {
    element.playbackRate = store.getState().speed;
    // a format that turns out not to be known speaks through its own event; a pause before the first sound is none
    void element.play().catch(() => {});
  };
  const load = async (): Promise<void> => {
    store.setState({ phase: 'reading' });
    const file = await fetch();
    if (signal.aborted) return;
    if (file === null) {
      store.setState({ phase: 'failed' });
      return;
    }
    address = addressOf(file);
    element.src = address;
    element.currentTime = store.getState().atMs / 1000;
    store.setState({ phase: 'ready' });
    if (isWanted) start();
  };
  const play = (): void => {
    isWanted = true;
    const { phase } = store.getState();
    if (phase === 'waiting' || phase === 'failed') void load();
    else if (phase === 'ready') start();
  };
  const pause = (): void => {
    isWanted = false;
    if (!element.paused) element.pause();
  };
  const seek = (ms: number): void => {
    const { phase } = store.getState();
    if (phase === 'unplayable') return;
    const atMs = cut(ms);
    if (phase === 'ready') element.currentTime = atMs / 1000;
    store.setState({ atMs });
  };
  return {
    ...store,
    play,
    pause,
    toggle: () => (store.getState().isPlaying ? pause() : play()),
    seek,
    jump: (byMs) => seek(store.getState().atMs + byMs),
    setSpeed: (next) => {
      element.playbackRate = next;
      store.setState({ speed: next });
    },
    fetch,
    close: () => {
      pause();
      if (timer !== null) clearInterval(timer);
      closing.abort();
      if (address === null) return;
      element.removeAttribute('src');
      forget(address);
    },
  };
}
