import { expect, test } from '@playwright/test';
import { z } from 'zod';
import type { TestHub } from '../../hosts/start-hub.ts';
import { paperPhoto } from '../support/paper-photo.ts';
import { password } from '../support/prepare.ts';
import { rpcSession } from '../support/rpc.ts';
import { startSeeded } from '../support/seeded.ts';

let hub: TestHub;
test.beforeAll(async () => {
  hub = await startSeeded('2026-11-21 09:00', 'audit-morning');
});
test.afterAll(() => hub.close());

test('another program attaches a scan by REST, piece by piece, and reads it back byte for byte', async () => {
  const manager = rpcSession(hub.url);
  await manager.signIn('sales_manager6', password);
  const { person } = z.object({ person: z.object({ id: z.string() }) }).parse(await manager.call('session.current'));
  const token = await manager.call('token.create', { staffId: person.id, name: '扫描仪', scope: 'write' });
  const { secret } = z.object({ secret: z.string() }).parse(token);
  const ask = async (method: string, path: string, body?: object | FormData): Promise<Response> => {
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

  const code = encodeURIComponent('QTZ:DZ-24104');
  const { cardId } = await json(z.object({ cardId: z.string() }), ask('GET', `/card-codes/${code}`));
  const photo = await paperPhoto('QTZ:DZ-24104', 5000, 3600);
  const begun = z.object({ uploadId: z.string(), partBytes: z.number(), parts: z.number() });
  const given = { cardId, name: '扫描仪 1.jpg' };
  const { uploadId, partBytes, parts } = await json(
    begun,
    ask('POST', '/attachment-uploads', { ...given, bytes: photo.length }),
  );
  for (let index = 0; index < parts; index += 1) {
    const form = new FormData();
    const piece = photo.subarray(index * partBytes, (index + 1) * partBytes);
    form.append('content', new File([new Uint8Array(piece)], 'part'));
    await json(z.object({ received: z.number() }), ask('PUT', `/attachment-uploads/${uploadId}/parts/${index}`, form));
  }
  const finished = z.object({ attachment: z.object({ id: z.string(), width: z.number() }), known: z.boolean() });
  const finish = { ...given, kind: 'paper_card' };
  const { attachment } = await json(finished, ask('POST', `/attachment-uploads/${uploadId}/finish`, finish));
  expect(attachment.width).toBe(5000);
  // whose customer it is not looks at the paper in person alone
  expect((await ask('GET', `/attachments/${attachment.id}/content`)).status).toBe(403);
  const owner = rpcSession(hub.url);
  await owner.signIn('consultant2', password);
  const admin = rpcSession(hub.url);
  await admin.signIn('admin', password);
  const { person: own } = z.object({ person: z.object({ id: z.string() }) }).parse(await owner.call('session.current'));
  const ownToken = z
    .object({ secret: z.string() })
    .parse(await admin.call('token.create', { staffId: own.id, name: '店内报表', scope: 'read' }));
  const content = await fetch(`${hub.url}/api/v1/attachments/${attachment.id}/content`, {
    headers: { authorization: `Bearer ${ownToken.secret}` },
  });
  expect(content.headers.get('content-type')).toBe('image/jpeg');
  expect(content.headers.get('x-content-type-options')).toBe('nosniff');
  expect(Buffer.from(await content.arrayBuffer()).equals(photo)).toBe(true);

  const broken = await ask('POST', '/attachment-uploads', { ...given, bytes: 0 });
  expect(broken.status).toBe(422);
  expect(await broken.json()).toMatchObject({ code: 'ATTACHMENT_BROKEN' });
});
