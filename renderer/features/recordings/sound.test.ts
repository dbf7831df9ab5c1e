import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakePlayer } from '../../testing/sound-player.ts';
import { createSound, type Sound, type SoundElement } from './sound.ts';

const bytes = new File(['RIFF'], 'call.wav', { type: 'audio/wav' });
let player: FakePlayer;
let reads: number;
let failure: Error | null;
let forgotten: string[];
let sound: Sound;

function open(): Sound {
  return createSound({
    // events of the platform are told as the platform tells them
    element: player as unknown as SoundElement,
    ...{ mediaType: 'audio/wav', durationMs: 60_000, speed: 1 },
    read: async () => {
      reads += 1;
      if (failure !== null) throw failure;
      return bytes;
    },
    addressOf: () => 'blob:1',
    forget: (address) => forgotten.push(address),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  player = new FakePlayer();
  reads = 0;
  failure = null;
  forgotten = [];
  sound = open();
});
afterEach(() => {
  sound.close();
  vi.useRealTimers();
});

async function heard(): Promise<void> {
  sound.toggle();
  await vi.advanceTimersByTimeAsync(0);
  player.understand(60);
}

test('opening a recording reads nothing: only hearing is logged', () => {
  expect(sound.getState().phase).toBe('waiting');
  sound.seek(10_000);
  sound.jump(5000);
  sound.setSpeed(2);
  expect(reads).toBe(0);
});

test('the first press reads and plays, the next ones pause and go on; it is read once', async () => {
  await heard();
  expect(sound.getState()).toMatchObject({ phase: 'ready', isPlaying: true });
  sound.toggle();
  expect(player.paused).toBe(true);
  expect(sound.getState().isPlaying).toBe(false);
  sound.toggle();
  expect(player.paused).toBe(false);
  expect(reads).toBe(1);
});

test('silence that is asked for while it is read, as by the lock, is kept: it does not begin by itself', async () => {
  sound.toggle();
  sound.pause();
  await vi.advanceTimersByTimeAsync(0);
  expect(sound.getState()).toMatchObject({ phase: 'ready', isPlaying: false });
  expect(player.paused).toBe(true);
  sound.toggle();
  expect(player.paused).toBe(false);
});

test('a place chosen before the first hearing is where it begins', async () => {
  sound.seek(12_000);
  await heard();
  expect(player.currentTime).toBe(12);
});

test('jumps stop at both ends', async () => {
  await heard();
  sound.jump(-5000);
  expect(player.currentTime).toBe(0);
  sound.seek(58_000);
  sound.jump(5000);
  expect(player.currentTime).toBe(60);
  sound.seek(Number.MAX_VALUE);
  expect(sound.getState().atMs).toBe(60_000);
});

test('the place moves while it plays, and the true length replaces the one that was told', async () => {
  await heard();
  player.understand(61.5);
  player.currentTime = 3.25;
  await vi.advanceTimersByTimeAsync(100);
  expect(sound.getState()).toMatchObject({ atMs: 3250, durationMs: 61_500 });
});

test('a length that is not known yet is not taken for endless', async () => {
  await heard();
  player.understand(Number.POSITIVE_INFINITY);
  expect(sound.getState().durationMs).toBe(60_000);
});

test('the speed holds from the first sound on', async () => {
  sound.setSpeed(1.5);
  await heard();
  expect(player.playbackRate).toBe(1.5);
  sound.setSpeed(0.75);
  expect(player.playbackRate).toBe(0.75);
});

test('after the end it begins anew', async () => {
  await heard();
  player.end();
  expect(sound.getState()).toMatchObject({ isPlaying: false, atMs: 60_000 });
  sound.toggle();
  expect(player.currentTime).toBe(0);
});

test('a format that this machine does not know is said at once, and can be kept as a file', async () => {
  player.unknown = ['audio/wav'];
  sound = open();
  expect(sound.getState().phase).toBe('unplayable');
  sound.toggle();
  expect(reads).toBe(0);
  expect(await sound.fetch()).toBe(bytes);
  expect(sound.getState().phase).toBe('unplayable');
});

test('a recording that turns out not to be understood is unplayable, not silent', async () => {
  sound.toggle();
  await vi.advanceTimersByTimeAsync(0);
  player.dispatchEvent(new Event('error'));
  expect(sound.getState()).toMatchObject({ phase: 'unplayable', isPlaying: false });
});

test('what the host refuses is kept to be said, and may be tried again', async () => {
  failure = new Error('期满');
  sound.toggle();
  await vi.advanceTimersByTimeAsync(0);
  expect(sound.getState()).toMatchObject({ phase: 'failed', failure });
  failure = null;
  await heard();
  expect(sound.getState()).toMatchObject({ phase: 'ready', failure: null });
});

test('whoever leaves while it is read hears nothing, and nothing is kept', async () => {
  sound.toggle();
  sound.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(player.paused).toBe(true);
  expect(player.src).toBe('');
});

test('closing falls silent and gives the bytes back', async () => {
  await heard();
  sound.close();
  expect(player.paused).toBe(true);
  expect(forgotten).toEqual(['blob:1']);
});
