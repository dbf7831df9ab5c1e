// @vitest-environment happy-dom
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Api } from '../../../shared/contract/index.ts';
import type { RecordingCandidate, RecordingRow } from '../../../shared/contract/recording.ts';
import { ApiContext } from '../../state/api.ts';
import { click, type Mounted, mount, press, settleAll } from '../../testing/mount.tsx';
import { recordingRow } from '../../testing/recording-rows.ts';
import { FakePlayer } from '../../testing/sound-player.ts';
import { RecordingPanel } from './recording-panel.tsx';

const candidate = (contactId: string, feedback: string, confidence: number): RecordingCandidate => ({
  ...{ contactId, feedback, confidence, outcome: 'connected', at: Date.UTC(2026, 10, 21, 7, 30), onDay: '2026-11-21' },
  by: { id: 's1', name: '王磊' },
});
const candidates = [candidate('k1', '等月底活动', 82), candidate('k2', '问置换价', 40)];
const listened = (name: string, minute: number) => ({
  by: { id: name, name },
  at: Date.UTC(2026, 10, 21, 8, minute),
});

let stored: RecordingRow;
let listeners: ReturnType<typeof listened>[];
let asked: (readonly [string, unknown])[];
let refuses: boolean;
let closed: number;
let mounted: Mounted | null = null;

const api = {
  recording: {
    get: async () => ({ recording: stored, notes: [], listeners, candidates }),
    correct: async (input: { readonly contactId: string | null }) => {
      asked.push(['correct', input]);
      const { contactId } = input;
      stored = recordingRow({ contactId, ...(contactId === null ? { contact: null } : {}) });
      return stored;
    },
    remove: async (input: unknown) => {
      asked.push(['remove', input]);
      if (refuses) throw new ORPCError('RECORDING_CHECKED', { data: { field: null, params: {}, retryable: false } });
      return {};
    },
  },
} as unknown as Api; // what the panel asks, and nothing else

beforeEach(() => {
  stored = recordingRow();
  listeners = [];
  asked = [];
  refuses = false;
  closed = 0;
  vi.stubGlobal('Audio', FakePlayer);
});
afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
  vi.unstubAllGlobals();
});

async function open(): Promise<HTMLElement> {
  mounted = await mount(
    <ApiContext value={{ api, hostKind: 'browser' }}>
      <RecordingPanel
        recordingId="r1"
        onClose={() => {
          closed += 1;
        }}
      />
    </ApiContext>,
  );
  await settleAll();
  return mounted.root;
}

const button = (root: HTMLElement, words: string): HTMLElement | null =>
  [...root.querySelectorAll('button')].find((each) => each.textContent?.startsWith(words)) ?? null;

test('what it is of, how sure that is, and whether the customer agreed stand with it', async () => {
  stored = recordingRow({ confidence: 82, matchedBy: 'rule', hasConsent: false });
  const { textContent } = await open();
  for (const words of ['录音 今天 15:23', '今天 15:26 接通', '等月底活动', '把握 82%', '客户没同意录音'])
    expect(textContent).toContain(words);
});

test('a wrong match is put right with two keys', async () => {
  stored = recordingRow({ confidence: 82, matchedBy: 'rule' });
  const root = await open();
  await press('w');
  expect(document.activeElement?.textContent).toContain('问置换价');
  await press('1');
  await settleAll();
  expect(asked).toEqual([['correct', { id: 'r1', contactId: 'k2' }]]);
  expect(root.textContent).not.toContain('把握');
});

test('it may be of no contact at all', async () => {
  const root = await open();
  await press('w');
  await press('0');
  await settleAll();
  expect(asked).toEqual([['correct', { id: 'r1', contactId: null }]]);
  expect(root.textContent).toContain('还没对上哪次联系，请选一次');
});

test('one whose contact nobody knows offers the choice by itself', async () => {
  stored = recordingRow({ contactId: null, contact: null, staff: null });
  const root = await open();
  expect(root.querySelectorAll('.sound-candidate')).toHaveLength(2);
  await press('1');
  await settleAll();
  expect(asked).toEqual([['correct', { id: 'r1', contactId: 'k1' }]]);
});

test('whoever may not correct it is offered nothing', async () => {
  stored = recordingRow({ contactId: null, contact: null, canCorrect: false, canRemove: false });
  const root = await open();
  expect(root.querySelector('.sound-candidate')).toBeNull();
  expect(button(root, '移走')).toBeNull();
  await press('w');
  await press('1');
  expect(asked).toEqual([]);
});

test('Esc leaves the choice first, then the panel', async () => {
  await open();
  await press('w');
  await press('Escape');
  expect(closed).toBe(0);
  await press('Escape');
  expect(closed).toBe(1);
  expect(asked).toEqual([]);
});

test('who heard it stands there, the last three at first', async () => {
  listeners = [listened('郭展厅', 30), listened('王磊', 20), listened('赵总', 10), listened('王磊', 5)];
  const root = await open();
  const heard = (): number => root.querySelectorAll('[aria-label="谁听过"] li').length;
  expect(root.querySelector('[aria-label="谁听过"]')?.textContent).toContain('郭展厅 今天 16:30');
  expect(heard()).toBe(3);
  await click(button(root, '更早 1 次'));
  expect(heard()).toBe(4);
});

test('what was spot-checked stays, and says where to go', async () => {
  refuses = true;
  const root = await open();
  await click(button(root, '移走'));
  expect(asked).toEqual([]);
  await click(button(root, '移走录音'));
  await settleAll();
  expect(root.textContent).toContain('抽查过，不能移走');
  expect(closed).toBe(0);
});
