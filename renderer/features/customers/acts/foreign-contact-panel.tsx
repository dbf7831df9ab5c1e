import { type ReactElement, useEffect, useRef } from 'react';
import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import { choices } from '../../../../shared/domain/dictionary.ts';
import { proposeCategory } from '../../../../shared/domain/feedback-category.ts';
import { type FollowupOutcome, followupOutcomes, isEffective } from '../../../../shared/domain/followup.ts';
import type { PlanMethod } from '../../../../shared/domain/plan-codes.ts';
import { useKeys } from '../../../app/use-keys.ts';
import { useApi } from '../../../state/api.ts';
import { useEntries } from '../../../state/lists.ts';
import { useNotices } from '../../../state/notices.ts';
import { useAct } from '../../../state/use-act.ts';
import { FeedbackField } from '../../followup/feedback-field.tsx';
import { OutcomeRow, outcomes } from '../../followup/outcome-row.tsx';
import { useContactDraft } from '../../followup/use-draft.ts';
import { touchedByWrites } from '../customer-queries.ts';
import { ActPanel } from './act-panel.tsx';

interface ForeignContactPanelProps {
  readonly detail: CustomerDetail;
  readonly onClose: () => void;
}

/** Somebody else's customer was on the telephone: recorded, told to whoever looks after him, closes no plan (§四.1). */
export function ForeignContactPanel({ detail, onClose }: ForeignContactPanelProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, put, clear } = useContactDraft(detail.id);
  const entries = useEntries()('feedback_category');
  const category = draft.category ?? proposeCategory(entries, draft.feedback);
  const told = detail.owner?.name ?? '经理';
  const save = useAct(
    ({ outcome, confirmedEmpty }: { readonly outcome: FollowupOutcome; readonly confirmedEmpty: boolean }) =>
      api.followup.record({
        contactId: draft.contactId,
        customerId: detail.id,
        outcome,
        method: methodOf(outcome),
        category,
        feedback: draft.feedback,
        confirmedEmpty,
      }),
    {
      refreshes: touchedByWrites,
      onDone: () => {
        clear();
        onClose();
        notices.show({ text: `已记下，${told}会看到；他的计划不变` });
      },
    },
  );
  // whoever calls has been reached: what he said can be written at once, and a figure in it is no outcome
  const outcome = draft.outcome ?? 'connected';
  useEffect(() => field.current?.focus(), []);
  const isWarned = save.failure?.code === 'FEEDBACK_EMPTY';
  // Warned once; the second press saves it as it is (§四.3).
  const record = (): void => save.run({ outcome, confirmedEmpty: isWarned });
  const change = (next: Partial<typeof draft>): void => {
    save.clear();
    put({ ...draft, ...next });
  };
  const choose = (next: FollowupOutcome): void => {
    change({ outcome: next });
    if (isEffective(next)) field.current?.focus();
  };
  useKeys(
    '记下他的来电',
    outcomes.map((each, index) => ({
      keys: String(index + 1),
      label: followupOutcomes[each],
      hint: '结果',
      run: () => choose(each),
    })),
    { layer: 'panel' },
  );
  return (
    <ActPanel
      title="记下他的来电"
      about={`这位客户${detail.owner === null ? '没有归属' : `归${detail.owner.name}`}`}
      done="记下这次联系"
      busy={save.busy}
      error={save.errorBeside(['feedback'])}
      consequence={`${told}会看到这次联系，原来的计划不变。`}
      onDone={record}
      onClose={onClose}
    >
      <OutcomeRow value={outcome} onChange={choose} error={null} />
      <FeedbackField
        categories={choices(entries)}
        category={category}
        isProposed={draft.category === null && category !== null}
        onCategory={(code) => change({ category: code })}
        value={draft.feedback}
        onChange={(feedback) => change({ feedback })}
        isOptional={!isEffective(outcome)}
        error={save.errorAt('feedback')}
        fieldRef={field}
      />
    </ActPanel>
  );
}

/** How he was reached, as far as the outcome says it; an incoming contact is a call. */
function methodOf(outcome: FollowupOutcome): PlanMethod {
  if (outcome === 'wechat_replied') return 'wechat';
  return outcome === 'visited' ? 'invite' : 'phone';
}
