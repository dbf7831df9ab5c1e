import { useState } from 'react';
import { useRemembered } from '../../state/remembered.ts';
import { newSendId } from '../../state/send-id.ts';
import { type ContactDraft, emptyDraft } from './contact-draft.ts';

/**
 * The half-written contact with a customer: choosing another row or another screen leaves it as it is.
 * @param key the plan, or the customer for a contact without one
 */
export function useContactDraft(key: string): {
  readonly draft: ContactDraft;
  readonly put: (draft: ContactDraft) => void;
  /** The next contact is a new one. */
  readonly clear: () => void;
} {
  const [first] = useState(() => emptyDraft(newSendId()));
  const [draft, put] = useRemembered<ContactDraft>(['followup', 'draft', key], first);
  return { draft, put, clear: () => put(emptyDraft(newSendId())) };
}
