/** Runs work in the order in which it came, a few pieces at once; null where too much waits already. */
export type Line = <T>(work: () => Promise<T>) => Promise<T> | null;

/**
 * A waiting line for what costs a processor's time, such as comparing passwords: a flood of attempts waits, and
 * everybody else goes on working.
 */
export function createLine({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }): Line {
  const queue: (() => void)[] = [];
  let running = 0;
  const leave = (): void => {
    running -= 1;
    queue.shift()?.();
  };
  const enter = (): Promise<void> | null => {
    if (running < atOnce) {
      running += 1;
      return Promise.resolve();
    }
    if (queue.length >= waiting) return null;
    return new Promise((resolve) => {
      queue.push(() => {
        running += 1;
        resolve();
      });
    });
  };
  return (work) => {
    const turn = enter();
    return turn === null ? null : turn.then(work).finally(leave);
  };
}
