import { useEffect } from 'react';
import type { Failure } from '../state/failure.ts';

/** Takes the keyboard to the field that a refusal names, once it is marked. */
export function useFocusWrong(failure: Failure | null): void {
  useEffect(() => {
    if (failure?.field === null || failure === null) return;
    const frame = requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('input[aria-invalid="true"], textarea[aria-invalid="true"]')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, [failure]);
}
