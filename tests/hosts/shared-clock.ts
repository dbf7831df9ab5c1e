/** A clock in memory that the host's main thread moves and the store's thread reads. It stands still between moves. */
export function createSharedClock(at: number): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(8);
  moveSharedClock(memory, at);
  return memory;
}

/** Sets the clock. @param at UTC ms */
export function moveSharedClock(memory: SharedArrayBuffer, at: number): void {
  Atomics.store(new BigInt64Array(memory), 0, BigInt(Math.trunc(at)));
}

/** Reads the clock, UTC ms. */
export function readSharedClock(memory: SharedArrayBuffer): number {
  return Number(Atomics.load(new BigInt64Array(memory), 0));
}
