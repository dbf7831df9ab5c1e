import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { RPCHandler } from '@orpc/server/fetch';
import { errorCodes, messageOf } from '../../shared/contract/errors.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { Connection } from '../call.ts';
import type { Dispatch } from '../dispatch.ts';
import { createOrpcRouter } from '../orpc.ts';
import { feedKeyOf, isFeedKey } from '../session/feed-key.ts';
import { sessionLifeMs } from '../session/secret.ts';
import { idleHeader } from './idle.ts';
import { createCoercer, isForPrograms, openApiDocument } from './openapi.ts';
import type { PipedRequest, PipedResponse } from './piped.ts';
import { routeName } from './route-name.ts';

/** Seconds; renewed at every login. A cookie carries an age and never a date: clocks of host and browser may differ. */
const cookieAge = sessionLifeMs / 1000;
/** A header that no form and no foreign page can set. */
export const csrfHeader = 'x-qiatan-request';

/** What answering needs beside the dispatcher. */
interface HttpOptions {
  readonly version: string;
  readonly log: (line: string) => void;
}

/**
 * Answers HTTP requests piped by a host: /rpc for the screens, /api/v1 for other programs. Whatever is sent is
 * answered, by a code of the closed list: it never rejects.
 */
export function createHttp(
  dispatch: Dispatch,
  { version, log }: HttpOptions,
): (request: PipedRequest) => Promise<PipedResponse> {
  const answer = createAnswer(dispatch, version);
  return async (piped) => {
    const afterwards: (() => void)[] = [];
    try {
      return await fromResponse(await closed(await answer(piped, (act) => void afterwards.push(act))));
    } catch (error) {
      log(`error at ${routeName(piped)}: ${withoutAddress(error, piped)}`);
      return fromResponse(refusalResponse(refuse('INTERNAL', { id: 'QT-HTTP' })));
    } finally {
      // the answer is posted within this turn, before anything else is read
      for (const act of afterwards) act();
    }
  };
}

/** A fault as the log keeps it: what could not be read as an address is quoted in its message, and may hold a phone. */
function withoutAddress(error: unknown, { url }: PipedRequest): string {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const [path = '', query = ''] = url.split('?');
  return [url, path, query].reduce((text, part) => (part.length > 1 ? text.replaceAll(part, '…') : text), words);
}

type WhenSent = NonNullable<Connection['whenSent']>;

function createAnswer(
  dispatch: Dispatch,
  version: string,
): (piped: PipedRequest, whenSent: WhenSent) => Promise<Response> {
  const rpc = new RPCHandler(createOrpcRouter(dispatch));
  const rest = new OpenAPIHandler(createOrpcRouter(dispatch, { prepare: createCoercer(), includes: isForPrograms }));
  // the contract does not change while the program runs; making the document takes a second of the store's thread
  let document: Promise<object> | null = null;
  return async (piped, whenSent) => {
    const request = toRequest(piped);
    const { pathname } = new URL(request.url);
    if (pathname === '/api/v1/openapi.json') {
      document ??= openApiDocument(version);
      return Response.json(await document);
    }
    const jar: { secret: string | null | undefined } = { secret: undefined };
    if (pathname.startsWith('/rpc/')) {
      const foreign = checkOrigin(request);
      if (foreign) return refusalResponse(foreign, { isRpc: true });
      const connection = { ...connectionOf(request, piped, 'browser', cookieSecret(request), jar), whenSent };
      const { matched, response } = await rpc.handle(request, { prefix: '/rpc', context: { connection } });
      return withCookie(
        matched ? response : refusalResponse(refuse('NOT_AVAILABLE'), { isRpc: true }),
        cookieName(request),
        jar.secret,
      );
    }
    const connection = { ...connectionOf(request, piped, 'rest', programSecret(request), jar), whenSent };
    const { matched, response } = await rest.handle(request, { prefix: '/api/v1', context: { connection } });
    return matched ? response : refusalResponse(refuse('NOT_AVAILABLE'));
  };
}

