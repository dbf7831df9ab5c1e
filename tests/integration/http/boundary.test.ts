import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { METHODS, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHubHost, type HubHost } from '../../../hub/host.ts';
import { errorCodes } from '../../../shared/contract/errors.ts';

let folder: string;
let host: HubHost;
let port: number;
const deaths: Error[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qiatan-test-http-'));
  mkdirSync(join(folder, 'screens'));
  writeFileSync(join(folder, 'screens', 'index.html'), '<!doctype html><title>洽谈卡</title>');
  writeFileSync(join(folder, 'secret.txt'), 'nobody may read this');
  host = await createHubHost({
    dataDir: join(folder, 'data'),
    version: '0.0.0-test',
    screens: join(folder, 'screens'),
    port: 0,
    worker: new URL('../../../api/worker.ts', import.meta.url),
    log: () => {},
    onDeath: (error) => void deaths.push(error),
  });
  port = Number(new URL(host.url).port);
}, 30_000);

afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request as no browser would make it: every header is the test's own. */
function send({ method = 'POST', path = '/rpc/session/current', headers = {}, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const all = { host: `127.0.0.1:${port}`, 'content-type': 'application/json', ...headers };
    const sent = request({ host: '127.0.0.1', port, method, path, headers: all, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const screen = { 'x-qiatan-request': '1' };
const current = { headers: screen, body: '{"json":{}}' };

/** The showroom still answers a screen. */
async function expectAlive(): Promise<void> {
  expect(deaths).toEqual([]);
  expect((await send(current)).status).toBe(200);
}

test('a screen is answered, and nothing of it is kept by a cache', async () => {
  const answer = await send(current);
  expect(answer.status).toBe(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(JSON.parse(answer.body)).toMatchObject({ json: { setUp: false } });
});

test('a connection that rests for a minute is still there for the next call', async () => {
  const { headers } = await send({ method: 'GET', path: '/', headers: { connection: 'keep-alive' } });
  expect(headers['keep-alive']).toBe('timeout=75');
});

describe('whatever a request looks like, the showroom lives on', () => {
  test.each(METHODS.filter((method) => method !== 'CONNECT'))('%s', async (method) => {
    for (const path of ['/rpc/session/current', '/rpc/x', '/api/v1/store', '/']) {
      const answer = await send({ method, path, headers: screen });
      expect(answer.status).toBeLessThan(500);
    }
    await expectAlive();
  });

  test.each([
    'GET //evil HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
    'GET /rpc/%00%ff%fe HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
    'GET /%E0%A4%A HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
    'POST /rpc/session/login HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    'POST /rpc/session/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n',
    'GET http://127.0.0.1:1/rpc HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
    'GET /api/v1/customers?limit=9e99&cursor=%F0%9F%98%80 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
    'TRACE * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n',
    '\u0000\u0001\u0002\r\n\r\n',
  ])('%j', async (raw) => {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(raw));
      socket.on('data', () => {});
      socket.on('error', () => resolve());
      socket.on('close', () => resolve());
    });
    await expectAlive();
  });

  test.each([
    '',
    '{',
    '[]',
    'null',
    '{"json":',
    '{"json":{},"meta":[[9]]}',
    '"\\ud800"',
    `{"json":${'['.repeat(50_000)}`,
  ])('a body of %#', async (body) => {
    for (const path of ['/rpc/session/login', '/api/v1/cards']) {
      const answer = await send({ path, headers: screen, body });
      expect(answer.status).toBeLessThan(500);
      if (answer.status >= 400) expect(Object.keys(errorCodes)).toContain(codeOf(answer.body));
    }
    await expectAlive();
  });

  test('a body of three megabytes is refused before it is read whole', async () => {
    const answer = await send({ headers: screen, body: 'x'.repeat(3 * 1024 * 1024) });
    expect(answer.status).toBe(413);
    expect(codeOf(answer.body)).toBe('TOO_LARGE');
  });
});

describe('a page of another site', () => {
  test.each([
    ['another name for this machine (DNS rebinding)', { ...screen, host: 'evil.example:80' }],
    ['a form, which cannot set our header', {}],
    ['a script of another origin', { ...screen, origin: 'http://evil.example' }],
    ['another port of this machine', { ...screen, origin: 'http://127.0.0.1:1' }],
    ['a request that the browser calls cross-site', { ...screen, 'sec-fetch-site': 'cross-site' }],
    ['a request that the browser calls same-site only', { ...screen, 'sec-fetch-site': 'same-site' }],
  ])('gets nothing by %s', async (_what, headers) => {
    const answer = await send({ headers, body: '{"json":{}}' });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('setUp');
  });

  test('cannot make the showroom draw up its description again and again', async () => {
    const path = '/api/v1/openapi.json';
    expect((await send({ method: 'GET', path, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    const first = await send({ method: 'GET', path });
    expect(JSON.parse(first.body)).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) });
    expect((await send({ method: 'GET', path })).body).toBe(first.body);
  });
});

test('the session’s cookie is closed to scripts and other sites, and belongs to this port alone', async () => {
  const { text } = JSON.parse((await send({ path: '/rpc/setup/recoveryKey', ...current })).body).json;
  const wizard = {
    storeName: '定州轩宇俊鹏',
    adminName: '孙管理',
    adminLoginName: 'sun',
    adminPassword: 'ein-langes-wort',
    finesOn: false,
    recoveryKeyTail: text.slice(-4),
  };
  await send({ path: '/rpc/setup/complete', headers: screen, body: JSON.stringify({ json: wizard }) });
  const login = { json: { loginName: 'sun', password: 'ein-langes-wort' } };
  const answer = await send({ path: '/rpc/session/login', headers: screen, body: JSON.stringify(login) });
  const [cookie = ''] = answer.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(
    new RegExp(`^qiatan_session_${port}=[0-9a-f]{64}; Max-Age=\\d+; Path=/; HttpOnly; SameSite=Strict$`),
  );
  const [pair = ''] = cookie.split(';');
  const seen = async (sent: string): Promise<unknown> =>
    JSON.parse((await send({ ...current, headers: { ...screen, cookie: sent } })).body).json.person;
  expect(await seen(`a=b; ${pair}; c=d`)).toMatchObject({ name: '孙管理' });
  expect(await seen(pair.replace(String(port), '80'))).toBeNull();
  expect(await seen(`${pair}0`)).toBeNull();
});

describe('the folder of the screens', () => {
  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '/%00',
    '/secret.txt',
  ])('is not left by %s', async (path) => {
    const answer = await send({ method: 'GET', path });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('nobody');
  });

  test('is served with nothing allowed from elsewhere', async () => {
    const answer = await send({ method: 'GET', path: '/' });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['content-security-policy']).toMatch(/(^|; )media-src blob:(;|$)/);
  });
});

/** The code in an answer of either surface. */
function codeOf(body: string): string {
  const parsed = JSON.parse(body);
  return parsed.json?.code ?? parsed.code;
}
