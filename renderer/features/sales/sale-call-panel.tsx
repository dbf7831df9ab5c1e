import './sales.css';
import '../followup/followup.css';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { flushSync } from 'react-dom';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { ContactSheet } from '../../../shared/contract/contact-sheet.ts';
import { type FollowupOutcome, followupOutcomes, isEffective } from '../../../shared/domain/followup.ts';
import type { SaleCall } from '../../../shared/domain/sale-plan.ts';
import { type SaleAnswers, saleCallOf, saleScripts } from '../../../shared/domain/sale-script.ts';
import { useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { CardGrid } from '../../components/card/card-grid.tsx';
import { focusCellOf } from '../../components/card/cell-walk.ts';
import { TextAreaCell, TextCell } from '../../components/card/text-cells.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useNotices } from '../../state/notices.ts';
import { useRemembered } from '../../state/remembered.ts';
import { type Act, useAct } from '../../state/use-act.ts';
import { CustomerHeader } from '../followup/customer-header.tsx';
import { OutcomeRow, outcomes } from '../followup/outcome-row.tsx';
import { PastContacts } from '../followup/past-contacts.tsx';
import { useUndoContact } from '../followup/use-undo-contact.ts';
import { touchedBySales, useSalesOf } from './sale-queries.ts';
import { boundsWords, callTitle } from './sale-words.ts';
import { ScriptCells } from './script-cells.tsx';
import { ScriptWords } from './script-words.tsx';

interface SaleCallPanelProps {
  readonly sheet: ContactSheet;
  readonly plan: NonNullable<ContactSheet['plan']>;
  /** What the finishing button says: 「完成，打下一个」 in a list. */
  readonly done: string;
  readonly onDone: () => void;
  readonly onClose?: () => void;
  /** Opens the call again after it was taken back. */
  readonly onUndone?: () => void;
  /** The plan in one line, with the way to change it. */
  readonly children?: ReactNode;
}

interface Draft {
  readonly outcome: FollowupOutcome | null;
  readonly answers: SaleAnswers;
  readonly feedback: string;
  readonly leadName: string;
  readonly leadPhone: string;
}

const blank: Draft = { outcome: null, answers: {}, feedback: '', leadName: '', leadPhone: '' };

/** One of the four calls after a delivery: what is said, what was answered, and recording it in one act (§五.1). */
export function SaleCallPanel(props: SaleCallPanelProps): ReactElement {
  const { sheet, plan, done, onDone, onClose, onUndone, children } = props;
  const { customer } = sheet;
  const opportunity = sheet.opportunities.find(({ id }) => id === plan.opportunityId);
  const call = saleCallOf(plan.origin) ?? 'sale_48h';
  const [draft, keep] = useRemembered<Draft>(['sale', 'call', plan.id], blank);
  const record = useRecord({
    planId: plan.id,
    name: customer.name,
    onDone: () => {
      keep(blank);
      onDone();
    },
    onUndone: (said) => {
      keep(said);
      onUndone?.();
    },
  });
  const set = (change: Partial<Draft>): void => {
    record.clear();
    keep({ ...draft, ...change });
  };
  // warned once; the second press records it as it is (§四.3)
  const isWarned = record.failure?.code === 'FEEDBACK_EMPTY';
  const refusal = record.errorBeside(isWarned ? leadFields : ['feedback', ...leadFields]);
  const finish = (): void => {
    if (draft.outcome !== null) record.run({ ...draft, outcome: draft.outcome, confirmedEmpty: isWarned });
  };
  const form = useRef<HTMLFormElement>(null);
  const choose = (outcome: FollowupOutcome): void => {
    flushSync(() => set({ outcome })); // the questions are there to go to, or are not
    // whoever was reached is asked the first question; what one says who refuses is written
    const goesTo = isEffective(outcome) ? saleScripts[call][0]?.name : outcome === 'refused' ? 'feedback' : undefined;
    if (form.current && goesTo !== undefined) focusCellOf(form.current, goesTo);
  };
  const isReady = draft.outcome !== null;
  useKeys(
    '交车后回访',
    [
      ...outcomes.map((outcome, index) => ({
        keys: String(index + 1),
        label: followupOutcomes[outcome],
        hint: '结果',
        run: () => choose(outcome),
      })),
      { keys: 'Ctrl+Enter', label: done, disabled: !isReady, run: finish },
      ...(onClose ? [{ keys: 'Escape', label: '先不记', run: onClose }] : []),
    ],
    { layer: 'panel' },
  );
  return (
    <Panel
      label={`${callTitle(call)} ${customer.name}`}
      header={<CustomerHeader sheet={sheet} />}
      footer={
        <>
          <Button look="primary" keys="Ctrl+Enter" busy={record.busy} disabled={!isReady} onClick={finish}>
            {done}
          </Button>
          {onClose && <Button onClick={onClose}>先不记</Button>}
        </>
      }
    >
      {children}
      <CallFacts customerId={customer.id} planId={plan.id} call={call} />
      {opportunity && opportunity.contacts.length > 0 && <PastContacts opportunity={opportunity} />}
      <ScriptWords call={call} />
      <OutcomeRow value={draft.outcome} onChange={choose} error={null} />
      {draft.outcome !== null && !isEffective(draft.outcome) && (
        <Note icon="clock">{vainWords(call, draft.outcome)}</Note>
      )}
      <CardGrid label={callTitle(call)} formRef={form} unread={record.unread} onEnd={finish}>
        <div className="cs">
          {(draft.outcome === null || isEffective(draft.outcome)) && (
            <>
              <ScriptCells call={call} answers={draft.answers} onChange={(answers) => set({ answers })} />
              {call === 'sale_month' && draft.answers.leads === 'yes' && (
                <LeadCells draft={draft} set={set} act={record} />
              )}
            </>
          )}
          <TextAreaCell
            name="feedback"
            label="客户反馈"
            span={12}
            value={draft.feedback}
            maxLength={1000}
            as="答了上面的可以不写"
            error={isWarned ? '还没写' : record.errorAt('feedback')}
            onChange={(feedback) => set({ feedback })}
          />
        </div>
      </CardGrid>
      {refusal !== null && (
        <Note tone="red" icon="warning" live>
          {refusal}
        </Note>
      )}
    </Panel>
  );
}

/** Said in their cells. */
const leadFields = ['lead', 'phone'];

/** @property confirmedEmpty the warning about an empty feedback was seen (§四.3) */
type Recording = Draft & { readonly outcome: FollowupOutcome; readonly confirmedEmpty: boolean };

interface Recorder {
  readonly planId: string;
  readonly name: string;
  readonly onDone: () => void;
  /** The call was taken back: what had been written, to be sent anew. */
  readonly onUndone: (said: Draft) => void;
}

function useRecord({ planId, name, onDone, onUndone }: Recorder): Act<Recording> {
  const api = useApi();
  const takeBack = useUndoContact();
  const go = useGo();
  const notices = useNotices();
  const today = useToday();
  return useAct(
    ({ outcome, answers, feedback, confirmedEmpty, leadName, leadPhone }: Recording) => {
      const isReached = isEffective(outcome);
      const hasLead = isReached && answers.leads === 'yes' && leadName.trim() !== '';
      return api.sale.recordCall({
        planId,
        outcome,
        feedback,
        answers: isReached ? answers : {},
        confirmedEmpty,
        lead: hasLead ? { name: leadName, phone: leadPhone.trim() === '' ? null : leadPhone } : null,
      });
    },
    {
      refreshes: touchedBySales,
      onDone: ({ contactId, nextPlan, unreached, draftId }, said) => {
        const what =
          nextPlan !== null
            ? `没联系上，${dateWords(nextPlan.dueOn, today)}再打`
            : unreached
              ? '没联系上，转客服'
              : '记下了';
        notices.show({
          text: `${name} ${what}`,
          undo: async () => {
            await takeBack(contactId);
            onUndone(said);
            notices.show({ text: `已撤销${name}的这次回访，写的都还在，改好再记` });
          },
          ...(draftId === null
            ? {}
            : { action: { label: '写介绍来的洽谈卡', run: () => go(`/cards/draft/${draftId}`) } }),
        });
        onDone();
      },
    },
  );
}

function LeadCells({
  draft,
  set,
  act,
}: {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  act: Act<Recording>;
}): ReactElement {
  return (
    <>
      <TextCell
        name="leadName"
        label="介绍了谁"
        span={6}
        value={draft.leadName}
        as="开一张洽谈卡草稿"
        maxLength={50}
        error={act.errorAt('lead')}
        onChange={(leadName) => set({ leadName })}
      />
      <TextCell
        name="leadPhone"
        label="他的电话"
        span={6}
        value={draft.leadPhone}
        inputMode="tel"
        maxLength={40}
        error={act.errorAt('phone')}
        onChange={(leadPhone) => set({ leadPhone })}
      />
    </>
  );
}

/** Which call it is, until when, and of which car. */
function CallFacts(props: {
  readonly customerId: string;
  readonly planId: string;
  readonly call: SaleCall;
}): ReactElement {
  const { customerId, planId, call } = props;
  const today = useToday();
  const { data } = useSalesOf(customerId);
  const sale = data?.sales.find(({ calls }) => calls.some((each) => each.planId === planId));
  const found = sale?.calls.find((each) => each.planId === planId);
  return (
    <p className="xs t2">
      <b>{callTitle(call)}</b>
      {found && ` · ${boundsWords(found, today)}`}
      {sale?.deliveredOn && ` · ${dateWords(sale.deliveredOn, today)} 交车`}
      {sale?.vehicleLabel && ` · ${sale.vehicleLabel}`}
      {found?.lateSinceOn && <span className="amber"> · 补录的，原定 {dateWords(found.lateSinceOn, today)}</span>}
    </p>
  );
}

function vainWords(call: SaleCall, outcome: FollowupOutcome): string {
  if (outcome !== 'no_answer' && outcome !== 'switched_off')
    return call === 'sale_csi' ? '不再重打，转客服，经理也会看到。' : '不再重打，经理会看到。';
  return call === 'sale_csi'
    ? '下一个营业日再打；到最后一天还没联系上，记为未联系上，转客服。'
    : '下一个营业日再打；三天都没联系上，经理会看到。';
}
