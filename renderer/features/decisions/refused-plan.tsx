import type { ReactElement } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../shared/calendar/words.ts';
import { codesOf } from '../../../shared/domain/codes.ts';
import { type PlanMethod, planMethods } from '../../../shared/domain/plan-codes.ts';
import { Combo } from '../../components/combo.tsx';
import { filterOptions } from '../../components/combo-filter.ts';
import { useToday } from '../../state/clock.ts';

/** What a manager says of the plan that a refusal makes; its day is the rule's. */
export interface RefusedPlanDraft {
  readonly dueTime: string | null;
  readonly method: PlanMethod;
  readonly purpose: string;
}

const methodOptions = codesOf(planMethods).map((value) => ({ value, label: planMethods[value] }));

interface RefusedPlanProps {
  /** Whose plan it will be. */
  readonly name: string;
  /** Undefined until read. */
  readonly dueOn: CivilDate | undefined;
  readonly value: RefusedPlanDraft;
  readonly onChange: (plan: RefusedPlanDraft) => void;
}

/** The plan that the consultant gets when a request is refused. */
export function RefusedPlan({ name, dueOn, value, onChange }: RefusedPlanProps): ReactElement {
  const today = useToday();
  return (
    <div className="next-plan">
      <div className="xs t2">不批准以后</div>
      <p className="sent">
        {name} {dueOn === undefined ? '下一个营业日' : dateWords(dueOn, today)} 用{' '}
        <Combo
          chevron={false}
          text={planMethods[value.method]}
          chosen={[value.method]}
          optionsFor={(typed) => filterOptions(methodOptions, typed)}
          onPick={(picked) => {
            const option = methodOptions.find((each) => each.value === picked);
            if (option) onChange({ ...value, method: option.value });
          }}
          input={{ className: 'tok', 'aria-label': '方式', autoComplete: 'off' }}
        />{' '}
        联系，目的{' '}
        <input
          className="tok"
          aria-label="目的"
          placeholder="继续跟进"
          maxLength={60}
          value={value.purpose}
          onChange={(event) => onChange({ ...value, purpose: event.currentTarget.value })}
        />
        。
      </p>
    </div>
  );
}
