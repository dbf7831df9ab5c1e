import type { MessagePort, Transferable } from 'node:worker_threads';

/**
 * The port to the host, over which every answer to HTTP comes late by chance: news may come before the answer to what
 * they tell of, and an older question be answered after a newer one. No screen may rest on the order.
 * @param mostMs the latest, in ms
 */
export function lateAnswers(port: MessagePort, mostMs: number): MessagePort {
  const send = (message: unknown, transfer: readonly Transferable[] = []): void => port.postMessage(message, transfer);
  const isAnswer = (message: unknown): boolean =>
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'http';
  return new Proxy(port, {
    get: (target, key) => {
      if (key === 'postMessage')
        return (message: unknown, transfer?: readonly Transferable[]): void => {
          if (isAnswer(message)) setTimeout(send, Math.random() * mostMs, message, transfer);
          else send(message, transfer);
        };
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
