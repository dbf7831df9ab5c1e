import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** Electron's MessagePortMain over a Node port. */
export class MessagePortMain extends EventEmitter {
  readonly port: MessagePort;
  #started = false;

  constructor(port: MessagePort) {
    super();
    this.port = port;
    port.on('close', () => this.emit('close'));
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }

  postMessage(message: unknown): void {
    this.port.postMessage(message);
  }

  close(): void {
    this.port.close();
  }
}

export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new MessagePortMain(port1);
    this.port2 = new MessagePortMain(port2);
  }
}

/** Ports given to pages: the page's half lives in Chromium, so what is said on either side is carried over by number. */
export interface PortTable {
  /** Keeps `port` and carries what it says to the page; returns its number there. */
  lend(port: MessagePortMain, toPage: (message: PortMessage) => void): number;
  deliver(id: number, data: unknown): void;
  close(id: number): void;
}

export type PortMessage =
  | { readonly port: number; readonly data: unknown }
  | { readonly port: number; readonly closed: true };

export function createPortTable(): PortTable {
  const ports = new Map<number, MessagePort>();
  let last = 0;
  return {
    lend: ({ port }, toPage) => {
      last += 1;
      const id = last;
      ports.set(id, port);
      port.on('message', (data: unknown) => toPage({ port: id, data }));
      port.on('close', () => {
        ports.delete(id);
        toPage({ port: id, closed: true });
      });
      return id;
    },
    deliver: (id, data) => ports.get(id)?.postMessage(data),
    close: (id) => ports.get(id)?.close(),
  };
}
