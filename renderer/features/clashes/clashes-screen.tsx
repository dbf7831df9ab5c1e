import type { ReactElement } from 'react';
import type { ClashRow } from '../../../shared/contract/clash.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { HeadRow } from '../../components/head-row.tsx';
import { Instant } from '../../components/instant.tsx';
import { rowItems } from '../../components/list-model.ts';
import { Panel, Shape } from '../../components/panel.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { TwoLines } from '../../components/two-lines.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { failureOf } from '../../state/failure.ts';
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
  const failure = list.error === null ? null : failureOf(list.error);
  const isEmpty = !list.isLoading && failure === null && list.rows.length === 0;
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
        <div className="left">
          {list.isLoading && <LoadingRows words="正在读取名单…" />}
          {failure !== null && (
            <ErrorState
              title="名单没能读出来"
              text={`${failure.text}。`}
              errorNumber={failure.errorNumber}
              onRetry={list.retry}
            />
          )}
          {isEmpty && (
            <EmptyState
              icon="people"
              title="没有被几个人登记的客户"
              text="有人报备同事的客户，或者两份资料像是同一人，会出现在这里。"
            />
          )}
          {list.rows.length > 0 && (
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
          )}
        </div>
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
  const name = nameWithTitle(row.name, row.gender);
  const holders = holderNames(row);
  return (
    <>
      <TwoLines
        main={
          <>
            <b>{row.name}</b> <span className="t2">{name.slice(row.name.length).trim()}</span>
          </>
        }
        sub={row.phoneTail === null ? '没有号码' : `尾号 ${row.phoneTail}`}
        title={name}
      />
      <TwoLines main={holders} sub="登记的人，先到在前" title={holders} />
      <TwoLines main={causeWords(row)} sub={`现在归${row.owner?.name ?? '店里'}`} />
      <TwoLines end main={<Instant at={row.since} />} sub="最近一次" />
    </>
  );
}
