import { type ReactElement, useMemo } from 'react';
import { dateColumn } from '../../../shared/calendar/words.ts';
import type { CustomerRow } from '../../../shared/contract/customer-rows.ts';
import { mostChosen } from '../../../shared/contract/handover.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { Icon } from '../../components/icon.tsx';
import { LevelBadge } from '../../components/marks.tsx';
import { Picker } from '../../components/picker.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { type GiveDraft, toggled } from './draft.ts';
import { usePeople } from './use-people.ts';

interface CustomerChooserProps {
  readonly name: string;
  readonly draft: GiveDraft;
  readonly onDraft: (draft: GiveDraft) => void;
}

/** The customers of whoever gives, to be chosen one by one, each with a receiver of his own where that is wanted. */
export function CustomerChooser({ name, draft, onDraft }: CustomerChooserProps): ReactElement {
  const api = useApi();
  const list = useKeysetList<CustomerRow, string>({
    queryKey: ['customer', 'ofGiver', draft.fromId],
    fetchPage: async (cursor, signal) => {
      const where = [{ field: 'owner' as const, test: 'is' as const, values: [draft.fromId] }];
      const input = { view: 'all' as const, where, limit: 50, ...(cursor === null ? {} : { cursor }) };
      const page = await api.customer.list(input, { signal });
      return { rows: page.rows, next: page.nextCursor };
    },
  });
  const people = usePeople();
  const columns = useMemo(() => columnsFor({ draft, onDraft, people }), [draft, onDraft, people]);
  const failure = list.error === null ? null : failureOf(list.error);
  if (list.isLoading) return <LoadingRows words="正在读取客户…" rows={8} />;
  if (failure !== null)
    return (
      <ErrorState
        title="客户没能读出来"
        text={`${failure.text}。`}
        errorNumber={failure.errorNumber}
        onRetry={list.retry}
      />
    );
  if (list.rows.length === 0)
    return <EmptyState icon="people" title={`${name}名下没有客户`} text="换一个人，或按 Esc 回到名单。" />;
  return (
    <DataTable
      label={`${name}的客户`}
      columns={columns}
      rows={list.rows}
      keyOf={(row) => row.id}
      onOpen={(row) => {
        if (draft.chosen.length < mostChosen || draft.chosen.includes(row.id)) onDraft(toggled(draft, row.id));
      }}
      onNearEnd={list.onNearEnd}
    />
  );
}

function columnsFor({
  draft,
  onDraft,
  people,
}: Omit<CustomerChooserProps, 'name'> & {
  readonly people: ReturnType<typeof usePeople>;
}): readonly TableColumn<CustomerRow>[] {
  const options = people.filter(({ id }) => id !== draft.fromId).map(({ id, name }) => ({ value: id, label: name }));
  return [
    {
      key: 'name',
      title: '客户',
      width: 'minmax(140px,1fr)',
      render: (row) => (
        <span className="row">
          <span className={draft.chosen.includes(row.id) ? 'tick on' : 'tick'}>
            {draft.chosen.includes(row.id) && <Icon name="check" size={14} />}
          </span>
          <span className="cut">{nameWithTitle(row.name, row.gender)}</span>
          {draft.chosen.includes(row.id) && <span className="visually-hidden">，已选</span>}
        </span>
      ),
    },
    {
      key: 'level',
      title: '级别',
      width: '48px',
      render: (row) => (row.level === null ? <span className="t3">—</span> : <LevelBadge level={row.level} />),
    },
    { key: 'car', title: '意向', width: 'minmax(0,1fr)', render: (row) => row.intention ?? '还没定车型' },
    {
      key: 'next',
      title: '下次回访',
      width: '84px',
      numeric: true,
      render: (row) => (row.isWaiting ? '等经理' : row.nextPlanOn === null ? '—' : dateColumn(row.nextPlanOn)),
    },
    {
      key: 'to',
      title: '单独给谁',
      width: '132px',
      render: (row) =>
        draft.chosen.includes(row.id) && (
          // biome-ignore lint/a11y/noStaticElementInteractions: keeps a click into the field from choosing the row
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <div onClick={(event) => event.stopPropagation()}>
            <Picker
              value={draft.to[row.id] ?? null}
              options={options}
              onChange={(toId) => {
                const { [row.id]: _, ...others } = draft.to;
                onDraft({ ...draft, to: toId === null ? others : { ...others, [row.id]: toId } });
              }}
              placeholder="平均分"
              control={{ 'aria-label': `${row.name}单独给谁` }}
            />
          </div>
        ),
    },
  ];
}
