import { useBlocker } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ConfirmInline } from '../components/confirm-inline.tsx';

interface UnsavedGuardProps {
  /** Something typed is not stored yet. */
  readonly dirty: boolean;
  /** What would be lost: 「「级别规定」改了没保存」. */
  readonly text: string;
}

/**
 * Keeps a person from leaving a form that has no draft. Shown inside the form; asks in place, and by the browser's own
 * question when the window closes. Cards need none: their drafts are stored every second.
 */
export function UnsavedGuard({ dirty, text }: UnsavedGuardProps): ReactElement | null {
  const blocker = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: () => dirty, withResolver: true });
  if (blocker.status !== 'blocked') return null;
  return (
    <ConfirmInline
      text={text}
      confirm="不要了，离开"
      cancel="留下接着改"
      onConfirm={blocker.proceed}
      onCancel={blocker.reset}
    />
  );
}
