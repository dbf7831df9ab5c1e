import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { Api } from '../../shared/contract/index.ts';
import type { ApiProvider } from './api.ts';
import { idleMs, type Presence } from './presence.ts';

/** A header that no form and no foreign page can set; the host asks for it. */
const ownPageHeader = { 'x-qiatan-request': '1' };

/** Says that nobody has touched the window lately: what it asks by itself is no sign that somebody is there. */
const idleHeader = { 'x-qiatan-idle': '1' };

/** Reaches the host that serves this page: over its port on the desktop, over HTTP in a browser. */
export async function connect(page: Window, presence: Presence): Promise<ApiProvider> {
  const headers = () => ({ ...ownPageHeader, ...(presence.awayMs() > idleMs ? idleHeader : {}) });
  if ('qiatanDesktop' in page) {
    const link = new PortLink({ port: await desktopPort(page), headers });
    return { api: createORPCClient<Api>(link), hostKind: 'desktop' };
  }
  const link = new FetchLink({ url: new URL('/rpc', page.location.origin).href, headers });
  return { api: createORPCClient<Api>(link), hostKind: 'browser' };
}

/** Asks the desktop host for a port to the store; it comes by a message that the page accepts from itself alone. */
function desktopPort(page: Window): Promise<MessagePort> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent): void => {
      const port = event.ports[0];
      if (event.source !== page || event.data !== 'qiatan-port' || port === undefined) return;
      page.removeEventListener('message', onMessage);
      port.start();
      resolve(port);
    };
    page.addEventListener('message', onMessage);
    page.postMessage('qiatan-connect', page.location.origin);
  });
}
