import { useEffect, useState } from 'react';

/**
 * Whether this window is the one that speaks for a person, of all that he has open: the first one, and when it is
 * closed the next. Where the page has no locks, each is, and what was said is kept for all of them.
 */
export function useOnlyWindow(personId: string): boolean {
  const [isOnly, setOnly] = useState(false);
  useEffect(() => {
    const { locks } = navigator as { readonly locks?: LockManager }; // absent where the page is not served by this machine
    if (locks === undefined) {
      setOnly(true);
      return;
    }
    const leave = new AbortController();
    const hold = (): Promise<void> => {
      setOnly(true);
      return new Promise((resolve) => leave.signal.addEventListener('abort', () => resolve(), { once: true }));
    };
    locks.request(`qiatan-reminders-${personId}`, { signal: leave.signal }, hold).catch(() => undefined);
    return () => {
      leave.abort();
      setOnly(false);
    };
  }, [personId]);
  return isOnly;
}
