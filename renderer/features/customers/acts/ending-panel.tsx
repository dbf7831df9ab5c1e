import { type ReactElement, useId, useState } from 'react';
import { dateWords } from '../../../../shared/calendar/words.ts';
import type { CustomerDetail, OpportunityRow } from '../../../../shared/contract/customer-rows.ts';
import { followupPurpose, standingOf } from '../../../../shared/domain/consent.ts';
import { type Ending, endings } from '../../../../shared/domain/ending.ts';
import { Button } from '../../../components/button.tsx';
import { FieldRow } from '../../../components/field-row.tsx';
import { useApi } from '../../../state/api.ts';
import { useToday } from '../../../state/clock.ts';
import { useNotices } from '../../../state/notices.ts';
import { useRemembered } from '../../../state/remembered.ts';
import { useAct } from '../../../state/use-act.ts';
import { touchedByWrites } from '../customer-queries.ts';
import { ActPanel } from './act-panel.tsx';
import { OpportunityChoice } from './opportunity-choice.tsx';

interface EndingPanelProps {
  readonly detail: CustomerDetail;
  readonly opportunityId: string | null;
  readonly onClose: () => void;
  /** Records the contact that the request needs first. */
  readonly onContact: () => void;
}

/** 申请战败、休眠、无效 (§四.1): a manager decides; without a contact of the same day it is refused. */
export function EndingPanel({ detail, opportunityId, onClose, onContact }: EndingPanelProps): ReactElement {
  const [chosen, setChosen] = useState(opportunityId);
  // whoever wants no calls has bought nothing elsewhere: he rests
  const proposed = standingOf(detail.consents, followupPurpose) === 'withdrawn' ? 'dormant' : 'lost';
  return (
    <OpportunityChoice detail={detail} chosen={chosen} onChoose={setChosen}>
      {(opportunity, choice) => (
        <EndingForm
          key={opportunity.id}
          opportunity={opportunity}
          proposed={proposed}
          onClose={onClose}
          onContact={onContact}
        >
          {choice}
        </EndingForm>
      )}
    </OpportunityChoice>
  );
}

interface Draft {
  readonly ending: Ending;
  readonly reason: string;
  readonly competitor: string;
}

interface FormProps extends Pick<EndingPanelProps, 'onClose' | 'onContact'> {
  readonly opportunity: OpportunityRow;
  /** What is asked for unless somebody says otherwise. */
  readonly proposed: Ending;
  readonly children: ReactElement | null;
}

const kinds: readonly { readonly ending: Ending; readonly meaning: string }[] = [
  { ending: 'lost', meaning: '买了别家，或决定不买了' },
  { ending: 'dormant', meaning: '一时联系不上，以后可能再联系' },
  { ending: 'invalid', meaning: '号码不对，或不是买车的人' },
];

function EndingForm({ opportunity, proposed, onClose, onContact, children }: FormProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const today = useToday();
  const group = useId();
  const [kept, keep] = useRemembered<Draft | null>(['customer', 'ending', opportunity.id], null);
  const draft = kept ?? { ending: proposed, reason: '', competitor: '' };
  const ask = useAct(
    ({ ending, reason, competitor }: Draft) =>
      api.ending.request({
        opportunityId: opportunity.id,
        ending,
        reason,
        competitor: ending === 'lost' && competitor.trim() !== '' ? competitor : null,
      }),
    {
      refreshes: touchedByWrites,
      onDone: ({ decideOn }) => {
        keep(null);
        onClose();
        notices.show({ text: `已申请${endings[draft.ending]}，经理${dateWords(decideOn, today)}前决定` });
      },
    },
  );
  const set = (next: Draft): void => {
    ask.clear();
    keep(next);
  };
  const needsContact = ask.failure?.code === 'ENDING_NEEDS_ATTEMPT';
  return (
    <ActPanel
      title="申请结束"
      about={opportunity.vehicleLabel ?? '车型没定'}
      done={`申请${endings[draft.ending]}`}
      busy={ask.busy}
      disabled={draft.reason.trim() === ''}
      error={
        needsContact ? (
          <>
            <p>{ask.failure.text}。</p>
            <Button icon="phone" onClick={onContact}>
              先登记今天的回访
            </Button>
          </>
        ) : (
          ask.errorBeside(['reason', 'competitor'])
        )
      }
      consequence="送出后由经理决定，决定前这个意向不能改，也不算没回访；送出不能撤销。"
      onDone={() => ask.run(draft)}
      onClose={onClose}
    >
      {children}
      <div className="rad ending-kinds" role="radiogroup" aria-label="怎样结束">
        {kinds.map(({ ending, meaning }) => (
          <label key={ending}>
            <input
              type="radio"
              name={group}
              checked={draft.ending === ending}
              onChange={() => set({ ...draft, ending })}
            />
            <span>
              <b>{endings[ending]}</b> <span className="t2">{meaning}</span>
            </span>
          </label>
        ))}
      </div>
      {draft.ending === 'lost' && (
        <FieldRow label="买了什么" error={ask.errorAt('competitor')}>
          {(control) => (
            <input
              {...control}
              className="in"
              maxLength={40}
              autoComplete="off"
              placeholder="如 宋PLUS；不知道可空着"
              value={draft.competitor}
              onChange={(event) => set({ ...draft, competitor: event.currentTarget.value })}
            />
          )}
        </FieldRow>
      )}
      <FieldRow label="申请原因" required error={ask.errorAt('reason')}>
        {(control) => (
          <textarea
            {...control}
            className="ta"
            rows={3}
            maxLength={200}
            value={draft.reason}
            onChange={(event) => set({ ...draft, reason: event.currentTarget.value })}
          />
        )}
      </FieldRow>
    </ActPanel>
  );
}
