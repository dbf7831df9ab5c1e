import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from '../../../api/call.ts';
import { sessionIdOf } from '../../../api/session/secret.ts';
import type { News } from '../../../shared/contract/live.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts';
import { openSession } from '../support/people.ts';
import { createTestShowroom, type TestShowroom, testPassword } from '../support/showroom.ts';

const minute = 60_000;

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom();
});
afterEach(() => showroom.close());

/** A window at which somebody is signed in and which nobody touches: nothing wakes its session. */
function windowOf(name: string, more: Partial<Connection> = {}) {
  const secret = openSession(showroom.store, showroom.as(name), showroom.clock.now());
  const connection: Connection = {
    transport: 'browser',
    address: '127.0.0.1',
    agent: 'test',
    secret,
    setSecret: () => undefined,
    ...more,
  };
  return {
    ask: async (since: number | null, waitMs = 5000) => {
      // the dispatcher answers with the procedure's output or a refusal
      return (await showroom.dispatch('live.changes', { since, waitMs }, connection)) as News | Refusal;
    },
    call: (procedure: string, input: object) => showroom.dispatch(procedure, input, connection),
    seenAt: () =>
      Number(showroom.store.prepare('SELECT last_seen_at FROM session WHERE id = ?').pluck().get(sessionIdOf(secret))),
  };
}

async function headOf(window: ReturnType<typeof windowOf>): Promise<number> {
  const news = await window.ask(null);
  if (isRefusal(news)) throw new Error(news.code);
  return news.seq;
}

describe('a window that waits for news', () => {
  test('is answered as soon as another saves, with the kinds of things and nothing of them', async () => {
    const window = windowOf('王磊');
    const seq = await headOf(window);
    const began = performance.now();
    const waiting = window.ask(seq);
    await showroom.as('receptionist').call('traffic.arrive', { note: '红衣服，尾号 6621' });
    expect(await waiting).toEqual({ seq: seq + 1, entities: ['traffic'] });
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test('learns at once what it missed, and everything where that is not known any more', async () => {
    const window = windowOf('王磊');
    const seq = await headOf(window);
    const desk = showroom.as('receptionist');
    const { id } = await desk.call('traffic.arrive', {});
    await desk.call('floor.set', { staffId: showroom.as('王磊').id, state: 'on' });
    await desk.call('traffic.depart', { id });
    expect(await window.ask(seq)).toEqual({ seq: seq + 3, entities: ['floorFact', 'traffic'] });
    expect(await window.ask(seq + 3, 30)).toEqual({ seq: seq + 3, entities: [] });
    expect(await window.ask(seq + 100)).toEqual({ seq: seq + 3, entities: null });
  });

  test('hears nothing of what was refused, rolled back or only read', async () => {
    const window = windowOf('王磊');
    const seq = await headOf(window);
    const waiting = window.ask(seq, 150);
    const desk = showroom.as('receptionist');
    await desk.refused('traffic.arrive', { contactWay: 'nowhere' });
    await desk.call('traffic.list', {});
    await desk.call('floor.board', {});
    expect(await waiting).toEqual({ seq, entities: [] });
  });

  test('is refused like everything else without a session, and asks in vain with a token', async () => {
    expect(await windowOf('王磊', { secret: null }).ask(null)).toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect(await windowOf('王磊', { secret: 'no-such-secret' }).ask(null)).toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  test('a hundred windows wait without anything else waiting for them', async () => {
    const names = showroom.staff.map(({ name }) => name);
    const windows = Array.from({ length: 100 }, (_, at) => windowOf(names[at % names.length] ?? ''));
    const seq = await headOf(windowOf('王磊'));
    const waiting = windows.map((window) => window.ask(seq));
    const began = performance.now();
    await showroom.as('receptionist').call('traffic.arrive', {});
    expect(performance.now() - began).toBeLessThan(1000);
    for (const news of await Promise.all(waiting)) expect(news).toEqual({ seq: seq + 1, entities: ['traffic'] });
  });
});

test('a person with a hundred windows leaves those of the others waiting', async () => {
  const other = windowOf('李娜');
  const seq = await headOf(other);
  let isAnswered = false;
  const waiting = other.ask(seq).finally(() => {
    isAnswered = true;
  });
  const many = Array.from({ length: 250 }, () => windowOf('王磊').ask(seq));
  // those that had to make room are answered with nothing new
  expect(await many[0]).toEqual({ seq, entities: [] });
  expect(isAnswered).toBe(false);
  await showroom.as('receptionist').call('traffic.arrive', {});
  expect(await waiting).toEqual({ seq: seq + 1, entities: ['traffic'] });
  await Promise.all(many);
});

describe('the lock', () => {
  test('falls after the idle time although a window waits for news and reads its lists anew all the while', async () => {
    const window = windowOf('王磊');
    const idle = windowOf('王磊', { isIdle: true });
    const seq = await headOf(window);
    const seenAt = window.seenAt();
    for (let minutes = 0; minutes < 30; minutes += 1) {
      showroom.clock.advance(minute);
      expect(await window.ask(seq, 0)).toEqual({ seq, entities: [] });
      expect(await idle.call('traffic.list', {})).toMatchObject({ rows: [] });
    }
    expect(window.seenAt()).toBe(seenAt);
    showroom.clock.advance(minute);
    expect(await window.ask(seq)).toMatchObject({ code: 'SESSION_LOCKED' });
    expect(await idle.call('traffic.list', {})).toMatchObject({ code: 'SESSION_LOCKED' });
  });

  test('stays open for whoever touches the window', async () => {
    const window = windowOf('王磊');
    for (let minutes = 0; minutes < 60; minutes += 10) {
      showroom.clock.advance(10 * minute);
      expect(await window.call('traffic.list', {})).toMatchObject({ rows: [] });
    }
  });

  test('that falls while a window waits ends the waiting at once, and so does the clock that ran on meanwhile', async () => {
    const window = windowOf('王磊');
    const seq = await headOf(window);
    const waiting = window.ask(seq);
    await window.call('session.lock', {});
    expect(await waiting).toMatchObject({ code: 'SESSION_LOCKED' });
    const other = windowOf('李娜');
    const later = other.ask(seq);
    showroom.clock.advance(31 * minute);
    await showroom.as('receptionist').call('traffic.arrive', {});
    expect(await later).toMatchObject({ code: 'SESSION_LOCKED' });
  });

  test('like signing out, being signed out by somebody else and being deactivated, ends it', async () => {
    const seq = await headOf(windowOf('王磊'));
    const leaving = windowOf('王磊');
    const left = leaving.ask(seq);
    await leaving.call('session.logout', {});
    expect(await left).toMatchObject({ code: 'NOT_SIGNED_IN' });
    const gone = windowOf('李娜');
    const ended = gone.ask(seq);
    await showroom.as('admin').call('staff.deactivate', { id: showroom.as('李娜').id });
    expect(await ended).toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  test('asks nobody to wait for the password he has to change first', async () => {
    const admin = showroom.as('admin');
    await admin.call('staff.resetPassword', { id: showroom.as('赵磊').id, password: `${testPassword}x` });
    expect(await windowOf('赵磊').ask(null)).toMatchObject({ code: 'PASSWORD_MUST_CHANGE' });
  });
});
