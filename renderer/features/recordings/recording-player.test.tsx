// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Api } from '../../../shared/contract/index.ts';
import type { RecordingNote, RecordingRow } from '../../../shared/contract/recording.ts';
import { ApiContext } from '../../state/api.ts';
import { atWork, click, type Mounted, mount, press, settleAll, typeOver } from '../../testing/mount.tsx';
import { noteRow, recordingRow } from '../../testing/recording-rows.ts';
import { FakePlayer } from '../../testing/sound-player.ts';
import { RecordingPlayer } from './recording-player.tsx';

let stored: RecordingRow;
let notes: readonly RecordingNote[];
let asked: (readonly [string, unknown])[];
let player: FakePlayer;
let mounted: Mounted | null = null;

const told = <Output,>(name: string, input: unknown, output: Output): Output => {
  asked.push([name, input]);
  return output;
};
const api = {
  recording: {
    get: async () => ({ recording: stored, notes, listeners: [], candidates: [] }),
    content: async (input: unknown) => told('content', input, new File(['RIFF'], 'x.wav', { type: 'audio/wav' })),
    note: async (input: { readonly atMs: number; readonly text: string }) => {
      notes = [...notes, noteRow(`n${notes.length + 1}`, input.atMs, input.text)];
      return told('note', input, notes.at(-1));
    },
    removeNote: async (input: { readonly noteId: string }) => {
      notes = notes.filter(({ id }) => id !== input.noteId);
      return told('removeNote', input, {});
    },
  },
} as unknown as Api; // what the player asks, and nothing else

beforeEach(() => {
  stored = recordingRow();
  notes = [];
  asked = [];
  player = new FakePlayer();
  vi.stubGlobal('Audio', function made() {
    return player;
  });
});
afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
  vi.unstubAllGlobals();
});

async function open(): Promise<HTMLElement> {
  mounted = await mount(
    <ApiContext value={{ api, hostKind: 'browser' }}>
      <RecordingPlayer recordingId="r1" />
    </ApiContext>,
  );
  await settleAll();
  return mounted.root;
}

async function hear(): Promise<void> {
  await press(' ');
  await settleAll();
  await act(async () => player.understand(60));
}

function askedFor(name: string): readonly unknown[] {
  return asked.filter(([each]) => each === name).map(([, input]) => input);
}

const button = (root: HTMLElement, words: string): HTMLElement | null =>
  [...root.querySelectorAll('button')].find(
    (each) => each.textContent?.startsWith(words) || each.getAttribute('aria-label') === words,
  ) ?? null;

test('nothing plays and nothing is read before somebody wants to hear it', async () => {
  const root = await open();
  expect(root.textContent).toContain('0:00 / 1:00');
  expect(player.paused).toBe(true);
  expect(askedFor('content')).toEqual([]);
});

test('Space plays and pauses, the arrows jump five seconds, the brackets change the speed', async () => {
  const root = await open();
  await hear();
  expect(player.paused).toBe(false);
  await press('ArrowRight');
  await press('ArrowRight');
  await press('ArrowLeft');
  expect(player.currentTime).toBe(5);
  await press(']');
  await press(']');
  expect(player.playbackRate).toBe(1.5);
  expect(root.querySelector('[aria-pressed="true"]')?.textContent).toBe('1.5');
  await press('[');
  expect(player.playbackRate).toBe(1.25);
  await press(' ');
  expect(player.paused).toBe(true);
  expect(askedFor('content')).toEqual([{ id: 'r1' }]);
});

test('the speed stays for the next recording', async () => {
  const root = await open();
  await click(button(root, '2 倍'));
  stored = recordingRow({ id: 'r2' });
  await mounted?.rerender(
    <ApiContext value={{ api, hostKind: 'browser' }}>
      <RecordingPlayer recordingId="r2" />
    </ApiContext>,
  );
  await settleAll();
  await hear();
  expect(player.playbackRate).toBe(2);
});

