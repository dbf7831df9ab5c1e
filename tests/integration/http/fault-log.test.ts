import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttp } from '../../../api/transport/http.ts';
import type { PipedRequest } from '../../../api/transport/piped.ts';
import { routeName } from '../../../api/transport/route-name.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom();
});
afterEach(() => showroom.close());

const phone = '13900006621';

/** What is logged of a request, and how it is answered. */
async function faulty(asked: Partial<PipedRequest>): Promise<{ readonly status: number; readonly lines: string }> {
  const lines: string[] = [];
  const http = createHttp(showroom.dispatch, { version: '0', log: (line) => void lines.push(line) });
  const request = { method: 'GET', url: '/', headers: [], body: null, address: '127.0.0.1', ...asked };
  const { status } = await http(request);
  return { status, lines: lines.join('\n') };
}

test.each([
  // a method that no request can have, and addresses that cannot be read as one
  { method: 'TRACE', url: `/api/v1/card-codes/${phone}` },
  { url: `:99999999/api/v1/customers?q=${phone}` },
  { url: `:99999999/${phone}` },
])('a fault over $method $url is logged without the number that was asked for', async (asked) => {
  const { status, lines } = await faulty(asked);
  expect(status).toBe(500);
  expect(lines).toContain('error at ');
  expect(lines).not.toContain(phone);
});

test('a fault is logged under the pattern of its route, for the screens and for programs', () => {
  expect(routeName({ method: 'GET', url: `/api/v1/card-codes/${phone}?x=1` })).toBe('GET /api/v1/card-codes/{code}');
  expect(routeName({ method: 'POST', url: `/rpc/attachment/findCard?${phone}` })).toBe('POST /rpc/attachment/findCard');
  expect(routeName({ method: 'GET', url: `/api/v1/nobody/${phone}` })).toBe('GET /api/v1/… (no route)');
  expect(routeName({ method: phone, url: `/${phone}` })).toBe('? /… (no route)');
});
