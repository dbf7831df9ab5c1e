import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Panel } from '../../components/panel.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { SaleCallPanel } from './sale-call-panel.tsx';

/** 登记交车后回访 beside the page of the customer. */
export function SaleCallOfPlan(props: { readonly planId: string; readonly onClose: () => void }): ReactElement {
  const { planId, onClose } = props;
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['plan', 'sheet', planId],
    queryFn: ({ signal }) => api.plan.get({ id: planId }, { signal }),
  });
  if (data?.plan != null)
    return <SaleCallPanel sheet={data} plan={data.plan} done="记下这次回访" onDone={onClose} onClose={onClose} />;
  const failure = error === null ? null : failureOf(error);
  return (
    <Panel label="交车后回访">
      {failure === null ? (
        <LoadingRows words="正在读取回访…" rows={4} />
      ) : (
        <ErrorState
          title="这个回访没能读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={() => void refetch()}
        />
      )}
    </Panel>
  );
}
