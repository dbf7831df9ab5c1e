/** Leaves the room; twice is once. */
export type Leave = () => void;

/**
 * Room for so many bytes at once. Who needs more than is left waits his turn; something larger than the whole room has
 * it to itself.
 */
export interface Room {
  enter(bytes: number): Promise<Leave>;
  /** Bytes that are taken now. */
  readonly taken: number;
}

/** A room in which everybody waits in the order in which he came, so that a large file is not passed over for ever. */
export function createRoom(mostBytes: number): Room {
  const queue: { readonly bytes: number; readonly begin: () => void }[] = [];
  let taken = 0;
  const fits = (bytes: number): boolean => taken === 0 || taken + bytes <= mostBytes;
  const admit = (): void => {
    for (let [next] = queue; next !== undefined && fits(next.bytes); [next] = queue) {
      queue.shift();
      taken += next.bytes;
      next.begin();
    }
  };
  return {
    enter: (bytes) =>
      new Promise((resolve) => {
        let isIn = true;
        const leave = (): void => {
          if (!isIn) return;
          isIn = false;
          taken -= bytes;
          admit();
        };
        queue.push({ bytes, begin: () => resolve(leave) });
        admit();
      }),
    get taken() {
      return taken;
    },
  };
}
