import { useMemo } from 'react';
import { useHostKind } from '../../state/api.ts';
import { createSystemNotices, type SystemNotices } from './system-notices.ts';

/** The system's notices of this window. */
export function useSystemNotices(): SystemNotices {
  const hostKind = useHostKind();
  return useMemo(() => createSystemNotices(window, hostKind), [hostKind]);
}
