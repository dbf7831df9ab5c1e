import { type ReactElement, useState } from 'react';
import { dateWords, spaced } from '../../../shared/calendar/words.ts';
import type { ContactSheet } from '../../../shared/contract/contact-sheet.ts';
import { planStates } from '../../../shared/domain/plan-codes.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { useCanOpen, useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel } from '../../components/panel.tsx';
import { useNow, useToday } from '../../state/clock.ts';
import { usePerson } from '../../state/session.ts';
import { useAct } from '../../state/use-act.ts';
import { CustomerHeader } from '../followup/customer-header.tsx';
import { OrderNote } from '../followup/order-note.tsx';
import { PastContacts } from '../followup/past-contacts.tsx';
import { planWords } from '../followup/plan-words.ts';
import { useContactDraft } from '../followup/use-draft.ts';
import { useOrderOffer } from '../followup/use-order-offer.ts';
import { useUndoContact } from '../followup/use-undo-contact.ts';
import { InstructForm } from '../instructions/instruct-form.tsx';
import { InstructLine } from '../instructions/instruct-line.tsx';
import { InstructionNotes } from '../instructions/instruction-notes.tsx';
import { ContactSounds } from '../recordings/contact-sounds.tsx';

interface DonePanelProps {
  readonly sheet: ContactSheet;
  readonly plan: NonNullable<ContactSheet['plan']>;
  readonly onNext: () => void;
}

/** A plan that is closed: what came of it and what comes next. */
export function DonePanel({ sheet, plan, onNext }: DonePanelProps): ReactElement {
  const today = useToday();
  const person = usePerson();
  const go = useGo();
  const canOpen = useCanOpen()('/customers/$id');
  const opportunity = sheet.opportunities.find((each) => each.id === plan.opportunityId);
  const next = opportunity?.nextPlan;
  const last = opportunity?.contacts[0];
  const offerOrder = useOrderOffer(sheet);
  const order = last && offerOrder(opportunity, { outcome: last.outcome, feedback: last.text });
  const [isInstructing, setInstructing] = useState(false);
  const now = useNow();
  const canUndo = plan.undo !== null && now < plan.undo.until;
  const takeBackContact = useUndoContact();
  const undo = useAct(takeBackContact);
  const { draft, clear } = useContactDraft(plan.id);
  // Somebody recorded it elsewhere while it was being written here.
  const unsent = draft.feedback.trim();
  const takeBack = (): void => {
    if (plan.undo !== null) undo.run(plan.undo.contactId);
  };
  useKeys(
    '回访',
    [
      { keys: 'Ctrl+Enter', label: '打下一个', disabled: isInstructing || unsent !== '', run: onNext },
      { keys: 'u', label: '撤销这次回访', disabled: !canUndo || isInstructing, run: takeBack },
    ],
    { layer: 'panel' },
  );
  if (isInstructing) {
    const followupId = opportunity?.contacts[0]?.id ?? null;
    return (
      <Panel label={`写批示 ${sheet.customer.name}`} header={<CustomerHeader sheet={sheet} />}>
        {opportunity && <PastContacts opportunity={opportunity} />}
        <InstructForm customerId={sheet.customer.id} followupId={followupId} onClose={() => setInstructing(false)} />
      </Panel>
    );
  }
  return (
    <Panel
      label={`已完成的回访 ${sheet.customer.name}`}
      header={<CustomerHeader sheet={sheet} />}
      footer={
        <>
          <Button look="primary" keys="Ctrl+Enter" onClick={onNext}>
            打下一个
          </Button>
          {canOpen && <Button onClick={() => go(`/customers/${sheet.customer.id}`)}>打开客户</Button>}
          {canUndo && (
            <Button keys="u" busy={undo.busy} onClick={takeBack} title="10 分钟内、当天以内可以撤销">
              撤销这次回访
            </Button>
          )}
        </>
      }
    >
      <InstructionNotes instructions={sheet.instructions} canAcknowledge={sheet.responsible} />
      <p className="t2">
        这个回访{planStates[plan.state]}，原定{spaced(dateWords(plan.dueOn, today)).trimEnd()}。
        {opportunity?.state === 'pending' &&
          next &&
          `已申请结束，经理${spaced(dateWords(next.dueOn, today))}以前决定。`}
        {opportunity?.state === 'ended' && '购车意向已经结束。'}
        {next?.role === 'next' && `下次：${planWords(next, today)}。`}
      </p>
      {order != null && <OrderNote onOrder={order} />}
      {unsent !== '' && (
        <Note tone="amber" icon="warning" live>
          <p>
            <b>您写的还没有记下：</b>这个回访在别处{planStates[plan.state]}。还要记的，抄到客户页「登记回访」里。
          </p>
          <p className="unsent">{unsent}</p>
          <Button small onClick={clear}>
            知道了，不要这些字
          </Button>
        </Note>
      )}
      {undo.failure !== null && (
        <Note tone="red" icon="warning" live>
          {undo.failure.text}
        </Note>
      )}
      {opportunity && <PastContacts opportunity={opportunity} />}
      {plan.contactId !== null && (
        <ContactSounds
          key={plan.contactId}
          customerId={sheet.customer.id}
          contactId={plan.contactId}
          canAttach={sheet.responsible || isManager(person.role)}
        />
      )}
      {!sheet.responsible && <InstructLine label="对这次回访写批示" onOpen={() => setInstructing(true)} />}
    </Panel>
  );
}
