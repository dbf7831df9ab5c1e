import type { Connection } from '../call.ts';

/** By this header a page says that nobody has touched it lately. */
export const idleHeader = 'x-qiatan-idle';

/** A connection as an idle page uses it; it is the same session. */
export function idle(connection: Connection): Connection {
  return {
    transport: connection.transport,
    address: connection.address,
    agent: connection.agent,
    isIdle: true,
    get secret() {
      return connection.secret;
    },
    setSecret: (secret) => connection.setSecret(secret),
  };
}
