import { useQueryClient } from '@tanstack/react-query';
import { useGo } from '../../app/go.tsx';
import { remember, useRemembered } from '../../state/remembered.ts';

/** An order that is entered next; without an opportunity the most urgent one. */
interface WaitingOrder {
  readonly opportunityId: string | null;
}

const placeOf = (customerId: string): readonly string[] => ['customer', customerId, 'ordered'];

/** The order with which the page of a customer opens; whoever opened it puts null in its place. */
export function useWaitingOrder(customerId: string) {
  return useRemembered<WaitingOrder | null>(placeOf(customerId), null);
}

/** Goes to 登记订车 of a customer, from wherever the talk came to an order. `replace` leaves no step for 「返回」. */
export function useOpenOrder(): (
  customerId: string,
  opportunityId: string | null,
  options?: { readonly replace?: boolean },
) => void {
  const queries = useQueryClient();
  const go = useGo();
  return (customerId, opportunityId, options) => {
    remember<WaitingOrder>(queries, placeOf(customerId), { opportunityId });
    go(`/customers/${customerId}`, options);
  };
}
