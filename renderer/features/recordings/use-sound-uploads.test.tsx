// @vitest-environment happy-dom
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../../../shared/contract/index.ts';
import { ApiContext } from '../../state/api.ts';
import { click, type Mounted, mount, settleAll } from '../../testing/mount.tsx';
import { recordingRow } from '../../testing/recording-rows.ts';
import { PendingSounds } from './pending-sounds.tsx';
import { type SoundUploads, useSoundUploads } from './use-sound-uploads.ts';

let asked: (readonly [string, unknown])[];
let refusal: { readonly at: string; readonly code: string; readonly retryable: boolean } | null;
let known: boolean;
let isMatched: boolean;
let doubt: 'number' | 'day' | null;
/** Holds the first part back until it is let go. */
let gate: Promise<void>;
let uploads: SoundUploads;
let mounted: Mounted | null = null;

async function told<Output>(name: string, input: unknown, output: Output): Promise<Output> {
  asked.push([name, input]);
  if (refusal?.at !== name) return output;
  const { code, retryable } = refusal;
  throw new ORPCError(code, { data: { field: null, params: {}, retryable } });
}

let received = 0;
const api = {
  recording: {
    begin: async (input: unknown) => told('begin', input, { uploadId: 'u1', partBytes: 4, parts: 3 }),
    part: async ({ index, content }: { readonly index: number; readonly content: File }) => {
      await gate;
      received += content.size;
      return told('part', index, { received });
    },
    finish: async (input: unknown) =>
      told('finish', input, {
        recording: recordingRow(isMatched ? {} : { contactId: null, contact: null }),
        known,
        doubt,
      }),
    cancel: async (input: unknown) => told('cancel', input, {}),
    remove: async (input: unknown) => told('remove', input, {}),
  },
} as unknown as Api; // what attaching asks, and nothing else

function Screen() {
  uploads = useSoundUploads('c1');
  return <PendingSounds uploads={uploads} />;
}

beforeEach(async () => {
  asked = [];
  refusal = null;
  known = false;
  doubt = null;
  isMatched = true;
  received = 0;
  gate = Promise.resolve();
  mounted = await mount(
    <ApiContext value={{ api, hostKind: 'browser' }}>
      <Screen />
    </ApiContext>,
  );
});
afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
});

const call = (name = 'call.wav'): File => new File(['0123456789'], name, { type: 'audio/wav' });
const names = (): readonly string[] => asked.map(([name]) => name);
const waiting = (): Element | null => mounted?.root.querySelector('.attach-pending') ?? null;
const notice = (): string | undefined => mounted?.services.notices.getState().shown?.text;

test('a recording goes piece by piece to its contact, says where it lies, and can be taken back at once', async () => {
  uploads.add([call()], 'k1');
  await settleAll();
  expect(names()).toEqual(['begin', 'part', 'part', 'part', 'finish']);
  expect(asked[0]?.[1]).toEqual({ customerId: 'c1', contactId: 'k1', name: 'call.wav', bytes: 10 });
  expect(notice()).toBe('录音已附上，对上了 今天 15:26 的联系');
  expect(waiting()).toBeNull();
  await mounted?.services.notices.undo();
  expect(asked.at(-1)).toEqual(['remove', { id: 'r1' }]);
});

test('without a contact the program finds it; where it does not, that is said', async () => {
  isMatched = false;
  uploads.add([call()], null);
  await settleAll();
  expect(asked[0]?.[1]).not.toHaveProperty('contactId');
  expect(notice()).toBe('录音已附上，还没对上哪次联系');
});

test('a file whose name speaks of somebody else is attached, and said to look like the wrong one', async () => {
  doubt = 'number';
  uploads.add([call('13900001111.wav')], 'k1');
  await settleAll();
  expect(notice()).toBe('录音已附上，对上了 今天 15:26 的联系；文件名里的号码不是这位客户的，看看是不是选错了');
});

test('the same recording once more is not kept twice', async () => {
  known = true;
  uploads.add([call()], 'k1');
  await settleAll();
  expect(notice()).toContain('早已附在这里');
});

test('whoever gives it up while it is sent leaves nothing at the host and hears no complaint', async () => {
  let letGo = (): void => {};
  gate = new Promise((resolve) => {
    letGo = resolve;
  });
  uploads.add([call()], 'k1');
  await settleAll();
  await click(mounted?.root.querySelector('[aria-label="不附 call.wav"]') ?? null);
  refusal = { at: 'part', code: 'INTERNAL', retryable: false };
  letGo();
  await settleAll();
  expect(names()).toEqual(['begin', 'part', 'cancel']);
  expect(waiting()).toBeNull();
});

test('a file that is no recording is refused with its reason, and the next one goes on', async () => {
  refusal = { at: 'begin', code: 'RECORDING_TYPE', retryable: false };
  uploads.add([call('合同.pdf')], 'k1');
  await settleAll();
  refusal = null;
  uploads.add([call()], 'k1');
  await settleAll();
  const textContent = waiting()?.textContent;
  expect(textContent).toContain('「合同.pdf」没有附上');
  expect(textContent).toContain('请换成 wav、mp3、m4a 或 amr 文件');
  expect(textContent).not.toContain('再试一次');
  expect(names().at(-1)).toBe('finish');
});

test('what broke off on the way is tried again with one press', async () => {
  refusal = { at: 'finish', code: 'UPLOAD_GONE', retryable: true };
  uploads.add([call()], 'k1');
  await settleAll();
  refusal = null;
  const again = [...(mounted?.root.querySelectorAll('button') ?? [])].find((each) => each.textContent === '再试一次');
  await click(again ?? null);
  await settleAll();
  expect(notice()).toContain('录音已附上');
  expect(waiting()).toBeNull();
});

test('a folder dropped by mistake is not sent', async () => {
  uploads.add(
    Array.from({ length: 25 }, (_, at) => call(`${at}.wav`)),
    null,
  );
  await settleAll();
  await settleAll();
  expect(names().filter((name) => name === 'begin')).toHaveLength(20);
});
