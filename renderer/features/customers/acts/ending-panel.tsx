import { type ReactElement, useId } from 'react';
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
import { type EndingDraft, endingWishOf, isPriceWrong, newEnding } from '../../followup/contact-draft.ts';
import { EvidencePart } from '../../followup/evidence-part.tsx';
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
  // whoever wants no calls has bought nothing elsewhere: he rests
  const proposed = standingOf(detail.consents, followupPurpose) === 'withdrawn' ? 'dormant' : 'lost';
  return (
    <OpportunityChoice detail={detail} opportunityId={opportunityId}>
      {(opportunity, choice) => (
        <EndingForm
          key={opportunity.id}
          customerId={detail.id}
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

interface FormProps extends Pick<EndingPanelProps, 'onClose' | 'onContact'> {
  readonly customerId: string;
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

function EndingForm(props: FormProps): ReactElement {
  const { customerId, opportunity, proposed, onClose, onContact, children } = props;
  const api = useApi();
  const notices = useNotices();
  const today = useToday();
  const group = useId();
  const [kept, keep] = useRemembered<EndingDraft | null>(['customer', 'ending', opportunity.id], null);
  const draft = kept ?? newEnding(proposed);
  const isWrong = isPriceWrong(draft);
  const ask = useAct(
    (wish: EndingDraft) => api.ending.request({ opportunityId: opportunity.id, ...endingWishOf(wish) }),
    {
      refreshes: touchedByWrites,
      onDone: ({ decideOn }) => {
        keep(null);
        onClose();
        notices.show({ text: `已申请${endings[draft.ending]}，经理${dateWords(decideOn, today)}前决定` });
      },
    },
  );
  const set = (next: EndingDraft): void => {
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
      disabled={draft.reason.trim() === '' || isWrong}
      error={
        needsContact ? (
          <>
            <p>{ask.failure.text}。</p>
            <Button icon="phone" onClick={onContact}>
              先登记今天的回访
            </Button>
          </>
        ) : (
          ask.errorBeside(['reason', 'competitor', 'priceFen'])
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
      {draft.ending === 'lost' && (
        <FieldRow
          label="在别处的成交价"
          error={isWrong ? '写成 11.28 万 或 112800；不知道就空着' : ask.errorAt('priceFen')}
        >
          {(control) => (
            <input
              {...control}
              className="in"
              maxLength={20}
              autoComplete="off"
              inputMode="decimal"
              placeholder="如 11.28 万；不知道可空着"
              value={draft.price}
              onChange={(event) => set({ ...draft, price: event.currentTarget.value })}
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
      <FieldRow label="怎么知道的" error={ask.errorAt('evidence')}>
        {(control) => (
          <input
            {...control}
            className="in"
            maxLength={200}
            autoComplete="off"
            placeholder="如 他发来提车的照片"
            value={draft.evidence}
            onChange={(event) => set({ ...draft, evidence: event.currentTarget.value })}
          />
        )}
      </FieldRow>
      <EvidencePart
        customerId={customerId}
        value={draft.evidenceId}
        onChange={(evidenceId) => set({ ...draft, evidenceId })}
      />
    </ActPanel>
  );
}
