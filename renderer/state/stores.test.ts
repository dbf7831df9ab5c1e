import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import type { Current } from '../../shared/contract/session.ts';
import { createClock } from './clock-store.ts';
import { failureOf } from './failure.ts';
import { createNotices, undoMs } from './notices-store.ts';
import { createSession, phaseOf } from './session-store.ts';

const noon = { now: Date.UTC(2026, 10, 21, 4), today: '2026-11-21', zone: 'Asia/Shanghai' };

test('the shown time goes on between the host’s answers and turns the day at the store’s midnight', () => {
  let elapsed = 0;
  const clock = createClock(noon, () => elapsed);
  elapsed = 12 * 3_600_000 - 1;
  clock.tick();
  expect(clock.getState().today).toBe('2026-11-21');
  elapsed += 1;
  clock.tick();
  expect(clock.getState()).toEqual({ now: noon.now + 12 * 3_600_000, today: '2026-11-22', zone: 'Asia/Shanghai' });
});

test('an answer of the host corrects the shown time, backwards as well', () => {
  let elapsed = 0;
  const clock = createClock(noon, () => elapsed);
  elapsed = 60_000;
  clock.sync({ ...noon, now: noon.now - 5000 });
  elapsed = 61_000;
  expect(clock.nowMs()).toBe(noon.now - 4000);
});

test('a write is taken back once, and not after ten minutes', async () => {
  let elapsed = 0;
  let undone = 0;
  const notices = createNotices(() => elapsed);
  const undo = (): void => {
    undone += 1;
  };
  notices.show({ text: '已记下', undo });
  expect(await notices.undo()).toBe(true);
  expect(await notices.undo()).toBe(false);
  notices.show({ text: '已记下', undo });
  elapsed = undoMs + 1;
  expect(await notices.undo()).toBe(false);
  expect(undone).toBe(1);
});

test('a new notice takes the place of the old one, and closing the old one leaves the new', () => {
  const notices = createNotices(() => 0);
  notices.show({ text: '一' });
  const first = notices.getState().shown;
  notices.fail('二');
  notices.close(first?.id ?? -1);
  expect(notices.getState().shown).toMatchObject({ text: '二', tone: 'error' });
});

const current = {
  setUp: true,
  storeName: '店',
  person: { id: 's1', name: '王磊', role: 'consultant' as const, mustChangePassword: false },
  locked: false,
  idleLockMinutes: 15,
  ...noon,
  version: '0',
};

test('nobody reaches the work past set-up, sign-in, lock or a first password', () => {
  expect(phaseOf({ ...current, setUp: false, person: null })).toBe('setUp');
  expect(phaseOf({ ...current, person: null })).toBe('signedOut');
  expect(phaseOf({ ...current, locked: true })).toBe('locked');
  expect(phaseOf({ ...current, person: { ...current.person, mustChangePassword: true } })).toBe('mustChangePassword');
  expect(phaseOf(current)).toBe('ready');
});

test('an answer that left before somebody signed in does not send him back to the door', async () => {
  const session = createSession({ ...current, person: null });
  const late = Promise.withResolvers<Current>();
  const asked = session.ask(() => late.promise);
  session.receive(current);
  late.resolve({ ...current, person: null });
  await asked;
  expect(session.getState()).toEqual(current);
});

test('of two questions the later one counts, in whatever order they are answered', async () => {
  for (const isSwapped of [false, true]) {
    const session = createSession(current);
    const answers = [Promise.withResolvers<Current>(), Promise.withResolvers<Current>()] as const;
    const asked = answers.map(({ promise }) => session.ask(() => promise));
    const order = isSwapped ? ([1, 0] as const) : ([0, 1] as const);
    for (const nth of order) {
      answers[nth].resolve({ ...current, locked: nth === 1 });
      await asked[nth];
    }
    expect(session.getState().locked).toBe(true);
  }
});

test('a refusal is shown in its own words, with its field', () => {
  const error = new ORPCError('DATE_IN_PAST', {
    data: { params: { field: '预计购车', date: '昨天' }, field: 'expectedOn', retryable: false },
  });
  expect(failureOf(error)).toMatchObject({
    code: 'DATE_IN_PAST',
    text: '「预计购车」昨天已经过去，请选今天或以后的日子',
    field: 'expectedOn',
    errorNumber: null,
  });
});

test('a bug of the host shows its error number', () => {
  const error = new ORPCError('INTERNAL', { data: { params: { id: 'QT-2031' }, field: null, retryable: true } });
  expect(failureOf(error).errorNumber).toBe('QT-2031');
});

test('a lost connection says that nothing was saved and what was saved is safe', () => {
  const failure = failureOf(new TypeError('Failed to fetch'));
  expect(failure.code).toBeNull();
  expect(failure.retryable).toBe(true);
  expect(failure.text).toContain('没有保存');
});
