import type { ReactElement } from 'react';
import { daysBetween } from '../../../shared/calendar/civil-date.ts';
import { openDayOnOrAfter } from '../../../shared/calendar/store-calendar.ts';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { CustomerDetail, CustomerPlan, OpportunityRow } from '../../../shared/contract/customer-rows.ts';
import { useCanOpen, useGo } from '../../app/go.tsx';
import { Button } from '../../components/button.tsx';
import { useToday } from '../../state/clock.ts';
import { ExtendedTag } from '../followup/extended-tag.tsx';
import { methodWords, nextSaleCallOf, nextStepOf } from './customer-words.ts';
import { useStoreCalendar } from './store-calendar.ts';

interface NextStepProps {
  readonly detail: CustomerDetail;
  /** Left out where the person may not change plans. */
  readonly onMove?: (planId: string) => void;
}

/** What is to be done next with this customer, and until when at the latest. */
export function NextStep({ detail, onMove }: NextStepProps): ReactElement {
  const step = nextStepOf(detail);
  const saleCall = nextSaleCallOf(detail);
  if (step === null && saleCall !== null) {
    return <SaleStep plan={saleCall} {...(onMove ? { onMove: () => onMove(saleCall.id) } : {})} />;
  }
  if (step === null) {
    return (
      <div className="next-step quiet">
        <span className="b">下一步</span>
        <span className="cut t2">
          {detail.opportunities.length === 0 ? '还没有购车意向' : '购车意向都已结束'}，没有要做的回访。
        </span>
      </div>
    );
  }
  return (
    <Step
      {...step}
      {...(onMove && step.plan.role !== 'decision' ? { onMove: () => onMove(step.plan.id) } : {})}
      others={detail.opportunities.filter((each) => each.state !== 'ended').length - 1}
    />
  );
}

/** The next call after a delivery. */
function SaleStep({ plan, onMove }: { readonly plan: CustomerPlan; readonly onMove?: () => void }): ReactElement {
  const today = useToday();
  const late = plan.dueOn < today ? daysBetween(plan.dueOn, today) : 0;
  return (
    <div className="next-step">
      <span className="acc b">下一步</span>
      <span className="cut">
        {late > 0 && <b className="red">逾期 {late} 天，应 </b>}
        <b>{dateWords(plan.dueOn, today)}</b> {plan.purpose}
      </span>
      <span className="grow" />
      {onMove && late === 0 && plan.dueOn !== today && (
        <Button small keys="p" onClick={onMove}>
          改计划
        </Button>
      )}
    </div>
  );
}

interface StepProps {
  readonly plan: CustomerPlan;
  readonly opportunity: OpportunityRow;
  readonly onMove?: () => void;
  readonly others: number;
}

function Step({ plan, opportunity, onMove, others }: StepProps): ReactElement {
  const today = useToday();
  const calendar = useStoreCalendar();
  const counted = calendar === undefined ? plan.dueOn : openDayOnOrAfter(calendar, plan.dueOn);
  const late = counted < today ? daysBetween(counted, today) : 0;
  const canOpen = useCanOpen();
  const go = useGo();
  const isDecision = plan.role === 'decision';
  const when = `${dateWords(plan.dueOn, today)}${plan.dueTime === null ? '' : ` ${plan.dueTime}`}`;
  const what = isDecision ? `前经理${plan.purpose || '决定结束申请'}` : ` ${methodWords(plan.method)}`;
  const purpose = isDecision ? '' : plan.purpose;
  const sentence = [`${when}${what}`, purpose].filter((part) => part !== '').join('，');
  return (
    <div className="next-step">
      <span className="acc b">下一步</span>
      <span className="cut" title={sentence}>
        {late > 0 && <b className="red">逾期 {late} 天，应 </b>}
        <b>
          {when}
          {what}
        </b>
        {purpose !== '' && `，${purpose}`}
        {others > 0 && purpose === '' && opportunity.vehicleLabel !== null && `，${opportunity.vehicleLabel}`}
      </span>
      <span className="grow" />
      {!isDecision && <Limit plan={plan} opportunity={opportunity} />}
      {isDecision && canOpen('/decisions') && (
        <Button small onClick={() => go('/decisions')}>
          看待我决定的
        </Button>
      )}
      {onMove && (
        <Button small keys="p" onClick={onMove}>
          改计划
        </Button>
      )}
    </div>
  );
}

/** The last day that the level allows, or who let the plan stay beyond it. */
function Limit({ plan, opportunity }: Pick<StepProps, 'plan' | 'opportunity'>): ReactElement {
  const today = useToday();
  const { extension } = plan;
  if (extension === null) return <span className="t2 xs nw">{limitWords(opportunity, today)}</span>;
  return (
    <>
      <ExtendedTag extension={extension} />
      <span className="t2 xs cut reason" title={extension.reason}>
        {extension.by.name}：{extension.reason}
      </span>
    </>
  );
}

function limitWords({ level, limitOn }: OpportunityRow, today: string): string {
  if (limitOn === today) return `${level} 级今天最后一天`;
  if (limitOn < today) return `${level} 级应在 ${dateWords(limitOn, today)} 以前`;
  return `${level} 级最晚 ${dateWords(limitOn, today)}`;
}
