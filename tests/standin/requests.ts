import type { Frame, Request as PageRequest, Route } from 'playwright-core';
import type { Protocols } from './protocols.ts';
import type { WindowRegistry } from './windows.ts';

const loopback = /^(https?|wss?):\/\/(127\.0\.0\.1|localhost)[:/]/;

/**
 * Answers every request of every page: custom schemes by main's handlers, loopback by the network, anything else as if
 * there were no network. Navigations by a page itself are first offered to will-navigate, new windows to their handler.
 */
export function createRequestServer(protocols: Protocols, windows: WindowRegistry): (route: Route) => Promise<void> {
  return async (route) => {
    const request = route.request();
    const url = protocols.fromWeb(request.url());
    if (isRefused(request, url, windows)) return route.abort('aborted');
    if (url === request.url()) return loopback.test(url) ? route.continue() : route.abort('internetdisconnected');
    const answer = protocols.respond(toRequest(request, url));
    if (!answer) return route.abort('namenotresolved');
    const response = await answer;
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  };
}

function isRefused(request: PageRequest, url: string, windows: WindowRegistry): boolean {
  if (!request.isNavigationRequest()) return false;
  const frame = existingFrame(request);
  const window = frame ? windows.ofPage(frame.page()) : undefined;
  if (frame && window) return !window.webContents.mayNavigate(url, frame.parentFrame() === null);
  windows.wantedByPages.push(url); // the popup event that follows names the window to ask, but not the address
  return true;
}

function existingFrame(request: PageRequest): Frame | null {
  try {
    return request.frame();
  } catch {
    return null; // the first request of a page that is just being opened
  }
}

function toRequest(request: PageRequest, url: string): Request {
  const body = request.postDataBuffer();
  return new Request(url, {
    method: request.method(),
    headers: request.headers(),
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
}