test('on the picture the keys go to its places and are not obeyed twice', async () => {
  const root = await open();
  await hear();
  root.querySelector<HTMLElement>('[role="slider"]')?.focus();
  await press('ArrowRight');
  expect(player.currentTime).toBe(5);
  await press('End');
  expect(player.currentTime).toBe(60);
  expect(root.querySelector('[role="slider"]')?.getAttribute('aria-valuetext')).toBe('1 分 0 秒，共 1 分 0 秒');
  await press('Home');
  await press(' ');
  expect(player.currentTime).toBe(0);
  expect(player.paused).toBe(true);
});

test('N stops, writes one line at the second that was heard, and goes on', async () => {
  const root = await open();
  await hear();
  player.currentTime = 7.4;
  await settleAll();
  await press('n');
  expect(player.paused).toBe(true);
  await typeOver('没问现在开什么车');
  await press('Enter');
  await settleAll();
  expect(askedFor('note')).toMatchObject([{ id: 'r1', atMs: 7400, text: '没问现在开什么车' }]);
  expect(player.paused).toBe(false);
  expect(root.querySelector('.sound-notes')?.textContent).toContain('0:07');
  expect(root.querySelector('.wave-mark')?.getAttribute('title')).toBe('0:07 没问现在开什么车');
});

test('Esc writes nothing, and a line of spaces is none', async () => {
  const root = await open();
  await hear();
  await press('n');
  await typeOver('  ');
  await press('Enter');
  await press('Escape');
  await settleAll();
  expect(askedFor('note')).toEqual([]);
  expect(root.querySelector('.note-form')).toBeNull();
});

test('notes stand in the order of the talk; a second that is clicked is heard', async () => {
  notes = [noteRow('n2', 20_000, '约了周六'), noteRow('n1', 3000, '报了姓名')];
  const root = await open();
  expect([...root.querySelectorAll('.sound-notes li')].map((each) => each.textContent?.slice(0, 8))).toEqual([
    '0:03报了姓名',
    '0:20约了周六',
  ]);
  await click(button(root, '从 0:20 听'));
  await settleAll();
  expect(player.currentTime).toBe(20);
  expect(player.paused).toBe(false);
});

test('a deleted note of one’s own can be written again at once', async () => {
  notes = [noteRow('n1', 3000, '报了姓名')];
  const root = await open();
  await click(button(root, '删掉 0:03 的笔记'));
  await settleAll();
  expect(root.querySelector('.sound-notes')).toBeNull();
  await mounted?.services.notices.undo();
  await settleAll();
  expect(askedFor('note')).toEqual([{ id: 'r1', atMs: 3000, text: '报了姓名' }]);
  expect(root.querySelector('.sound-notes')?.textContent).toContain('报了姓名');
});

test('a format that cannot be heard here says so, can be kept as a file, and shows its notes', async () => {
  stored = recordingRow({ mediaType: 'audio/amr', originalName: 'a.amr' });
  notes = [noteRow('n1', 3000, '报了姓名')];
  const root = await open();
  expect(root.textContent).toContain('这台电脑放不了 amr，可以存下来用手机听');
  expect(root.querySelector('[role="slider"]')).toBeNull();
  expect(root.querySelector('.sound-notes')?.textContent).toContain('报了姓名');
  expect(askedFor('content')).toEqual([]);
  await click(button(root, '存到电脑'));
  await settleAll();
  expect(askedFor('content')).toEqual([{ id: 'r1' }]);
});

test('whose time is over is not asked for, its notes stay', async () => {
  stored = recordingRow({ expiredAt: Date.UTC(2026, 10, 20, 2, 0) });
  notes = [noteRow('n1', 3000, '报了姓名')];
  const root = await open();
  expect(root.textContent).toContain('保存期满');
  expect(root.textContent).toContain('报了姓名');
  expect(button(root, '存到电脑')).toBeNull();
});

test('behind the lock it falls silent', async () => {
  await open();
  await hear();
  mounted?.services.session.receive({ ...atWork, locked: true });
  await settleAll();
  expect(player.paused).toBe(true);
});
