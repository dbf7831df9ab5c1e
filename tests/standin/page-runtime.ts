/**
 * The script that runs before any script of a page and plays its preload context. It is turned into text and sent to
 * the browser, so `pageRuntime` may use nothing from outside itself.
 */
export function pageScript(preload: string): string {
  const wrapped = `function (require, module, exports, process, global) {\n${preload}\n}`;
  return `(${pageRuntime.toString()})(${JSON.stringify(process.platform)}, ${wrapped});`;
}

type Listener = (...args: unknown[]) => unknown;
type Preload = (require: unknown, module: unknown, exports: unknown, process: unknown, global: unknown) => void;
type FromMain =
  | { readonly channel: string; readonly args: readonly unknown[]; readonly ports: readonly number[] }
  | { readonly port: number; readonly data?: unknown; readonly closed?: boolean };

function pageRuntime(platform: string, preload: Preload): void {
  const binding: unknown = Reflect.get(window, '__standin');
  if (window.top !== window || typeof binding !== 'function') return;
  const native = (message: unknown): Promise<unknown> => binding(message);
  const tell = (message: unknown): void => void native(message).catch(() => {}); // the application may be quitting
  const listeners = new Map<string, Listener[]>();
  const ports = new Map<number, MessagePort>();
  const originals = new Map<Listener, Listener>();

  const on = (channel: string, listener: Listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    return ipcRenderer;
  };
  const off = (channel: string, listener: Listener) => {
    const rest = (listeners.get(channel) ?? []).filter((each) => each !== listener && originals.get(each) !== listener);
    listeners.set(channel, rest);
    return ipcRenderer;
  };
  const unsupported = (what: string) => () => {
    throw new Error(`stand-in: ${what} is not supported`);
  };
  const ipcRenderer = {
    on,
    off,
    addListener: on,
    removeListener: off,
    removeAllListeners: (channel: string) => void listeners.delete(channel),
    once: (channel: string, listener: Listener) => {
      const wrapper: Listener = (...args) => {
        off(channel, wrapper);
        return listener(...args);
      };
      originals.set(wrapper, listener);
      return on(channel, wrapper);
    },
    send: (channel: string, ...args: unknown[]) => tell({ kind: 'send', channel, args: structuredClone(args) }),
    invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => {
      const answer = await native({ kind: 'invoke', channel, args: structuredClone(args) });
      if (answer === null || typeof answer !== 'object') return undefined;
      if ('error' in answer) throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
      return 'value' in answer ? answer.value : undefined;
    },
    sendSync: unsupported('ipcRenderer.sendSync'),
    postMessage: unsupported('ipcRenderer.postMessage'),
  };

  const lendPort = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => tell({ kind: 'port', id, data });
    port1.addEventListener('close', () => tell({ kind: 'close', id }));
    ports.set(id, port1);
    return port2;
  };
  const receive = (message: FromMain): void => {
    if ('channel' in message) {
      const event = { sender: ipcRenderer, senderId: 0, ports: message.ports.map(lendPort) };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args);
      return;
    }
    const port = ports.get(message.port);
    if (message.closed) {
      port?.close();
      ports.delete(message.port);
    } else port?.postMessage(message.data);
  };
  Object.defineProperty(window, '__standinIn', { value: receive });

  // contextBridge copies by value: functions become proxies, prototypes are lost, what cannot be cloned is refused.
  const cloneable = /^(Date|RegExp|Map|Set|ArrayBuffer|Blob|File|Error|\w*Array)$/;
  const cross = (value: unknown, depth = 0): unknown => {
    if (depth > 50) throw new Error('contextBridge: too deep');
    if (typeof value === 'function') {
      return (...args: unknown[]) => cross(value(...args.map((arg) => cross(arg, depth + 1))), depth + 1);
    }
    if (typeof value === 'symbol') throw new Error('contextBridge: symbol');
    if (value === null || typeof value !== 'object') return value;
    if (value instanceof Promise) return value.then((settled) => cross(settled, depth + 1));
    if (value instanceof MessagePort)
      throw new TypeError('An object could not be cloned (a port through contextBridge)');
    if (Array.isArray(value)) return value.map((item) => cross(item, depth + 1));
    const name: unknown = Object.getPrototypeOf(value)?.constructor?.name;
    if (typeof name === 'string' && cloneable.test(name)) return structuredClone(value);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cross(item, depth + 1)]));
  };
  const freeze = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    for (const item of Object.values(value)) freeze(item);
    return Object.freeze(value);
  };
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => {
      if (key in window)
        throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
      Object.defineProperty(window, key, { value: freeze(cross(api)), enumerable: true });
    },
  };

  // Chromium hands what it cannot show to the system without a request that could be answered: it is stopped here
  const shown = /^(https?|about|blob|data|javascript):/;
  window.navigation.addEventListener('navigate', (event) => {
    if (shown.test(event.destination.url)) return;
    event.preventDefault();
    tell({ kind: 'leave', url: event.destination.url });
  });

  const webUtils = { getPathForFile: () => '' };
  const webFrame = { setZoomFactor: () => {}, getZoomFactor: () => 1 };
  const modules: Readonly<Record<string, unknown>> = {
    electron: { contextBridge, ipcRenderer, webFrame, webUtils },
    events: {},
    timers: {},
    url: {},
  };
  const require = (id: string): unknown => {
    const found = modules[id.replace(/^node:/, '').replace(/^electron\/.*/, 'electron')];
    if (!found) throw new Error(`module not found: ${id}`);
    return found;
  };
  const versions = { electron: '0.0.0-standin', chrome: '', node: '' };
  const process = { platform, env: {}, argv: [], versions, sandboxed: true, contextIsolated: true };
  try {
    preload(require, { exports: {} }, {}, process, window);
  } catch (error) {
    console.error(`Unable to load preload script: ${error}`);
    tell({ kind: 'send', channel: '__preload-error', args: [String(error)] });
  }
}
