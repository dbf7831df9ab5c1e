import type { EventEmitter } from 'node:events';

/** Emits an event that listeners may refuse with preventDefault(); true when one did. */
export function isRefusedByListener(
  emitter: EventEmitter,
  name: string,
  details: object = {},
  ...more: unknown[]
): boolean {
  let refused = false;
  const preventDefault = () => {
    refused = true;
  };
  emitter.emit(name, { ...details, preventDefault }, ...more);
  return refused;
}
