import { useState } from 'react';
import { useRemembered } from '../../state/remembered.ts';
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
  const [first] = useState(() => emptyDraft(newContactId()));
  const [draft, put] = useRemembered<ContactDraft>(['followup', 'draft', key], first);
  return { draft, put, clear: () => put(emptyDraft(newContactId())) };
}

/** An id that no other contact has; pages served on the house's own network have no `randomUUID`. */
function newContactId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `c-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
