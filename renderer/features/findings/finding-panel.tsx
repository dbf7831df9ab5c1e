import type { ReactElement } from 'react';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import type { FindingDetail } from '../../../shared/contract/finding.ts';
import { stillCounts } from '../../../shared/domain/finding.ts';
import { GoLink, useCanOpen } from '../../app/go.tsx';
import { Instant } from '../../components/instant.tsx';
import { Note } from '../../components/marks.tsx';
import { Facts, Panel } from '../../components/panel.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { failureOf } from '../../state/failure.ts';
import { useFinding } from './finding-queries.ts';
import { stateLabels } from './finding-words.ts';

/** One finding: the clause as it stood, what proves it, and the way to the thing itself. */
export function FindingPanel({ id }: { readonly id: string | null }): ReactElement {
  const { data, error, refetch } = useFinding(id);
  const failure = error === null ? null : failureOf(error);
  if (id === null)
    return (
      <Panel label="检查发现">
        <span />
      </Panel>
    );
  if (!data) {
    return (
      <Panel label="检查发现">
        {failure ? (
          <ErrorState
            title="这条没能读出来"
            text={`${failure.text}。`}
            errorNumber={failure.errorNumber}
            onRetry={() => void refetch()}
          />
        ) : (
          <LoadingRows rowHeight={32} rows={6} />
        )}
      </Panel>
    );
  }
  return <Shown finding={data} />;
}

function Shown({ finding }: { readonly finding: FindingDetail }): ReactElement {
  const canOpen = useCanOpen();
  const { customerId, cardId, auditOn } = finding;
  return (
    <Panel
      label={`检查发现 ${finding.title}`}
      header={
        <>
          <h2 className="md b">{finding.title}</h2>
          <p className="t2">
            {finding.person?.name ?? '没有人'}，{fullDateWords(finding.concernsOn)}
          </p>
        </>
      }
    >
      <Note tone="accent" icon="book">
        <p className="b">§{finding.clause}</p>
        <p>{finding.clauseText}</p>
        {finding.rulebookFrom !== null && <p className="xs t2">按 {finding.rulebookFrom} 起执行的规定</p>}
      </Note>
      <Facts
        facts={[
          { label: '怎么回事', value: finding.words },
          ...(finding.customerName === '' ? [] : [{ label: '客户', value: finding.customerName }]),
          ...finding.evidence.map(({ label, value }) => ({ label, value })),
          { label: '处理', value: <Measure finding={finding} /> },
          { label: '状态', value: stateWords(finding) },
          { label: '列出', value: <Instant at={finding.createdAt} /> },
        ]}
      />
      <p className="row">
        {cardId !== null && canOpen('/cards/$id') && <GoLink to={`/cards/${cardId}`}>打开洽谈卡</GoLink>}
        {customerId !== null && canOpen('/customers/$id') && <GoLink to={`/customers/${customerId}`}>打开客户</GoLink>}
        {auditOn !== null && canOpen('/sheets/$day') && <GoLink to={`/sheets/${auditOn}`}>看检查表</GoLink>}
      </p>
    </Panel>
  );
}

function stateWords({ state, stateReason }: FindingDetail): string {
  return stateReason === '' ? stateLabels[state] : `${stateLabels[state]}：${stateReason}`;
}

/** What it would cost; struck out once it no longer counts. */
function Measure({ finding }: { readonly finding: FindingDetail }): ReactElement {
  if (!stillCounts(finding.state)) return <s className="t3">{finding.measureWords}</s>;
  return <span className={finding.amountFen > 0 ? 'red' : ''}>{finding.measureWords}</span>;
}
