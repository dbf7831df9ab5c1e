import { type ReactElement, useState } from 'react';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { ContactSheet } from '../../../shared/contract/contact-sheet.ts';
import { planMethods } from '../../../shared/domain/plan-codes.ts';
import { useKeys } from '../../app/use-keys.ts';
import { useToday } from '../../state/clock.ts';
import { PlanEditor } from '../followup/plan-editor.tsx';

interface ThisPlanProps {
  readonly sheet: ContactSheet;
  readonly plan: NonNullable<ContactSheet['plan']>;
  /** What the link says: 「改时间」 where the day is fixed. */
  readonly editLabel: string;
}

/** What was planned, in one line, and changing it. */
export function ThisPlan({ sheet, plan, editLabel }: ThisPlanProps): ReactElement {
  const today = useToday();
  const [isEditing, setEditing] = useState(false);
  useKeys(
    '这个计划',
    [{ keys: 'm', label: editLabel, hint: false, disabled: isEditing, run: () => setEditing(true) }],
    {
      layer: 'panel',
    },
  );
  if (isEditing) {
    const close = (): void => setEditing(false);
    return <PlanEditor sheet={sheet} plan={plan} onDone={close} onClose={close} />;
  }
  const { extension } = plan;
  const what = [
    `${dateWords(plan.dueOn, today)}${plan.dueTime === null ? '' : ` ${plan.dueTime}`}`,
    planMethods[plan.method],
  ];
  return (
    <div className="xs">
      <div className="row" style={{ gap: 6 }}>
        <span className="b t2">本次</span>
        <span className="cut" title={plan.purpose}>
          {plan.overdueDays > 0 && <span className="red b">逾期 {plan.overdueDays} 天，应 </span>}
          {what.join(' ')}
          {plan.purpose !== '' && `，${plan.purpose}`}
        </span>
        <span className="grow" />
        <button type="button" className="link nw" title={`${editLabel} M`} onClick={() => setEditing(true)}>
          {editLabel}
        </button>
      </div>
      {extension !== null && (
        <div className="t3">
          {extension.by.name} 延到 {dateWords(extension.to, today)}：{extension.reason}
        </div>
      )}
    </div>
  );
}
