import { useEffect, useState } from 'react';

interface HeldEnter {
  /** Enter was pressed. */
  readonly press: () => void;
  /** Something else was typed: what was pressed before did not mean it. */
  readonly forget: () => void;
}

/**
 * Enter in a field that finds: taken at once where what was found is of the words in the field, else when that comes.
 * @param settled what was found is of what was typed
 * @param take `wasHeld`: nobody saw what was found before it is taken
 */
export function useHeldEnter(settled: boolean, take: (wasHeld: boolean) => void): HeldEnter {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!isHeld || !settled) return;
    setHeld(false);
    take(true);
  });
  return {
    press: () => {
      if (settled) take(false);
      else setHeld(true);
    },
    forget: () => setHeld(false),
  };
}
