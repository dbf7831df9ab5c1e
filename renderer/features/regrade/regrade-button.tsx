import type { ReactElement } from 'react';
import { useCanOpen, useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { useStaleCounts, useStalePlace } from './regrade-queries.ts';

interface RegradeButtonProps {
  /** Whose day a manager looks at: then the way leads to that person's; null for one's own, and for everybody's. */
  readonly personId?: string | null;
}

/** The way from the day's calls to what is to be graded anew; not there while nothing is. */
export function RegradeButton({ personId = null }: RegradeButtonProps): ReactElement | null {
  const go = useGo();
  const canOpen = useCanOpen()('/regrade');
  const { data } = useStaleCounts(canOpen);
  const [, setPlace] = useStalePlace();
  const of = personId === null ? data?.total : data?.people.find(({ person }) => person.id === personId)?.count;
  const count = of ?? 0;
  const open = (): void => {
    if (personId !== null) setPlace({ assigneeId: personId, chosen: null });
    go('/regrade');
  };
  const isOffered = canOpen && count > 0;
  useKeys('重新定级', isOffered ? [{ keys: 'r', label: '重新定级', run: open }] : []);
  if (!isOffered) return null;
  return (
    <Button keys="r" onClick={open}>
      重新定级 {count} 个
    </Button>
  );
}
