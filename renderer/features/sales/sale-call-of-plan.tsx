import type { ReactElement } from 'react';
import { PlanReading } from '../today/plan-reading.tsx';
import { usePlanSheet } from '../today/today-queries.ts';
import { SaleCallPanel } from './sale-call-panel.tsx';

/** 登记交车后回访 beside the page of the customer. */
export function SaleCallOfPlan(props: { readonly planId: string; readonly onClose: () => void }): ReactElement {
  const { planId, onClose } = props;
  const { data, error, refetch } = usePlanSheet(planId);
  if (data?.plan != null)
    return <SaleCallPanel sheet={data} plan={data.plan} done="记下这次回访" onDone={onClose} onClose={onClose} />;
  return <PlanReading label="交车后回访" reading="正在读取回访…" error={error} onRetry={() => void refetch()} />;
}
