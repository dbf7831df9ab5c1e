import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

type Handler = (request: Request) => Response | Promise<Response>;

/** Custom schemes: Chromium knows only `https://<host>.<scheme>.standin.invalid`, main and its events only `<scheme>://<host>`. */
export interface Protocols {
  readonly protocol: {
    registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void;
    handle(scheme: string, handler: Handler): void;
    unhandle(scheme: string): void;
    isProtocolHandled(scheme: string): boolean;
  };
  toWeb(url: string): string;
  fromWeb(url: string): string;
  /** Answers a request for a custom scheme; null when nobody handles that scheme. */
  respond(request: Request): Promise<Response> | null;
}

const suffix = '.standin.invalid';

export function createProtocols(): Protocols {
  const privileged = new Set<string>();
  const handlers = new Map<string, Handler>();
  const isCustom = (scheme: string) => privileged.has(scheme) || handlers.has(scheme);
  return {
    protocol: {
      registerSchemesAsPrivileged: (schemes) => {
        for (const { scheme } of schemes) privileged.add(scheme);
      },
      handle: (scheme, handler) => {
        if (handlers.has(scheme)) throw new Error(`protocol.handle: '${scheme}' is already handled`);
        handlers.set(scheme, handler);
      },
      unhandle: (scheme) => void handlers.delete(scheme),
      isProtocolHandled: (scheme) => handlers.has(scheme),
    },
    toWeb: (url) =>
      url.replace(/^([a-z][\w+.-]*):\/\/([^/?#]*)/i, (all, scheme: string, host: string) =>
        isCustom(scheme) ? `https://${host}.${scheme}${suffix}` : all,
      ),
    fromWeb: (url) => url.replace(/^https:\/\/([^/]*)\.([^./]+)\.standin\.invalid/, '$2://$1'),
    respond: (request) => {
      const handler = handlers.get(request.url.slice(0, request.url.indexOf(':')));
      return handler ? Promise.resolve(handler(request)) : null;
    },
  };
}

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** `net`: like Electron's, fetch() also reads file: URLs, with a content type by extension. */
export const net = {
  isOnline: () => true,
  async fetch(url: string, init?: RequestInit): Promise<Response> {
    if (!url.startsWith('file:')) return fetch(url, init);
    const path = fileURLToPath(url);
    const data = await readFile(path).catch(() => null);
    if (data === null) throw new Error('net::ERR_FILE_NOT_FOUND');
    const type = contentTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    return new Response(new Uint8Array(data), { headers: { 'content-type': type } });
  },
};
