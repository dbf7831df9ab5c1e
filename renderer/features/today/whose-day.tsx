import { useQueries } from '@tanstack/react-query';
import { type ReactElement, useMemo, useState } from 'react';
import type { PlanCounts } from '../../../shared/contract/plan-rows.ts';
import { type Role, roleLabel } from '../../../shared/domain/roles.ts';
import { TwoLines } from '../../components/two-lines.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useCallers } from './use-callers.ts';

interface WhoseRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Undefined until read. */
  readonly counts: PlanCounts | undefined;
}

interface WhoseDayProps {
  readonly onOpen: (staffId: string) => void;
}

const columns = 'minmax(120px,1fr) 120px 120px 120px';

/** Whose day a manager wants to see: everybody who calls customers, with what is still to do. */
export function WhoseDay({ onOpen }: WhoseDayProps): ReactElement {
  const rows = useCounted();
  const [chosen, setChosen] = useState<string | null>(null);
  const items = useMemo(() => rows.map((row) => ({ kind: 'row', key: row.id, row }) as const), [rows]);
  return (
    <VirtualList
      label="每个人的回访"
      items={items}
      rowHeight={52}
      columns={columns}
      renderRow={(row) => <WhoseCells row={row} />}
      chosen={chosen ?? rows[0]?.id ?? null}
      onChoose={setChosen}
      onOpen={(row) => onOpen(row.id)}
      openLabel="看他的回访"
      total={rows.length}
      letters
    />
  );
}

function WhoseCells({ row: { name, role, counts } }: { readonly row: WhoseRow }): ReactElement {
  const late = counts?.overdue ?? 0;
  return (
    <>
      <TwoLines main={<b>{name}</b>} sub={roleLabel(role)} />
      <TwoLines end main={counts?.open ?? '—'} sub="待办" />
      <TwoLines end late={late > 0} main={counts?.overdue ?? '—'} sub="逾期" />
      <TwoLines end main={counts?.done ?? '—'} sub="已完成" />
    </>
  );
}

function useCounted(): readonly WhoseRow[] {
  const api = useApi();
  const today = useToday();
  const callers = useCallers(null);
  const answers = useQueries({
    queries: callers.map(({ id }) => ({
      queryKey: ['plan', 'whose', id, today],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
        const { counts } = await api.plan.today({ tab: 'due', limit: 1, assigneeId: id }, { signal });
        return counts;
      },
    })),
  });
  return callers.map(({ id, name, role }, index) => ({ id, name, role, counts: answers[index]?.data }));
}
