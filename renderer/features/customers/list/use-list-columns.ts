import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CustomerView } from '../../../../shared/contract/customer-list.ts';
import { type CustomerColumnName, usualColumns } from '../../../../shared/domain/customer-columns.ts';
import { useApi } from '../../../state/api.ts';
import { failureOf } from '../../../state/failure.ts';
import { useNotices } from '../../../state/notices.ts';

interface ListColumns {
  readonly columns: readonly CustomerColumnName[];
  /** Nobody chose: these are what the view usually has. */
  readonly isUsual: boolean;
  /** Null for the usual ones. */
  readonly choose: (columns: readonly CustomerColumnName[] | null) => void;
}

const key = ['customer-columns'] as const;

/** The columns of a view as this person wants them, wherever he signs in on this machine; seen at once, kept behind it. */
export function useListColumns(view: CustomerView, isOwn: boolean): ListColumns {
  const api = useApi();
  const queries = useQueryClient();
  const notices = useNotices();
  const { data } = useQuery({
    queryKey: key,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await api.customer.columns({})).views,
  });
  const keep = useMutation({
    mutationFn: (columns: readonly CustomerColumnName[] | null) =>
      api.customer.saveColumns({ view, columns: columns === null ? null : [...columns] }),
    onError: (error) => {
      notices.fail(failureOf(error).text);
      return queries.invalidateQueries({ queryKey: key });
    },
  });
  const chosen = data?.find((each) => each.view === view)?.columns;
  return {
    columns: chosen ?? usualColumns(view, isOwn),
    isUsual: chosen === undefined,
    choose: (columns) => {
      const others = (data ?? []).filter((each) => each.view !== view);
      queries.setQueryData(key, columns === null ? others : [...others, { view, columns: [...columns] }]);
      keep.mutate(columns);
    },
  };
}
