import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedFilter } from '../../../../shared/contract/filter.ts';
import { useApi } from '../../../state/api.ts';
import { failureOf } from '../../../state/failure.ts';
import { useNotices } from '../../../state/notices.ts';

/** The kept filters that this person may use. */
export function useSavedFilters(): {
  readonly filters: readonly SavedFilter[];
  /** Takes one away; it can be brought back. */
  readonly remove: (filter: SavedFilter) => void;
} {
  const api = useApi();
  const queries = useQueryClient();
  const notices = useNotices();
  const { data } = useQuery({ queryKey: ['filter'], queryFn: async () => (await api.filter.list({})).rows });
  const changed = (): Promise<void> => queries.invalidateQueries({ queryKey: ['filter'] });
  const remove = async ({ id, name }: SavedFilter): Promise<void> => {
    try {
      await api.filter.remove({ id });
      await changed();
      notices.show({
        text: `已去掉筛选「${name}」`,
        undo: async () => {
          await api.filter.restore({ id });
          await changed();
        },
      });
    } catch (error) {
      notices.fail(failureOf(error).text);
    }
  };
  return { filters: data ?? [], remove: (filter) => void remove(filter) };
}
