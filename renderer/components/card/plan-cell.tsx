import type { ReactElement } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { type PlanDraft, PlanSentence } from '../plan-sentence.tsx';
import { Cell, type CellProps } from './cell.tsx';

interface PlanCellProps extends CellProps {
  readonly value: PlanDraft;
  readonly onChange: (plan: PlanDraft) => void;
  readonly today: CivilDate;
  readonly min?: CivilDate;
  readonly max?: CivilDate;
  readonly errorField?: keyof PlanDraft;
}

/** The next plan inside the card; the latest permitted day is said in `as`. */
export function PlanCell({ value, onChange, today, min, max, errorField, ...frame }: PlanCellProps): ReactElement {
  return (
    <Cell {...frame} kind="group">
      {({ labelId }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no label of its own to share the row
        <div className="plan" role="group" aria-labelledby={labelId}>
          <PlanSentence
            name={frame.name}
            value={value}
            onChange={onChange}
            today={today}
            {...(min === undefined ? {} : { min })}
            {...(max === undefined ? {} : { max })}
            {...(errorField === undefined ? {} : { wrongField: errorField })}
          />
        </div>
      )}
    </Cell>
  );
}
