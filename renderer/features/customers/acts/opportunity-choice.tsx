import { type ReactElement, useState } from 'react';
import type { CustomerDetail, OpportunityRow } from '../../../../shared/contract/customer-rows.ts';
import { FieldRow } from '../../../components/field-row.tsx';
import { Panel } from '../../../components/panel.tsx';
import { Picker } from '../../../components/picker.tsx';
import { EmptyState } from '../../../components/states.tsx';
import { followedOf } from '../customer-words.ts';

interface OpportunityChoiceProps {
  readonly detail: CustomerDetail;
  /** The one that was pointed at; null for the most urgent one. */
  readonly opportunityId: string | null;
  readonly children: (opportunity: OpportunityRow, choice: ReactElement | null) => ReactElement;
}

/** Which of the customer's open opportunities an act is about; with one alone nothing is asked. */
export function OpportunityChoice({ detail, opportunityId, children }: OpportunityChoiceProps): ReactElement {
  const [chosen, setChosen] = useState(opportunityId);
  const open = followedOf(detail.opportunities).filter((each) => each.state === 'open');
  const opportunity = open.find((each) => each.id === chosen) ?? open[0];
  if (opportunity === undefined) {
    return (
      <Panel label="购车意向">
        <EmptyState title="没有可以改的购车意向" text="都已结束，或正等经理决定。" />
      </Panel>
    );
  }
  if (open.length === 1) return children(opportunity, null);
  const choice = (
    <FieldRow label="哪一个意向">
      {(control) => (
        <Picker
          control={control}
          value={opportunity.id}
          options={open.map((each) => ({
            value: each.id,
            label: each.vehicleLabel ?? '车型没定',
            hint: `${each.level} 级`,
          }))}
          onChange={(id) => {
            if (id !== null) setChosen(id);
          }}
        />
      )}
    </FieldRow>
  );
  return children(opportunity, choice);
}
