import { z } from 'zod';
import { csrfHeader } from '../../api/transport/http.ts';
import type { CallAs } from '../demo/desk.ts';

const envelope = z.object({ json: z.unknown() });

/** Somebody signed in over HTTP: calls procedures, and lends the cookie to a browser. */
export interface Visitor {
  readonly call: CallAs;
  /** Name and value of the session cookie; null before signing in. */
  cookie(): { readonly name: string; readonly value: string } | null;
}

/** Speaks to a host as its page does. */
export function createVisitor(url: string): Visitor {
  let cookie = '';
  return {
    cookie: () => {
      const [name = '', value = ''] = cookie.split('=');
      return cookie === '' ? null : { name, value };
    },
    call: async (procedure, input) => {
      const response = await fetch(`${url}/rpc/${procedure.replace('.', '/')}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [csrfHeader]: '1', cookie },
        body: JSON.stringify({ json: input }),
      });
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      const { json } = envelope.parse(await response.json());
      if (!response.ok) throw new Error(`${procedure}: ${response.status} ${JSON.stringify(json)}`);
      // the handler's output is typed by the contract
      return json as never;
    },
  };
}
