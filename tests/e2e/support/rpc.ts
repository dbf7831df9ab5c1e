/** A refused call as the wire carries it. */
export interface WireRefusal {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly data: { readonly field: string | null; readonly params: Readonly<Record<string, string | number>> };
}

/** What a screen's transport does, written down once more with nothing but HTTP: a cookie, a header and JSON. */
export interface RpcSession {
  /** The output. Throws with code and message where the host refuses. */
  call(procedure: string, input?: object): Promise<unknown>;
  signIn(loginName: string, password: string): Promise<void>;
}

/** Speaks to a showroom as a browser page would. */
export function rpcSession(url: string): RpcSession {
  let cookie = '';
  const call = async (procedure: string, input: object = {}): Promise<unknown> => {
    const response = await fetch(`${url}/rpc/${procedure.replace('.', '/')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-qiatan-request': '1', cookie },
      body: JSON.stringify({ json: input }),
    });
    const given = response.headers.get('set-cookie');
    if (given !== null) cookie = given.split(';')[0] ?? '';
    const { json } = (await response.json()) as { json: unknown }; // every answer of the host has this envelope
    if (!response.ok) {
      const refusal = json as WireRefusal; // an answer that is not ok is a refusal
      throw new Error(`${procedure}: ${refusal.code} ${refusal.message}`);
    }
    return json;
  };
  return {
    call,
    signIn: async (loginName, password) => void (await call('session.login', { loginName, password })),
  };
}
