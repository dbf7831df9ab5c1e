import { useEffect } from 'react';

/**
 * Makes what a list shows by itself, its first row, the chosen one: whatever comes in above it later does not take its
 * place, and with it whatever is being read or written at its side.
 * @param chosen what was chosen; null for nothing yet
 * @param shown what the screen shows for it
 */
export function usePinned(chosen: string | null, shown: string | null, choose: (key: string) => void): void {
  useEffect(() => {
    if (shown !== null && shown !== chosen) choose(shown);
  });
}
