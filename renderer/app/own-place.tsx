import { useLocation, useRouter } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, type RefObject, useEffect, useState } from 'react';
import { usePerson } from '../state/session.ts';

/** Where somebody was last at this window. */
export interface LeftPlace {
  readonly personId: string;
  readonly href: string;
}

interface OwnPlaceProps {
  /** Outlives everybody's work: who was here before, and where. Null at first. */
  readonly left: RefObject<LeftPlace | null>;
  readonly children: ReactNode;
}

/**
 * Whoever comes back goes on where he was. Somebody else begins at his own first screen: the address that is left there
 * is the business of whoever was here before, and nothing of it is read for the next one. An address that was opened
 * meanwhile, by a link or a scanned code, is meant and stays.
 */
export function OwnPlace({ left, children }: OwnPlaceProps): ReactElement {
  const { id } = usePerson();
  const router = useRouter();
  const href = useLocation({ select: (location) => location.href });
  const [isForeign, setForeign] = useState(
    () => left.current !== null && left.current.personId !== id && left.current.href === href && href !== '/',
  );
  useEffect(() => {
    if (!isForeign) {
      left.current = { personId: id, href };
      return;
    }
    // nobody is asked about what the one before had not saved: it went with his work
    void router.navigate({ to: '/', replace: true, ignoreBlocker: true }).then(() => setForeign(false));
  }, [id, href, isForeign, left, router]);
  return <>{!isForeign && children}</>;
}
