import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPorts } from '../../../api/transport/port.ts';
import type { Api } from '../../../shared/contract/index.ts';
import { createTestShowroom, type TestShowroom, testPassword } from '../support/showroom.ts';

const minute = 60_000;

let showroom: TestShowroom;
let connect: ReturnType<typeof createPorts>;
let ports: MessagePort[] = [];
beforeEach(async () => {
  showroom = await createTestShowroom();
  connect = createPorts(showroom.dispatch);
});
afterEach(async () => {
  for (const port of ports) port.close();
  await Promise.all(ports.map((port) => once(port, 'close')));
  ports = [];
  showroom.close();
});

/** A desktop window at which somebody signs in; whether anybody touches it is for the test to say. */
async function openWindow(name: string, loginName: string) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1);
  connect(name, port2);
  let isIdle = false;
  const link = new RPCLink({ port: port1, headers: () => (isIdle ? { 'x-qiatan-idle': '1' } : {}) });
  port1.start();
  const api = createORPCClient<Api>(link);
  await api.session.login({ loginName, password: testPassword });
  return {
    api,
    leaveAlone: () => {
      isIdle = true;
    },
  };
}

test('two desktop windows hear of each other’s writes over their ports', async () => {
  const [desk, consultant] = [await openWindow('w1', 'receptionist4'), await openWindow('w2', 'consultant1')];
  const { seq } = await consultant.api.live.changes({});
  const waiting = consultant.api.live.changes({ since: seq });
  await desk.api.traffic.arrive({ partySize: 2 });
  expect(await waiting).toEqual({ seq: seq + 1, entities: ['traffic'] });
  expect((await consultant.api.traffic.list({})).rows).toHaveLength(1);
});

test('a desktop window that nobody touches locks although it reads its lists anew, and one that is touched does not', async () => {
  const [left, used] = [await openWindow('w1', 'receptionist4'), await openWindow('w2', 'consultant1')];
  left.leaveAlone();
  for (let minutes = 0; minutes < 31; minutes += 1) {
    showroom.clock.advance(minute);
    if (minutes < 30) await left.api.traffic.list({});
    await used.api.traffic.list({});
  }
  await expect(left.api.traffic.list({})).rejects.toMatchObject({ code: 'SESSION_LOCKED' });
  await expect(used.api.traffic.list({})).resolves.toMatchObject({ rows: [] });
});
