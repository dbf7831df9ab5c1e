import type { IncomingMessage } from 'node:http';
import { type ServerType, serve } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import { serveStatic } from '../api/host/static.ts';
import type { StoreClient } from '../api/host/store-client.ts';
import { errorCodes, messageOf } from '../shared/contract/errors.ts';

/** Larger bodies are refused before they are read whole. */
const bodyLimitBytes = 2 * 1024 * 1024;

/**
 * A connection that rests is kept this long: programs reuse theirs, and one that computes for some seconds between two
 * calls must not find it closed just as it sends the next.
 */
const restsMs = 75_000;

interface Env {
  Bindings: { incoming: IncomingMessage };
}

/** What the browser-served showroom listens with. */
export interface ServerOptions {
  /** Calls wait for it. */
  readonly store: Promise<StoreClient>;
  /** Whether that has come about; until then a page says that the data is being upgraded. */
  readonly isOpen: () => boolean;
  readonly screens: string;
  /** 0 picks a free port. */
  readonly port: number;
}

/** A listening showroom. */
export interface Server {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the screens and pipes calls to the store, on 127.0.0.1 alone. @throws when the port is taken (EADDRINUSE) */
export function listen(options: ServerOptions): Promise<Server> {
  const app = new Hono<Env>();
  app.use(async (c, next) => (isOurHost(c.req.header('host')) ? await next() : c.text('只接受本机访问', 403)));
  app.use(async (c, next) => (methods.has(c.req.method) ? await next() : c.text('不支持这种请求', 405)));
  app.use('/rpc/*', refuseForeignPages);
  app.use('/api/v1/*', refuseForeignPages);
  app.all('/rpc/*', (c) => pipe(options.store, c.req.raw, c.env.incoming));
  app.all('/api/v1/*', (c) => pipe(options.store, c.req.raw, c.env.incoming));
  app.get('*', (c) => (options.isOpen() ? serveStatic(options.screens, c.req.path) : askAgain(options.screens)));
  return new Promise((resolve, reject) => {
    const address = { hostname: '127.0.0.1', port: options.port };
    const serverOptions = { keepAliveTimeout: restsMs };
    const server: ServerType = serve({ fetch: app.fetch, ...address, serverOptions }, (info) =>
      resolve({
        port: info.port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      }),
    );
    server.once('error', reject);
  });
}

/** Until the store is open every address shows the same page, which comes again by itself. */
async function askAgain(screens: string): Promise<Response> {
  const page = await serveStatic(screens, '/upgrading.html');
  page.headers.set('refresh', '1');
  page.headers.set('cache-control', 'no-store');
  return page;
}

/** A page that reached us under another name (DNS rebinding) is not ours. */
function isOurHost(host: string | undefined): boolean {
  return host !== undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
}

/** What the screens and other programs send; TRACE and inventions are nobody's. */
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** A browser says where a request comes from: another site, or another port of this machine, has no business here. */
const refuseForeignPages: MiddlewareHandler<Env> = async (c, next) => {
  const site = c.req.header('sec-fetch-site');
  return site === undefined || site === 'same-origin' || site === 'none'
    ? await next()
    : c.text('只接受本程序的页面', 403);
};

async function pipe(opening: Promise<StoreClient>, request: Request, incoming: IncomingMessage): Promise<Response> {
  const body = await readBody(request);
  if (body === 'too_large') return tooLarge();
  const url = new URL(request.url);
  const store = await opening;
  const answer = await store.http({
    method: request.method,
    url: url.pathname + url.search,
    headers: [...request.headers],
    body,
    address: incoming.socket.remoteAddress ?? '',
  });
  const headers = new Headers();
  for (const [name, value] of answer.headers) headers.append(name, value);
  headers.set('cache-control', 'no-store');
  headers.set('x-content-type-options', 'nosniff');
  return new Response(answer.status === 204 ? null : new Uint8Array(answer.body), { status: answer.status, headers });
}

async function readBody(request: Request): Promise<Uint8Array | null | 'too_large'> {
  if (request.body === null) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > bodyLimitBytes) return 'too_large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): Response {
  const { status, retryable } = errorCodes.TOO_LARGE;
  const params = { limit: '2 MB' };
  const body = {
    defined: true,
    code: 'TOO_LARGE',
    status,
    message: messageOf('TOO_LARGE', params),
    data: { field: null, params, retryable },
  };
  return Response.json(body, { status });
}
