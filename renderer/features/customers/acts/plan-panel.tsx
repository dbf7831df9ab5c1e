import type { ReactElement } from 'react';
import { LevelBadge } from '../../../components/marks.tsx';
import { Panel } from '../../../components/panel.tsx';
import { ErrorState, LoadingRows } from '../../../components/states.tsx';
import { failureOf } from '../../../state/failure.ts';
import { PlanEditor } from '../../followup/plan-editor.tsx';
import { usePlanSheet } from '../../today/today-queries.ts';

interface PlanPanelProps {
  readonly planId: string;
  readonly onClose: () => void;
}

/** 改计划: another day inside the limit, another hour, way or purpose; a manager also extends and replaces. */
export function PlanPanel({ planId, onClose }: PlanPanelProps): ReactElement {
  const { data, error, refetch } = usePlanSheet(planId);
  if (data?.plan) {
    const opportunity = data.opportunities.find((each) => each.id === data.plan?.opportunityId);
    return (
      <Panel
        label="改计划"
        header={
          <>
            <h2 className="md b">改计划</h2>
            <div className="row xs t2">
              {opportunity && <LevelBadge level={opportunity.level} />}
              <span className="cut">
                {opportunity?.intention ?? '车型没定'} · {data.plan.originWords}
              </span>
            </div>
          </>
        }
      >
        <PlanEditor key={planId} sheet={data} plan={data.plan} onDone={onClose} onClose={onClose} />
      </Panel>
    );
  }
  if (error === null) {
    return (
      <Panel label="改计划">
        <LoadingRows rows={3} rowHeight={32} />
      </Panel>
    );
  }
  const failure = failureOf(error);
  return (
    <Panel label="改计划">
      <ErrorState
        title="这个计划没能读出来"
        text={`${failure.text}。`}
        errorNumber={failure.errorNumber}
        onRetry={() => void refetch()}
      />
    </Panel>
  );
}
