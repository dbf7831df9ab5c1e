/** What is being done with the customer, in the place of the side column. */
export type CustomerAct =
  | { readonly kind: 'contact'; readonly planId: string | null }
  | { readonly kind: 'plan'; readonly planId: string }
  | { readonly kind: 'level'; readonly opportunityId: string | null }
  | { readonly kind: 'ending'; readonly opportunityId: string | null }
  | { readonly kind: 'consent' }
  | { readonly kind: 'opportunity' }
  | { readonly kind: 'profile' };
