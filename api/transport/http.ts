import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { RPCHandler } from '@orpc/server/fetch';
import { errorCodes, messageOf } from '../../shared/contract/errors.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { Connection } from '../call.ts';
import type { Dispatch } from '../dispatch.ts';
import { createOrpcRouter } from '../orpc.ts';
import { sessionLifeMs } from '../session/secret.ts';
import { createCoercer, isForPrograms, openApiDocument } from './openapi.ts';
import type { PipedRequest, PipedResponse } from './piped.ts';

/** The session cookie: unreadable to scripts, sent to this host alone. */
const cookieName = 'qiatan_session';
/** Seconds; renewed at every login. A cookie carries an age and never a date: clocks of host and browser may differ. */
const cookieAge = sessionLifeMs / 1000;
/** A header that no form and no foreign page can set. */
export const csrfHeader = 'x-qiatan-request';

/** Answers HTTP requests piped by a host: /rpc for the screens, /api/v1 for other programs. */
export function createHttp(dispatch: Dispatch, version: string): (request: PipedRequest) => Promise<PipedResponse> {
  const rpc = new RPCHandler(createOrpcRouter(dispatch));
  const rest = new OpenAPIHandler(createOrpcRouter(dispatch, { prepare: createCoercer(), includes: isForPrograms }));
  return async (piped) => {
    const request = toRequest(piped);
    const { pathname } = new URL(request.url);
    if (pathname === '/api/v1/openapi.json') return fromResponse(Response.json(await openApiDocument(version)));
    const jar: { secret: string | null | undefined } = { secret: undefined };
    if (pathname.startsWith('/rpc/')) {
      const foreign = checkOrigin(request);
      if (foreign) return fromResponse(refusalResponse(foreign));
      const connection = connectionOf(request, piped, 'browser', cookieSecret(request), jar);
      const { matched, response } = await rpc.handle(request, { prefix: '/rpc', context: { connection } });
      return fromResponse(withCookie(matched ? response : refusalResponse(refuse('NOT_AVAILABLE')), jar.secret));
    }
    const connection = connectionOf(request, piped, 'rest', bearerSecret(request), jar);
    const { matched, response } = await rest.handle(request, { prefix: '/api/v1', context: { connection } });
    return fromResponse(matched ? response : refusalResponse(refuse('NOT_AVAILABLE')));
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
    secret,
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

function cookieSecret(request: Request): string | null {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === cookieName)?.[1] ?? null;
}

function bearerSecret(request: Request): string | null {
  return /^Bearer ([\w-]+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
}

function withCookie(response: Response, secret: string | null | undefined): Response {
  if (secret === undefined) return response;
  const value = secret === null ? `${cookieName}=; Max-Age=0` : `${cookieName}=${secret}; Max-Age=${cookieAge}`;
  const headers = new Headers(response.headers);
  headers.append('set-cookie', `${value}; Path=/; HttpOnly; SameSite=Strict`);
  return new Response(response.body, { status: response.status, headers });
}

/** A refusal outside any procedure, in the shape that clients know. */
function refusalResponse(refusal: Refusal): Response {
  const { status, retryable } = errorCodes[refusal.code];
  const error = {
    defined: true,
    code: refusal.code,
    status,
    message: messageOf(refusal.code, refusal.params),
    data: { field: refusal.field, params: refusal.params, retryable },
  };
  return Response.json(error, { status });
}
