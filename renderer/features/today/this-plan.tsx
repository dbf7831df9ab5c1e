import type { ReactElement } from 'react';
import type { ContactSheet } from '../../../shared/contract/contact-sheet.ts';
import { useKeys } from '../../app/use-keys.ts';
import { useToday } from '../../state/clock.ts';
import { extensionWords, planWords } from '../followup/plan-words.ts';

interface ThisPlanProps {
  readonly plan: NonNullable<ContactSheet['plan']>;
  /** What the link says: 「改时间」 where the day is fixed. */
  readonly editLabel: string;
  readonly onEdit: () => void;
}

/** What was planned, in one line, and the way to change it. */
export function ThisPlan({ plan, editLabel, onEdit }: ThisPlanProps): ReactElement {
  const today = useToday();
  useKeys('这个计划', [{ keys: 'm', label: editLabel, hint: false, run: onEdit }], { layer: 'panel' });
  const { extension } = plan;
  const words = planWords(plan, today);
  return (
    <div className="xs">
      <div className="row" style={{ gap: 6 }}>
        <span className="b t2">本次</span>
        <span className="cut" title={words}>
          {plan.overdueDays > 0 && <span className="red b">逾期 {plan.overdueDays} 天，应 </span>}
          {words}
        </span>
        <span className="grow" />
        <button type="button" className="link nw" title={`${editLabel} M`} onClick={onEdit}>
          {editLabel}
        </button>
      </div>
      {extension !== null && <div className="t3">{extensionWords(extension, today)}</div>}
    </div>
  );
}
