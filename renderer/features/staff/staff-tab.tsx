import { type ReactElement, useState } from 'react';
import type { StaffRow } from '../../../shared/contract/staff.ts';
import { roleLabel } from '../../../shared/domain/roles.ts';
import { formatPhone } from '../../../shared/text/phone.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Instant } from '../../components/instant.tsx';
import { rowItems } from '../../components/list-model.ts';
import { Tag } from '../../components/marks.tsx';
import { Panel, Shape } from '../../components/panel.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useStaff } from '../../state/commons.ts';
import { usePerson } from '../../state/session.ts';
import { Loaded } from '../settings/loaded.tsx';
import { NewStaff } from './new-staff.tsx';
import { StaffPanel } from './staff-panel.tsx';

/** 人员: everybody at the left, one of them or a new one at the right. */
export function StaffTab(): ReactElement {
  const query = useStaff();
  return (
    <Loaded query={query} what="人员" rowHeight={52}>
      {(rows) => <StaffList rows={rows} />}
    </Loaded>
  );
}

function StaffList({ rows }: { readonly rows: readonly StaffRow[] }): ReactElement {
  const isAdmin = usePerson().role === 'admin';
  const [chosen, setChosen] = useState<string | null>(rows[0]?.id ?? null);
  const [isNew, setNew] = useState(false);
  const person = rows.find((row) => row.id === chosen);
  const choose = (id: string): void => {
    setChosen(id);
    setNew(false);
  };
  const begin = (): void => setNew(true);
  useKeys('人员', isAdmin ? [{ keys: 'n', label: '新增人员', run: begin }] : []);
  return (
    <Shape kind="panel">
      <div className="left">
        <div className="set-tools">
          <h2>在职 {rows.filter(({ active }) => active).length} 人</h2>
          <span className="grow" />
          {isAdmin && (
            <Button small icon="plus" keys="N" onClick={begin}>
              新增人员
            </Button>
          )}
        </div>
        <VirtualList
          label="人员"
          items={rowItems(rows, ({ id }) => id)}
          rowHeight={52}
          columns="minmax(0,1fr) 96px 132px 136px 72px"
          chosen={isNew ? null : chosen}
          onChoose={choose}
          total={rows.length}
          renderRow={(row) => <Row row={row} />}
        />
      </div>
      {isNew ? (
        <NewStaff onDone={choose} onCancel={() => setNew(false)} />
      ) : person ? (
        <StaffPanel key={person.id} person={person} isAdmin={isAdmin} />
      ) : (
        <Panel label="人员">
          <EmptyState title="从左边选一位" />
        </Panel>
      )}
    </Shape>
  );
}

function Row({ row }: { readonly row: StaffRow }): ReactElement {
  const { account } = row;
  return (
    <>
      <TwoLines
        main={<span className={row.active ? 'b' : 'set-gone'}>{row.name}</span>}
        sub={account === null ? '' : `登录名 ${account.loginName}`}
      />
      <span className="cut">{roleLabel(row.role)}</span>
      <span className="nw">{account?.phone ? formatPhone(account.phone) : <span className="t3">没填电话</span>}</span>
      <span className="t2">
        {account?.lastSeenAt != null && '在用 '}
        <Instant at={account?.lastSeenAt ?? null} never="从没登录" />
      </span>
      <span>{row.active ? account?.mustChangePassword ? <Tag>初始密码</Tag> : null : <Tag>已停用</Tag>}</span>
    </>
  );
}
