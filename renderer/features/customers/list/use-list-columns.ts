import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CustomerView } from '../../../../shared/contract/customer-list.ts';
import { type CustomerColumnName, customerColumn, usualColumns } from '../../../../shared/domain/customer-columns.ts';
import { useApi } from '../../../state/api.ts';
import { useCustomFields } from '../../../state/commons.ts';
import { failureOf } from '../../../state/failure.ts';
import { useNotices } from '../../../state/notices.ts';
import type { ShownColumn } from './list-head.tsx';

interface ListColumns {
  readonly columns: readonly ShownColumn[];
  /** Nobody chose: these are what the view usually has. */
  readonly isUsual: boolean;
  /** Null for the usual ones. */
  readonly choose: (columns: readonly CustomerColumnName[] | null) => void;
}

const key = ['customer-columns'] as const;

/** The columns of a view as this person wants them, wherever he signs in on this machine; seen at once, kept behind it. A field of the store's own that is out of use is left out. */
export function useListColumns(view: CustomerView, isOwn: boolean): ListColumns {
  const api = useApi();
  const queries = useQueryClient();
  const notices = useNotices();
  const { data: own } = useCustomFields();
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
  const columns = useMemo(
    () =>
      (chosen ?? usualColumns(view, isOwn)).flatMap((name): readonly ShownColumn[] => {
        const column = customerColumn(name, own ?? []);
        return column === null ? [] : [{ name, column }];
      }),
    [chosen, view, isOwn, own],
  );
  return {
    columns,
    isUsual: chosen === undefined,
    choose: (columns) => {
      const others = (data ?? []).filter((each) => each.view !== view);
      queries.setQueryData(key, columns === null ? others : [...others, { view, columns: [...columns] }]);
      keep.mutate(columns);
    },
  };
}
