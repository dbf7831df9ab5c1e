import type { ReactElement } from 'react';
import type { ClashRow } from '../../../shared/contract/clash.ts';
import { isErasedName } from '../../../shared/domain/erasure.ts';
import { nameWithTitle } from '../../../shared/domain/person-name.ts';
import { GoLink, useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Instant } from '../../components/instant.tsx';
import { Tag } from '../../components/marks.tsx';
import { Facts, Panel } from '../../components/panel.tsx';
import { causeWords, numberNames } from './clash-words.ts';

/** One customer: who announced him when and by what, and the records that may be the same person. */
export function ClashPanel({ row }: { readonly row: ClashRow }): ReactElement {
  const go = useGo();
  const open = (): void => go(`/customers/${row.customerId}`);
  useKeys('同一人', [{ keys: 'Enter', label: '打开客户', run: open }], { layer: 'panel' });
  const name = nameWithTitle(row.name, row.gender);
  const isErased = isErasedName(row.name);
  return (
    <Panel
      label={`${name} 由谁登记`}
      header={
        <>
          <div className="row">
            <h2 className="md b cut">{name}</h2>
            {row.phoneTail !== null && <span className="t2 nw">尾号 {row.phoneTail}</span>}
          </div>
          <div className="xs t2" style={{ marginTop: 6 }}>
            {isErased ? '资料已按本人要求删除' : `${causeWords(row)} · 现在归${row.owner?.name ?? '店里'}`}
          </div>
        </>
      }
      footer={
        <Button look="primary" keys="Enter" onClick={open}>
          打开客户
        </Button>
      }
    >
      <h3 className="xs t2">{row.beside.length > 0 ? '这份资料由谁登记' : '登记的人，先登记的在前'}</h3>
      {row.holders.length === 0 && <p className="t2">只有内勤登记过，还没有销售顾问登记。</p>}
      {row.holders.map((holder, index) => (
        <section key={`${holder.staff.id}.${holder.at}`} aria-label={holder.staff.name} className="holder">
          <p className="row">
            <b>
              {row.holders.length > 1 && `${index + 1}. `}
              {holder.staff.name}
            </b>
            {holder.owner && <Tag>现在归他</Tag>}
          </p>
          <Facts
            facts={[
              { label: '登记', value: <Instant at={holder.at} /> },
              { label: '凭什么', value: holderWords(holder) },
              ...(holder.cardId === null
                ? []
                : [{ label: '洽谈卡', value: <GoLink to={`/cards/${holder.cardId}`}>看那张卡</GoLink> }]),
            ]}
          />
        </section>
      ))}
      {row.beside.length > 0 && (
        <h3 className="xs t2">{isErased ? '删除以前，有人提出可能是同一人的' : '可能是同一人的另一份资料'}</h3>
      )}
      {row.beside.map((other) => (
        <section key={other.customerId} aria-label={other.name} className="holder">
          <p className="row">
            <b>
              <GoLink to={`/customers/${other.customerId}`}>{nameWithTitle(other.name, other.gender)}</GoLink>
            </b>
            <span className="t2">归{other.owner?.name ?? '店里'}</span>
          </p>
          <Facts
            facts={[
              ...(other.registeredAt === null ? [] : [{ label: '登记', value: <Instant at={other.registeredAt} /> }]),
              { label: '提出', value: <Raised other={other} /> },
              {
                label: '合并',
                value: other.mergeable ? (
                  // the record that there was before is the one to stay; the page lets him turn it round
                  <GoLink to={`/customers/${other.customerId}/merge/${row.customerId}`}>是同一人，去合并</GoLink>
                ) : (
                  unmergeableWords(row, other)
                ),
              },
            ]}
          />
        </section>
      ))}
      <p className="xs t3">
        {isErased
          ? '谁先登记只留作记录：不用再跟进，也不再合并。他再来，请当新客户登记。'
          : '先照旧跟进：资料没有合并，归属没有改。'}
      </p>
    </Panel>
  );
}

/** Why the two stay two. */
function unmergeableWords(row: ClashRow, other: ClashRow['beside'][number]): string {
  const isErased = isErasedName(row.name) || isErasedName(other.name);
  return isErased ? '资料已按本人要求删除，不再合并' : '各有人报备，归属定了才能合并';
}

function holderWords({ kind, byNumber }: ClashRow['holders'][number]): string {
  if (kind === 'card') return '建卡时登记';
  return byNumber === null ? '报备' : `报备，${numberNames[byNumber]}相同`;
}

function Raised({ other }: { readonly other: ClashRow['beside'][number] }): ReactElement {
  const { by, at, cause, byNumber } = other;
  const why =
    cause === 'similar'
      ? '姓名、地区和车型相像'
      : `${byNumber === null ? '车' : numberNames[byNumber]}相同，说车换了主人`;
  return (
    <>
      {by.name}，<Instant at={at} />：{why}
    </>
  );
}
