import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { TokenRow } from '../../../shared/contract/token.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmInline } from '../../components/confirm-inline.tsx';
import { Instant } from '../../components/instant.tsx';
import { rowItems } from '../../components/list-model.ts';
import { Tag } from '../../components/marks.tsx';
import { Facts, Panel, Shape } from '../../components/panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useApi } from '../../state/api.ts';
import { useNow } from '../../state/clock.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { FormEnd } from './form-end.tsx';
import { Loaded } from './loaded.tsx';
import { NewToken } from './new-token.tsx';
import { goneWords, scopeWords } from './token-words.ts';

/** 接口令牌: what other programs use to act as somebody of the staff. */
export function TokenTab(): ReactElement {
  const api = useApi();
  const query = useQuery({ queryKey: ['token'], queryFn: async () => (await api.token.list({})).rows });
  return (
    <Loaded query={query} what="接口令牌" rowHeight={52}>
      {(rows) => <Tokens rows={rows} />}
    </Loaded>
  );
}

function Tokens({ rows }: { readonly rows: readonly TokenRow[] }): ReactElement {
  const [chosen, setChosen] = useState<string | null>(null);
  const [isNew, setNew] = useState(false);
  const token = rows.find(({ id }) => id === chosen) ?? rows[0];
  const choose = (id: string): void => {
    setChosen(id);
    setNew(false);
  };
  const begin = (): void => setNew(true);
  useKeys('接口令牌', [{ keys: 'n', label: '签发新令牌', run: begin }]);
  return (
    <Shape kind="panel">
      <div className="left">
        <div className="set-tools">
          <h2>在用 {rows.filter(({ revokedAt }) => revokedAt === null).length} 个</h2>
          <span className="t2 cut">别的程序凭令牌办事，能办的不超过那位员工；接口说明在 /api/v1/openapi.json</span>
          <span className="grow" />
          <Button small icon="plus" keys="N" onClick={begin}>
            签发令牌
          </Button>
        </div>
        {rows.length === 0 ? (
          <EmptyState title="还没有令牌" icon="key" text="别的程序（如总部报表）要读写这家店的数据时，在这里签发。">
            <Button onClick={begin}>签发第一个令牌</Button>
          </EmptyState>
        ) : (
          <VirtualList
            label="接口令牌"
            items={rowItems(rows, ({ id }) => id)}
            rowHeight={52}
            columns="minmax(0,1fr) 120px 140px 140px 72px"
            chosen={isNew ? null : (token?.id ?? null)}
            onChoose={choose}
            total={rows.length}
            renderRow={(row) => <Row row={row} />}
          />
        )}
      </div>
      {isNew ? (
        <NewToken onEnd={() => setNew(false)} />
      ) : token ? (
        <TokenPanel key={token.id} token={token} />
      ) : (
        <Panel label="接口令牌">
          <EmptyState title="没有选中的令牌" />
        </Panel>
      )}
    </Shape>
  );
}

function Row({ row }: { readonly row: TokenRow }): ReactElement {
  const now = useNow();
  const gone = goneWords(row, now);
  return (
    <>
      <TwoLines
        main={<span className={gone === null ? 'b' : 'set-gone'}>{row.name}</span>}
        sub={`由${row.createdBy.name}签发`}
      />
      <span className="cut">{row.person.name}</span>
      <Instant at={row.createdAt} />
      <Instant at={row.lastUsedAt} never="没用过" />
      <span>{gone === null ? scopeWords[row.scope] : <Tag>{gone}</Tag>}</span>
    </>
  );
}

function TokenPanel({ token }: { readonly token: TokenRow }): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const [isAsking, setAsking] = useState(false);
  const revoke = useAct(api.token.revoke, {
    refreshes: [['token']],
    onDone: () => {
      notices.show({ text: `令牌「${token.name}」已吊销` });
      setAsking(false);
    },
  });
  const isAlive = token.revokedAt === null;
  return (
    <Panel
      label={token.name}
      header={<h2>{token.name}</h2>}
      footer={isAlive && !isAsking && <Button onClick={() => setAsking(true)}>吊销这个令牌</Button>}
    >
      <Facts
        facts={[
          { label: '员工', value: token.person.name },
          { label: '能办什么', value: scopeWords[token.scope] },
          { label: '签发', value: <Instant at={token.createdAt} /> },
          { label: '签发人', value: token.createdBy.name },
          { label: '有效到', value: <Instant at={token.expiresAt} never="一直有效" /> },
          { label: '最近在用', value: <Instant at={token.lastUsedAt} never="没用过" /> },
          ...(isAlive ? [] : [{ label: '吊销', value: <Instant at={token.revokedAt} /> }]),
        ]}
      />
      {isAsking && (
        <ConfirmInline
          text="吊销后，用它的程序马上不能再读写这家店的数据，不能恢复。"
          confirm="吊销这个令牌"
          busy={revoke.busy}
          onConfirm={() => revoke.run({ id: token.id })}
          onCancel={() => setAsking(false)}
        />
      )}
      <FormEnd error={revoke.failure?.text ?? null} />
    </Panel>
  );
}
