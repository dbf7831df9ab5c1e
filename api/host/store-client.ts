import { type MessagePort, type TransferListItem, Worker } from 'node:worker_threads';
import type { FromWorker, PipedRequest, PipedResponse, ToWorker } from '../transport/piped.ts';

/** Why the store did not open, in a sentence for the person in front of it. */
export class StoreFailed extends Error {
  readonly reason: string;
  constructor(reason: string, message: string) {
    super(message);
    this.name = 'StoreFailed';
    this.reason = reason;
  }
}

/** The host's end of the store worker. */
export interface StoreClient {
  http(request: PipedRequest): Promise<PipedResponse>;
  /** Hands a window its port; the worker answers on it. */
  connect(window: string, port: MessagePort): void;
  /** Finishes what runs, closes the store and ends the thread. */
  close(): Promise<void>;
}

/** What a host needs to start its store. */
export interface StoreClientOptions {
  /** The worker's main: the shipped one, or a test's with a clock of its own. */
  readonly worker: URL;
  readonly workerData: Readonly<Record<string, unknown>>;
  readonly transfer?: readonly TransferListItem[];
  readonly log: (line: string) => void;
  /** Told once where the store is of an older schema: opening it takes as long as its size asks for. */
  readonly onUpgrade: () => void;
  /** Told when the thread ends by itself. */
  readonly onDeath: (error: Error) => void;
}

/** Starts the store worker and waits until the store is open. @throws StoreFailed */
export function openStoreClient(options: StoreClientOptions): Promise<StoreClient> {
  const worker = new Worker(options.worker, {
    workerData: options.workerData,
    transferList: [...(options.transfer ?? [])],
  });
  const waiting = new Map<number, (response: PipedResponse) => void>();
  let nextId = 1;
  let closing: (() => void) | null = null;
  const send = (message: ToWorker, transfer: readonly TransferListItem[] = []): void =>
    worker.postMessage(message, [...transfer]);
  const client: StoreClient = {
    http: (request) =>
      new Promise((resolve) => {
        const id = nextId++;
        waiting.set(id, resolve);
        send({ type: 'http', id, request });
      }),
    connect: (window, port) => send({ type: 'connect', window, port }, [port]),
    close: () =>
      new Promise((resolve) => {
        closing = resolve;
        send({ type: 'close' });
      }),
  };
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'ready') resolve(client);
      else if (message.type === 'failed') reject(new StoreFailed(message.reason, message.message));
      else if (message.type === 'upgrading') options.onUpgrade();
      else if (message.type === 'log') options.log(message.line);
      else if (message.type === 'http') {
        waiting.get(message.id)?.(message.response);
        waiting.delete(message.id);
      } else closing?.();
    });
    worker.on('error', (error) => {
      reject(error);
      options.onDeath(error instanceof Error ? error : new Error(String(error)));
    });
  });
}
