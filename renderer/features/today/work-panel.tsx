import { type ReactElement, useState } from 'react';
import type { ContactSheet } from '../../../shared/contract/contact-sheet.ts';
import type { KeyBinding } from '../../app/keys.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { failureOf } from '../../state/failure.ts';
import { ContactForm } from '../followup/contact-form.tsx';
import { CustomerHeader } from '../followup/customer-header.tsx';
import { PlanEditor } from '../followup/plan-editor.tsx';
import { useContact } from '../followup/use-contact.ts';
import { useContactDraft } from '../followup/use-draft.ts';
import { useRecorded } from '../followup/use-recorded.ts';
import { InstructForm } from '../instructions/instruct-form.tsx';
import { InstructLine } from '../instructions/instruct-line.tsx';
import { InstructionNotes } from '../instructions/instruction-notes.tsx';
import { SaleCallPanel } from '../sales/sale-call-panel.tsx';
import { DonePanel } from './done-panel.tsx';
import { PlanReading } from './plan-reading.tsx';
import { ThisPlan } from './this-plan.tsx';
import { usePlanSheet } from './today-queries.ts';

interface WorkPanelProps {
  readonly planId: string;
  /** Opens the row after this one. */
  readonly onNext: () => void;
  /** Opens a call again that was done and taken back. */
  readonly onBack: (planId: string) => void;
}

/** The call that is open beside the list. */
export function WorkPanel({ planId, onNext, onBack }: WorkPanelProps): ReactElement {
  const { data: sheet, error, refetch } = usePlanSheet(planId);
  // handed to a colleague while it was open: neither the number nor the form is left behind
  const isHandedOver = error !== null && failureOf(error).code === 'NOT_OWNER';
  if (sheet?.plan != null && !isHandedOver) {
    const { plan } = sheet;
    if (plan.role === 'sale' && plan.state === 'open')
      return (
        <SaleCallPanel
          key={planId}
          sheet={sheet}
          plan={plan}
          done="完成，打下一个"
          onDone={onNext}
          onUndone={() => onBack(planId)}
        />
      );
    return plan.state === 'open' ? (
      <OpenPlan key={planId} sheet={sheet} plan={plan} onNext={onNext} onBack={onBack} />
    ) : (
      <DonePanel key={planId} sheet={sheet} plan={plan} onNext={onNext} />
    );
  }
  return <PlanReading label="回访" reading="正在读取客户…" error={error} onRetry={() => void refetch()} />;
}

interface OpenPlanProps {
  readonly sheet: ContactSheet;
  readonly plan: NonNullable<ContactSheet['plan']>;
  readonly onNext: () => void;
  readonly onBack: (planId: string) => void;
}

function OpenPlan({ sheet, plan, onNext, onBack }: OpenPlanProps): ReactElement {
  const { customer, responsible } = sheet;
  const [isEditing, setEditing] = useState(false);
  const [isInstructing, setInstructing] = useState(false);
  const { draft, put, clear } = useContactDraft(plan.id);
  const tell = useRecorded(sheet);
  const work = useContact({
    sheet,
    draft,
    onChange: put,
    onRecorded: (recorded, after) => {
      tell(recorded, { draft, put, onUndone: () => onBack(plan.id) });
      clear();
      if (after === 'next') onNext();
    },
  });
  const finish = (): void => work.record('next');
  const finishOnly = (): void => work.record('stay');
  const keys: readonly KeyBinding[] = [
    { keys: 'Ctrl+Enter', label: responsible ? '完成，打下一个' : '记下这次联系', run: finish },
    { keys: 'Ctrl+Shift+Enter', label: '只完成', hint: false, disabled: !responsible, run: finishOnly },
  ];
  if (isEditing) {
    const close = (): void => setEditing(false);
    return (
      <Panel label={`改计划 ${customer.name}`} header={<CustomerHeader sheet={sheet} />}>
        <PlanEditor sheet={sheet} plan={plan} onDone={close} onClose={close} />
      </Panel>
    );
  }
  if (isInstructing) {
    return (
      <Panel label={`写批示 ${customer.name}`} header={<CustomerHeader sheet={sheet} />}>
        <InstructForm customerId={customer.id} followupId={null} onClose={() => setInstructing(false)} />
      </Panel>
    );
  }
  return (
    <Panel
      label={`回访 ${customer.name}`}
      header={<CustomerHeader sheet={sheet} />}
      footer={
        <>
          <Button look="primary" keys="Ctrl+Enter" busy={work.isSaving} onClick={finish}>
            {responsible ? '完成，打下一个' : '记下这次联系'}
          </Button>
          {responsible && (
            <Button busy={work.isSaving} onClick={finishOnly} title="完成后停在这里 Ctrl Shift Enter">
              只完成
            </Button>
          )}
        </>
      }
    >
      <InstructionNotes instructions={sheet.instructions} canAcknowledge={responsible} />
      <ThisPlan plan={plan} editLabel={editLabel(plan.due, responsible)} onEdit={() => setEditing(true)} />
      <ContactForm work={work} keys={keys} />
      {!responsible && <InstructLine label="对这位客户写批示" onOpen={() => setInstructing(true)} />}
    </Panel>
  );
}

function editLabel(isDue: boolean, isResponsible: boolean): string {
  if (!isDue) return '改日期';
  return isResponsible ? '改时间' : '换计划';
}
