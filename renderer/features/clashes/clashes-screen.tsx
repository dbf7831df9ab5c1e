import type { ReactElement } from 'react';
import type { ClashRow } from '../../../shared/contract/clash.ts';
import { isErasedName } from '../../../shared/domain/erasure.ts';
import { HeadRow } from '../../components/head-row.tsx';
import { Instant } from '../../components/instant.tsx';
import { rowItems } from '../../components/list-model.ts';
import { Panel, Shape } from '../../components/panel.tsx';
import { PersonLines, tailWords } from '../../components/person-lines.tsx';
import { ReadList } from '../../components/read-list.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useRemembered } from '../../state/remembered.ts';
import { ClashPanel } from './clash-panel.tsx';
import { useClashCount, useClashes } from './clash-queries.ts';
import { causeWords, holderNames } from './clash-words.ts';

const columns = '108px minmax(0,1fr) minmax(0,1fr) 148px';

/** 同一人: customers whom more than one person holds, with everybody's time; what is to come of it a ruling will say. */
export function ClashesScreen(): ReactElement {
  const list = useClashes();
  const count = useClashCount();
  const [chosenId, choose] = useRemembered<string | null>(['clash', 'chosen'], null);
  const chosen = list.rows.find((row) => row.customerId === chosenId) ?? list.rows[0] ?? null;
  return (
    <>
      <HeadRow
        title="同一人"
        parent={{ label: '待我决定', to: '/decisions' }}
        facts={
          count !== undefined &&
          count > 0 && (
            <>
              <span>{count} 位</span>
              <span className="t3">先登记的在前；没有合并，也没有改归属</span>
            </>
          )
        }
      />
      <Shape kind="panel">
        <ReadList
          list={list}
          reading="正在读取名单…"
          failed="名单没能读出来"
          empty={
            <EmptyState
              icon="people"
              title="没有被几个人登记的客户"
              text="有人报备同事的客户，或者两份资料像是同一人，会出现在这里。"
            />
          }
        >
          <VirtualList
            label="同一人"
            items={rowItems(list.rows, (row) => row.customerId)}
            rowHeight={52}
            columns={columns}
            renderRow={(row) => <Cells row={row} />}
            chosen={chosen?.customerId ?? null}
            onChoose={choose}
            onNearEnd={list.onNearEnd}
            total={list.total}
            letters
          />
        </ReadList>
        {chosen === null ? (
          <Panel label="登记的人">
            <span />
          </Panel>
        ) : (
          <ClashPanel key={chosen.customerId} row={chosen} />
        )}
      </Shape>
    </>
  );
}

function Cells({ row }: { readonly row: ClashRow }): ReactElement {
  const holders = holderNames(row);
  return (
    <>
      <PersonLines
        name={row.name}
        gender={row.gender}
        sub={isErasedName(row.name) ? '资料已删除' : tailWords(row.phoneTail)}
      />
      <TwoLines main={holders} sub="登记的人，先到在前" title={holders} />
      <TwoLines main={causeWords(row)} sub={`现在归${row.owner?.name ?? '店里'}`} />
      <TwoLines end main={<Instant at={row.since} />} sub="最近一次" />
    </>
  );
}
