import { openStoreClient, type StoreClient } from '../api/host/store-client.ts';
import { listen, type Server } from './server.ts';

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
  /** Told where the data is being upgraded: the address shows that until it can be worked at. */
  readonly onUpgrade?: (url: string) => void;
}

/** A running showroom; its owner closes it. */
export interface HubHost {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens the store, then listens: who sees the address can work at once. Only while the data is being upgraded it listens
 * before, and says so to whoever comes.
 */
export async function createHubHost(options: HubHostOptions): Promise<HubHost> {
  let open: StoreClient | null = null;
  let server = null as Promise<Server> | null; // a callback sets it, which narrowing does not see
  const opening = openStoreClient({
    worker: options.worker,
    workerData: { ...options.workerData, dataDir: options.dataDir, version: options.version },
    log: options.log,
    onDeath: options.onDeath,
    onUpgrade: () => {
      server = listenAt();
      // a port that is taken is told once the store is open
      void server.then(({ port }) => options.onUpgrade?.(urlOf(port))).catch(() => {});
    },
  });
  const listenAt = (): Promise<Server> =>
    listen({ store: opening, isOpen: () => open !== null, screens: options.screens, port: options.port });
  try {
    open = await opening;
    const { port, close } = await (server ?? listenAt());
    return {
      url: urlOf(port),
      close: async () => {
        await close();
        await open?.close();
      },
    };
  } catch (error) {
    // a page that says for ever that the data is being upgraded would be a lie, and keep the program running
    await server?.then(
      ({ close }) => close(),
      () => {},
    );
    await open?.close();
    throw error;
  }
}

function urlOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
