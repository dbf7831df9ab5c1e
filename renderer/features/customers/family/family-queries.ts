import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ContactRow } from '../../../../shared/contract/contact.ts';
import type { HouseholdMember } from '../../../../shared/contract/household.ts';
import type { ShareRow } from '../../../../shared/contract/share.ts';
import { useApi } from '../../../state/api.ts';

/** The people to talk to at a customer, the main one first. */
export function useContactRows(customerId: string): UseQueryResult<readonly ContactRow[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['customer', 'contacts', customerId],
    queryFn: async ({ signal }) => (await api.contact.list({ customerId }, { signal })).rows,
  });
}

/** Who is whose spouse, parent, payer or driver. */
export function useHousehold(customerId: string): UseQueryResult<readonly HouseholdMember[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['customer', 'household', customerId],
    queryFn: async ({ signal }) => (await api.household.list({ customerId }, { signal })).rows,
  });
}

/** With whom a customer is shared. */
export function useShares(customerId: string): UseQueryResult<readonly ShareRow[]> {
  const api = useApi();
  return useQuery({
    queryKey: ['customer', 'shares', customerId],
    queryFn: async ({ signal }) => (await api.share.list({ customerId }, { signal })).rows,
  });
}
