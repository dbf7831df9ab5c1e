/** What is being done with the customer, in the place of the side column. */
export type CustomerAct =
  | { readonly kind: 'contact'; readonly planId: string | null }
  | { readonly kind: 'plan'; readonly planId: string }
  | { readonly kind: 'level'; readonly opportunityId: string | null }
  | { readonly kind: 'ending'; readonly opportunityId: string | null }
  | { readonly kind: 'quote'; readonly opportunityId: string | null }
  | { readonly kind: 'order'; readonly opportunityId: string | null }
  | { readonly kind: 'deliver' | 'cancelSale' | 'correctSale'; readonly saleId: string }
  | { readonly kind: 'saleCall'; readonly planId: string }
  | { readonly kind: 'consent' }
  | { readonly kind: 'recording'; readonly recordingId: string }
  | { readonly kind: 'instruct' }
  | { readonly kind: 'opportunity' }
  | { readonly kind: 'own' }
  | { readonly kind: 'profile' }
  | { readonly kind: 'merge' }
  | { readonly kind: 'unmerge'; readonly mergeId: string }
  | { readonly kind: 'tags' }
  /** A contact to change; null for a new one. */
  | { readonly kind: 'contactPerson'; readonly contactId: string | null }
  /** A link of the household to change; null for a new one. */
  | { readonly kind: 'household'; readonly linkId: string | null }
  | { readonly kind: 'share' };
