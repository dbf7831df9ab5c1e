import { type Document, OpenAPIClientAxios } from 'openapi-client-axios';

// This client is made at run time from the document that the host serves. It imports nothing of the product, as a
// program at the dealer group's head office would.

/** Calls one operation by its id: path and query parameters first, then the body. */
export type Operation = (parameters?: object | null, data?: object) => Promise<{ readonly data: unknown }>;

/** A program that holds a bearer token. */
export interface RestClient {
  readonly operationIds: readonly string[];
  /** The answer's body. Throws with status, code and message where the host refuses. */
  call(operationId: string, parameters?: object, body?: object): Promise<unknown>;
}

/** Reads the served document and makes a client of it. */
export async function restClient(url: string, token: string): Promise<RestClient> {
  const document = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Document; // validated by its own test
  const api = new OpenAPIClientAxios({
    definition: document,
    axiosConfigDefaults: {
      baseURL: `${url}/api/v1`,
      headers: { authorization: `Bearer ${token}` },
      validateStatus: () => true,
    },
  });
  const client = await api.init();
  return {
    operationIds: api.getOperations().flatMap(({ operationId }) => operationId ?? []),
    call: async (operationId, parameters = {}, body) => {
      const operation = Reflect.get(client, operationId) as Operation | undefined; // made from the document
      if (operation === undefined) throw new Error(`the document has no operation ${operationId}`);
      const response = (await operation(parameters, body)) as { readonly status: number; readonly data: unknown };
      if (response.status >= 400)
        throw new Error(`${operationId}: ${response.status} ${JSON.stringify(response.data)}`);
      return response.data;
    },
  };
}