function toRequest(piped: PipedRequest): Request {
  const headers = new Headers(piped.headers.map(([name, value]): [string, string] => [name, value]));
  const body = piped.body && piped.method !== 'GET' && piped.method !== 'HEAD' ? new Uint8Array(piped.body) : null;
  return new Request(`http://host${piped.url}`, { method: piped.method, headers, body });
}

async function fromResponse(response: Response): Promise<PipedResponse> {
  return {
    status: response.status,
    headers: [...response.headers],
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

function connectionOf(
  request: Request,
  piped: PipedRequest,
  transport: 'browser' | 'rest',
  secret: string | null,
  jar: { secret: string | null | undefined },
): Connection {
  return {
    transport,
    address: piped.address,
    agent: request.headers.get('user-agent') ?? '',
    host: request.headers.get('host'),
    secret,
    isIdle: transport === 'browser' && request.headers.get(idleHeader) !== null,
    setSecret: (next) => {
      jar.secret = next;
    },
  };
}

/** A page of another origin, or one that cannot set our header, gets nothing (cross-site request forgery). */
function checkOrigin(request: Request): Refusal | null {
  const origin = request.headers.get('origin');
  const sameHost = origin === null || origin.replace(/^https?:\/\//, '') === request.headers.get('host');
  return sameHost && request.headers.get(csrfHeader) !== null ? null : refuse('CSRF_REJECTED');
}

/**
 * The session cookie: unreadable to scripts, sent to this host alone. Browsers keep one jar for all ports of a machine, so
 * the port is part of the name: two showrooms on one machine do not sign each other out.
 */
function cookieName(request: Request): string {
  const port = /:(\d+)$/.exec(request.headers.get('host') ?? '')?.[1] ?? '80';
  return `qiatan_session_${port}`;
}

function cookieSecret(request: Request): string | null {
  const wanted = cookieName(request);
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === wanted)?.[1] ?? null;
}

/** A bearer token; for the calendar's file also the key of its address, which is good for nothing else. */
function programSecret(request: Request): string | null {
  const bearer = /^Bearer ([\w-]+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
  return bearer === null || isFeedKey(bearer) ? feedKeyOf(new URL(request.url)) : bearer;
}

function withCookie(response: Response, name: string, secret: string | null | undefined): Response {
  if (secret === undefined) return response;
  const value = secret === null ? `${name}=; Max-Age=0` : `${name}=${secret}; Max-Age=${cookieAge}`;
  const headers = new Headers(response.headers);
  headers.append('set-cookie', `${value}; Path=/; HttpOnly; SameSite=Strict`);
  return new Response(response.body, { status: response.status, headers });
}

/** A refusal outside any procedure, in the shape that clients know. */
function refusalResponse(refusal: Refusal, { isRpc = false } = {}): Response {
  const { status, retryable } = errorCodes[refusal.code];
  const error = {
    defined: true,
    code: refusal.code,
    status,
    message: messageOf(refusal.code, refusal.params),
    data: { field: refusal.field, params: refusal.params, retryable },
  };
  return Response.json(isRpc ? { json: error } : error, { status });
}

/** What oRPC refuses by itself, before the dispatcher is asked (a body that is no JSON, a method that a path has not), as one of our codes. */
async function closed(response: Response): Promise<Response> {
  if (response.status < 400 || !(response.headers.get('content-type') ?? '').includes('json')) return response;
  const body: unknown = await response.clone().json();
  const code = codeIn(body) ?? codeIn(Reflect.get(Object(body), 'json'));
  if (code === null || Object.hasOwn(errorCodes, code)) return response;
  if (code === 'BAD_REQUEST') {
    const refusal = refuse('INVALID_INPUT', { field: '请求内容', problem: '读不懂，请按接口说明写成 JSON' });
    return refusalResponse(refusal, { isRpc: codeIn(body) === null });
  }
  return refusalResponse(refuse('NOT_AVAILABLE'), { isRpc: codeIn(body) === null });
}

function codeIn(body: unknown): string | null {
  const code: unknown = Reflect.get(Object(body), 'code');
  return typeof code === 'string' ? code : null;
}
