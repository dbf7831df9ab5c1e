import type { MessagePort } from 'node:worker_threads';
import { RPCHandler } from '@orpc/server/message-port';
import type { Dispatch } from '../dispatch.ts';
import { createOrpcRouter } from '../orpc.ts';
import { idle, idleHeader } from './idle.ts';

/** Answers desktop windows. A window's session lives as long as the window, through reloads of its page. */
export function createPorts(dispatch: Dispatch): (window: string, port: MessagePort) => void {
  const rpc = new RPCHandler(createOrpcRouter(dispatch), {
    interceptors: [
      (call) =>
        call.request.headers[idleHeader] === undefined
          ? call.next()
          : call.next({ ...call, context: { connection: idle(call.context.connection) } }),
    ],
  });
  const secrets = new Map<string, string>();
  return (window, port) => {
    rpc.upgrade(port, {
      context: {
        connection: {
          transport: 'desktop',
          address: 'local',
          agent: 'desktop',
          get secret() {
            return secrets.get(window) ?? null;
          },
          setSecret: (secret) => {
            if (secret === null) secrets.delete(window);
            else secrets.set(window, secret);
          },
        },
      },
    });
    port.start();
  };
}
