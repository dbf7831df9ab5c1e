import type { ContactSheet, SheetOpportunity } from '../../../shared/contract/contact-sheet.ts';
import { type FollowupOutcome, isEffective } from '../../../shared/domain/followup.ts';
import { speaksOfOrder } from '../../../shared/domain/order-wish.ts';
import { useCanOpen } from '../../app/go.tsx';
import { usePerson } from '../../state/session.ts';
import { maySell } from '../customers/use-customer-rights.ts';
import { useOpenOrder } from '../customers/use-open-order.ts';

interface Said {
  readonly outcome: FollowupOutcome | null;
  readonly feedback: string;
}

/**
 * The way from a call in which the customer wants to order to the order itself (§五.1). Null where he said no such thing,
 * has ordered already or waits for a manager, and for whoever may not enter it.
 */
export function useOrderOffer(
  sheet: ContactSheet,
): (opportunity: SheetOpportunity | undefined, said: Said) => (() => void) | null {
  const { role } = usePerson();
  const canOpen = useCanOpen()('/customers/$id');
  const openOrder = useOpenOrder();
  return (opportunity, { outcome, feedback }) => {
    if (!sheet.responsible || !maySell(role) || !canOpen) return null;
    if (opportunity?.state !== 'open' || opportunity.level === 'O') return null;
    if (outcome === null || !isEffective(outcome) || !speaksOfOrder(feedback)) return null;
    return () => openOrder(sheet.customer.id, opportunity.id);
  };
}
