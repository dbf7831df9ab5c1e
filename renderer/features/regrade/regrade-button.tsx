import type { ReactElement } from 'react';
import { useCanOpen, useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { useStaleCounts } from './regrade-queries.ts';

/** The way from the day's calls to what is to be graded anew; not there while nothing is. */
export function RegradeButton(): ReactElement | null {
  const go = useGo();
  const canOpen = useCanOpen()('/regrade');
  const { data } = useStaleCounts(canOpen);
  const count = data?.total ?? 0;
  const open = (): void => go('/regrade');
  const isOffered = canOpen && count > 0;
  useKeys('重新定级', isOffered ? [{ keys: 'r', label: '重新定级', run: open }] : []);
  if (!isOffered) return null;
  return (
    <Button keys="r" onClick={open}>
      重新定级 {count} 个
    </Button>
  );
}
