import { openStoreClient } from '../api/host/store-client.ts';
import { listen } from './server.ts';

/** What the browser-served host needs; a main gives it, the shipped one or a test's. */
export interface HubHostOptions {
  readonly dataDir: string;
  readonly version: string;
  readonly screens: string;
  readonly port: number;
  /** The store worker's main. */
  readonly worker: URL;
  /** More for the worker than the shipped one needs: a test's clock. */
  readonly workerData?: Readonly<Record<string, unknown>>;
  readonly log: (line: string) => void;
  readonly onDeath: (error: Error) => void;
}

/** A running showroom; its owner closes it. */
export interface HubHost {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the store, then listens: who sees the address can work at once. */
export async function createHubHost(options: HubHostOptions): Promise<HubHost> {
  const store = await openStoreClient({
    worker: options.worker,
    workerData: { ...options.workerData, dataDir: options.dataDir, version: options.version },
    log: options.log,
    onDeath: options.onDeath,
  });
  try {
    const server = await listen({ store, screens: options.screens, port: options.port });
    return {
      url: `http://127.0.0.1:${server.port}`,
      close: async () => {
        await server.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
