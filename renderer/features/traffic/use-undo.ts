import { useQueryClient } from '@tanstack/react-query';
import type { UndoableAct } from '../../../shared/contract/traffic.ts';
import { useApi } from '../../state/api.ts';

/** Takes one's own last step at a visit back: what stands behind 「撤销 Ctrl Z」 in its notice. */
export function useUndo(): (id: string, act: UndoableAct) => () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return (id, act) => async () => {
    await api.traffic.undo({ id, act });
    await Promise.all(
      ['traffic', 'card', 'floor'].map((capability) => queries.invalidateQueries({ queryKey: [capability] })),
    );
  };
}
