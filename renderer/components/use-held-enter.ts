import { useEffect, useState } from 'react';

interface HeldEnter {
  /** Enter was pressed. */
  readonly press: () => void;
  /** Something else was typed: what was pressed before did not mean it. */
  readonly forget: () => void;
  /** It was pressed, and waits. */
  readonly isHeld: boolean;
}

/**
 * Enter where something is still being read that it needs: taken at once where that is here, else when it comes.
 * @param settled what is needed is here: what was found is of the words in the field, it is known whose turn it is
 * @param take `wasHeld`: nobody saw what was read before it is taken
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
    isHeld,
  };
}
