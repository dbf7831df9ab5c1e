import { type ReactElement, useState } from 'react';
import type { SessionRow } from '../../../shared/contract/session.ts';
import { useKeys } from '../../app/use-keys.ts';
import { useSessionActs } from '../../app/use-session-acts.ts';
import { Button } from '../../components/button.tsx';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { Instant } from '../../components/instant.tsx';
import { Tag } from '../../components/marks.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { deviceWords } from './device-words.ts';

interface SessionListProps {
  /** The administrator sees whose each one is. */
  readonly everybody: boolean;
}

/** Where people are signed in; the chosen place can be signed out. */
export function SessionList({ everybody }: SessionListProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const { refresh } = useSessionActs();
  const [chosen, setChosen] = useState<SessionRow | null>(null);
  const list = useKeysetList<SessionRow, string>({
    queryKey: ['session', 'list'],
    fetchPage: async (cursor) => {
      const { rows, nextCursor } = await api.session.list(cursor === null ? {} : { cursor });
      return { rows, next: nextCursor };
    },
  });
  const end = useAct(api.session.end, {
    refreshes: [['session', 'list']],
    onDone: async () => {
      notices.show({ text: '这处登录已退出' });
      setChosen(null);
      await refresh();
    },
  });
  const endChosen = (): void => {
    if (chosen !== null) end.run({ id: chosen.id });
  };
  useKeys('登录在哪里', [{ keys: 'd', label: '让选中的退出', disabled: chosen === null, run: endChosen }]);
  if (list.isLoading) return <LoadingRows rowHeight={32} words="正在读取登录…" />;
  if (list.error !== null && list.rows.length === 0) {
    const { text, errorNumber } = failureOf(list.error);
    return <ErrorState title="登录没能读出来" text={text} errorNumber={errorNumber} onRetry={list.retry} />;
  }
  return (
    <div className="logins-part">
      <div className="row">
        <h2 className="b">登录在哪里</h2>
        <span className="grow" />
        {end.failure && (
          <span className="red" role="alert">
            {end.failure.text}
          </span>
        )}
        <Button small keys="D" disabled={chosen === null} busy={end.busy} onClick={endChosen}>
          让选中的退出
        </Button>
      </div>
      <DataTable
        label="登录在哪里"
        columns={everybody ? [whose, ...columns] : columns}
        rows={list.rows}
        keyOf={(row) => row.id}
        chosen={chosen?.id ?? null}
        onOpen={setChosen}
        onNearEnd={list.onNearEnd}
      />
    </div>
  );
}

const whose: TableColumn<SessionRow> = {
  key: 'person',
  title: '谁',
  width: '120px',
  render: (row) => row.person.name,
};

const columns: readonly TableColumn<SessionRow>[] = [
  {
    key: 'device',
    title: '在哪里',
    width: 'minmax(0,1fr)',
    render: (row) => deviceWords(row.transport, row.agent),
  },
  { key: 'address', title: '地址', width: '140px', render: (row) => row.address },
  { key: 'created', title: '登录', width: '160px', render: (row) => <Instant at={row.createdAt} /> },
  { key: 'seen', title: '最近在用', width: '160px', render: (row) => <Instant at={row.lastSeenAt} /> },
  {
    key: 'state',
    title: '状态',
    width: '80px',
    render: (row) => (row.current ? <Tag tone="accent">就是这里</Tag> : row.locked ? <Tag>已锁定</Tag> : null),
  },
];
