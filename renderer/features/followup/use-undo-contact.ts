import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../state/api.ts';
import { touchedByContact } from './use-contact.ts';

/** Takes back a contact that was just recorded: what stands behind 「撤销 Ctrl Z」 in its notice. */
export function useUndoContact(): (contactId: string) => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return async (contactId) => {
    await api.followup.undo({ contactId });
    await Promise.all(touchedByContact.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
}
