import { type ReactElement, useState } from 'react';
import type { CivilDate } from '../../../../shared/calendar/civil-date.ts';
import { daysBetween } from '../../../../shared/calendar/civil-date.ts';
import type { StoreCalendar } from '../../../../shared/calendar/store-calendar.ts';
import { openDayOnOrAfter } from '../../../../shared/calendar/store-calendar.ts';
import { dateColumn, dateWords, weekdayWords } from '../../../../shared/calendar/words.ts';
import type { CustomerDetail, CustomerPlan } from '../../../../shared/contract/customer-rows.ts';
import { planOrigins, planStates } from '../../../../shared/domain/plan-codes.ts';
import { Icon, type IconName } from '../../../components/icon.tsx';
import { Tag } from '../../../components/marks.tsx';
import { Section } from '../../../components/panel.tsx';
import { useToday } from '../../../state/clock.ts';
import { ExtendedTag } from '../../followup/extended-tag.tsx';
import { methodWords } from '../customer-words.ts';
import { useStoreCalendar } from '../store-calendar.ts';

interface PlansSectionProps {
  readonly detail: CustomerDetail;
  /** Opens a plan to change it; left out where none may be changed. */
  readonly onChange?: (planId: string) => void;
}

/** So many plans that are behind are seen without asking for more. */
const closedShown = 2;

/** 回访计划: what is to come, then what was done last; what lies further back is folded away. */
export function PlansSection({ detail, onChange }: PlansSectionProps): ReactElement {
  const open = detail.plans.filter((plan) => plan.state === 'open');
  const closed = detail.plans.filter((plan) => plan.state !== 'open');
  const [showsAll, setShowsAll] = useState(false);
  const behind = closed.toSorted((a, b) => ((a.closedOn ?? a.dueOn) > (b.closedOn ?? b.dueOn) ? -1 : 1));
  const sorted = [
    ...open.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
    ...(showsAll ? behind : behind.slice(0, closedShown)),
  ];
  return (
    <Section
      title="回访计划"
      end={
        behind.length > closedShown && (
          <button type="button" className="link" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? '收起以前的' : `以前的 ${behind.length}`}
          </button>
        )
      }
    >
      {sorted.length === 0 && <p className="t3">没有回访计划。</p>}
      <ul>
        {sorted.map((plan) => (
          <PlanLine key={plan.id} plan={plan} {...(onChange === undefined ? {} : { onChange })} />
        ))}
      </ul>
    </Section>
  );
}

function PlanLine({
  plan,
  onChange,
}: {
  readonly plan: CustomerPlan;
  readonly onChange?: (planId: string) => void;
}): ReactElement {
  const today = useToday();
  const calendar = useStoreCalendar();
  const isOpen = plan.state === 'open';
  const what = [methodWords(plan.method), plan.purpose || planOrigins[plan.origin]]
    .filter((part) => part !== '')
    .join('，');
  const words = (
    <>
      <span className={isOpen && plan.dueOn <= today ? 'acc' : 't3'}>
        <Icon name={iconOf(plan, today)} />
      </span>
      <span className={isOpen && plan.dueOn <= today ? 'b' : ''}>{dayOf(plan, today)}</span>
      <span className="cut" title={what}>
        {what}
      </span>
      <PlanEnd plan={plan} today={today} calendar={calendar} />
    </>
  );
  if (!isOpen || plan.role === 'decision' || onChange === undefined) {
    return <li className={isOpen ? 'plan-line' : 'plan-line t2'}>{words}</li>;
  }
  return (
    <li>
      <button type="button" className="plan-line" title={`改计划：${what}`} onClick={() => onChange(plan.id)}>
        {words}
      </button>
    </li>
  );
}

function iconOf(plan: CustomerPlan, today: CivilDate): IconName {
  if (plan.state === 'done') return 'check';
  if (plan.state !== 'open') return 'cross';
  if (plan.role === 'decision') return 'decide';
  return plan.dueOn <= today ? 'clock' : 'circle';
}

/** 「今天 15:00」「12-06 周日」 */
function dayOf(plan: CustomerPlan, today: CivilDate): string {
  const words = dateWords(plan.dueOn, today);
  const day =
    words.length <= 2 && plan.state === 'open' ? words : `${dateColumn(plan.dueOn)} ${weekdayWords(plan.dueOn)}`;
  return plan.dueTime === null || plan.state !== 'open'
    ? day
    : `${words.length <= 2 ? day : dateColumn(plan.dueOn)} ${plan.dueTime}`;
}

interface PlanEndProps {
  readonly plan: CustomerPlan;
  readonly today: CivilDate;
  readonly calendar: StoreCalendar | undefined;
}

function PlanEnd({ plan, today, calendar }: PlanEndProps): ReactElement {
  const counted = calendar === undefined ? plan.dueOn : openDayOnOrAfter(calendar, plan.dueOn);
  if (plan.state === 'open') {
    if (plan.role === 'decision') return <Tag tone={counted < today ? 'red' : 'accent'}>等经理决定</Tag>;
    if (counted < today) return <Tag tone="red">逾期 {daysBetween(counted, today)} 天</Tag>;
    if (plan.dueOn === today) return <Tag tone="accent">今天</Tag>;
    if (plan.extension !== null) return <ExtendedTag extension={plan.extension} />;
    return <span className="xs t2">{plan.role === 'further' ? '另加的' : ''}</span>;
  }
  if (plan.state === 'done' && plan.closedOn !== null) {
    const late = daysBetween(counted, plan.closedOn);
    return late > 0 ? <span className="xs red">晚 {late} 天</span> : <span className="xs">按时</span>;
  }
  return (
    <span className="xs" title={plan.closeReason}>
      {planStates[plan.state]}
    </span>
  );
}
