import type { ReactElement, ReactNode } from 'react';
import type { AuditItemView } from '../../../shared/contract/audit-rows.ts';
import { GoLink } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { Facts, Panel } from '../../components/panel.tsx';
import { fieldWords, lineTitle, verdictLine } from './audit-words.ts';
import { Value } from './compare-table.tsx';
import { ItemNotes } from './item-notes.tsx';
import { PanelHeader } from './panel-header.tsx';
import type { ItemPanelProps } from './panel-props.ts';
import { TreatmentFields } from './treatment-fields.tsx';

interface QuietPanelProps extends ItemPanelProps {
  readonly children?: ReactNode;
}

/** A line that is not judged here: without paper, without card, signed, one's own, or somebody else's to judge. */
export function QuietPanel(props: QuietPanelProps): ReactElement {
  const { view, item, canJudge, onGoOn, children } = props;
  useKeys('这一行', canJudge ? [{ keys: 'Ctrl+Enter', label: '下一张没核的', run: onGoOn }] : [], { layer: 'panel' });
  const { words } = verdictLine(item);
  const isWrong = item.verdict === 'mismatch' || item.verdict === 'missing';
  return (
    <Panel
      label={`核对 ${lineTitle(item)}`}
      header={<PanelHeader {...props} />}
      footer={
        <>
          <div className="verdict">
            <span className={isWrong ? 'red b' : 'b'}>
              {words}
              {item.fields.length > 0 && `：${fieldWords(item.fields)}`}
            </span>
            <span className="grow" />
            {isWrong && (
              <span className="xs t3 nw">{item.verdict === 'mismatch' ? view.costs.mismatch : view.costs.missing}</span>
            )}
          </div>
          {canJudge && (
            <Button look="primary" keys="Ctrl+Enter" onClick={onGoOn}>
              下一张没核的
            </Button>
          )}
        </>
      }
    >
      {children}
      {item.kind === 'card' && (
        <Note tone="amber" icon="document">
          系统里有这张卡，没有纸卡号：列为无纸卡，不罚。手里有它的纸卡，按 H 加上卡号。
        </Note>
      )}
      {item.kind === 'traffic' ? <Visitor item={item} /> : <QuietTable item={item} />}
      <ItemNotes item={item} />
      {view.signature !== null && (
        <p className="xs t3">
          {view.signature.by.name}已签字，<GoLink to={`/sheets/${view.day}`}>看检查表 {view.signature.number}</GoLink>
        </p>
      )}
      {canJudge && !item.own && <TreatmentFields day={view.day} item={item} />}
      {!canJudge && item.treatment !== '' && (
        <Facts
          facts={[
            { label: '处理', value: item.treatment },
            { label: '期限', value: item.deadline || '—' },
          ]}
        />
      )}
    </Panel>
  );
}

function Visitor({ item }: { readonly item: AuditItemView }): ReactElement {
  return (
    <>
      <Note tone="amber" icon="document">
        有来访，没有洽谈卡：列出来，写明原因，不罚。
      </Note>
      <Facts
        facts={[
          { label: '到店', value: item.arrivedTime },
          { label: '人数', value: `${item.partySize ?? '—'} 人` },
          { label: '接待', value: item.person?.name ?? '没登记' },
          {
            label: '说明',
            value: item.explanation || <span className="amber">还没写，请接待人到「来店登记」写一句</span>,
          },
        ]}
      />
    </>
  );
}

/** System and paper of a card, to read only. */
export function QuietTable({ item }: { readonly item: AuditItemView }): ReactElement | null {
  if (item.values.every(({ system, paper }) => system === null && paper === null)) return null;
  return (
    <table className="cmp">
      <thead>
        <tr>
          <th>项目</th>
          <th>系统 24:00</th>
          <th>纸卡</th>
        </tr>
      </thead>
      <tbody>
        {item.values.map(({ field, title, system, paper, verdict }) => (
          <tr key={field} className={verdict === 'mismatch' ? 'bad' : ''}>
            <th scope="row">{title}</th>
            <td className="cut" title={system ?? ''}>
              <Value field={field} text={system ?? '—'} />
            </td>
            <td className="cut" title={paper ?? ''}>
              {paper ?? <span className="t3">{verdict === 'match' ? '同左' : '—'}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
