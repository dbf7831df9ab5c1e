/** A request as it crosses from the host's main thread to the store worker. */
export interface PipedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array | null;
  readonly address: string;
}

/** The answer on its way back. */
export interface PipedResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What the host tells the worker. */
export type ToWorker =
  | { readonly type: 'http'; readonly id: number; readonly request: PipedRequest }
  | { readonly type: 'connect'; readonly window: string; readonly port: unknown }
  | { readonly type: 'close' };

/** What the worker tells the host. */
export type FromWorker =
  | { readonly type: 'upgrading' }
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly reason: string; readonly message: string }
  | { readonly type: 'http'; readonly id: number; readonly response: PipedResponse }
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'closed' };
