import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { aWav } from '../../fixtures/sounds.ts';
import type { TestHub } from '../../hosts/start-hub.ts';
import { password } from '../support/prepare.ts';
import { rpcSession } from '../support/rpc.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeAll(async () => {
  hub = await startSeeded('2026-11-21 09:00', 'audit-morning');
});
test.afterAll(() => hub.close());

const withId = z.object({ id: z.string() });

test('a recorder sends a call of an hour by REST and hears it again byte for byte; two gigabytes are refused at once', async () => {
  // made first: a client that computes for seconds between two requests finds its connection closed
  const sound = aWav(3600);
  const [me, admin] = [rpcSession(hub.url), rpcSession(hub.url)];
  await me.signIn('consultant2', password);
  await admin.signIn('admin', password);
  const { person } = z.object({ person: withId }).parse(await me.call('session.current'));
  const { secret } = z
    .object({ secret: z.string() })
    .parse(await admin.call('token.create', { staffId: person.id, name: '录音盒', scope: 'write' }));
  const ask = (method: string, path: string, body?: object | FormData): Promise<Response> => {
    const isForm = body instanceof FormData;
    const headers = { authorization: `Bearer ${secret}`, ...(isForm ? {} : { 'content-type': 'application/json' }) };
    const sent = body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) };
    return fetch(`${hub.url}/api/v1${path}`, { method, headers, ...sent });
  };
  const json = async <T>(schema: z.ZodType<T>, answer: Promise<Response>): Promise<T> => {
    const response = await answer;
    const body: unknown = await response.json();
    expect(response.status, JSON.stringify(body)).toBe(200);
    return schema.parse(body);
  };
  const customers = await json(z.object({ rows: z.array(withId) }), ask('GET', '/customers?view=mine'));
  const given = { customerId: customers.rows[0]?.id ?? '', name: '录音_13800005521_20261121083000.mp3' };

  const huge = await ask('POST', '/recording-uploads', { ...given, bytes: 2 * 1024 ** 3 });
  expect([huge.status, await huge.json()]).toMatchObject([413, { code: 'RECORDING_TOO_LARGE' }]);

  const { uploadId, partBytes, parts } = await json(
    z.object({ uploadId: z.string(), partBytes: z.number(), parts: z.number() }),
    ask('POST', '/recording-uploads', { ...given, bytes: sound.length }),
  );
  for (let index = 0; index < parts; index += 1) {
    const form = new FormData();
    const piece = sound.subarray(index * partBytes, (index + 1) * partBytes);
    form.append('content', new File([new Uint8Array(piece)], 'part'));
    await json(z.object({ received: z.number() }), ask('PUT', `/recording-uploads/${uploadId}/parts/${index}`, form));
  }
  const { recording } = await json(
    z.object({ recording: withId.extend({ durationMs: z.number(), spokenOn: z.string() }) }),
    ask('POST', `/recording-uploads/${uploadId}/finish`, given),
  );
  expect(recording).toMatchObject({ durationMs: 3_600_000, spokenOn: '2026-11-21' });
  const content = await ask('GET', `/recordings/${recording.id}/content`);
  expect(content.headers.get('content-type')).toBe('audio/wav');
  expect(Buffer.from(await content.arrayBuffer()).equals(sound)).toBe(true);
  const heard = await json(
    z.object({ listeners: z.array(z.object({ by: withId })) }),
    ask('GET', `/recordings/${recording.id}`),
  );
  expect(heard.listeners.map(({ by }) => by.id)).toEqual([person.id]);
});
