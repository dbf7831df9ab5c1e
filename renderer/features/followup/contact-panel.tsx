import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { ContactSheet } from '../../../shared/contract/contact-sheet.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { InstructionNotes } from '../instructions/instruction-notes.tsx';
import { ContactForm } from './contact-form.tsx';
import { CustomerHeader } from './customer-header.tsx';
import { useContact } from './use-contact.ts';
import { useContactDraft } from './use-draft.ts';
import { useRecorded } from './use-recorded.ts';

interface ContactPanelProps {
  readonly customerId: string;
  /** The plan that the contact executes; null for one without a plan (an incoming call, a visit). */
  readonly planId: string | null;
  /** The contact was recorded. */
  readonly onDone: () => void;
  /** Left without recording; what was written stays. */
  readonly onClose: () => void;
}

/** 登记回访: a contact beside the page of the customer, for a plan that is due or without one. */
export function ContactPanel({ customerId, planId, onDone, onClose }: ContactPanelProps): ReactElement {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['followup', 'sheet', customerId, planId],
    queryFn: ({ signal }) =>
      planId === null ? api.followup.prepare({ customerId }, { signal }) : api.plan.get({ id: planId }, { signal }),
  });
  if (data !== undefined && data.opportunities.length > 0) {
    return <Filled key={planId ?? customerId} sheet={data} onDone={onDone} onClose={onClose} />;
  }
  const failure = error === null ? null : failureOf(error);
  return (
    <Panel label="登记回访">
      {data !== undefined ? (
        <EmptyState title="没有进行中的购车意向" text="回访记在购车意向上。先给这位客户建一个新的购车意向。">
          <Button onClick={onClose}>回到客户</Button>
        </EmptyState>
      ) : failure === null ? (
        <LoadingRows words="正在读取客户…" />
      ) : (
        <ErrorState
          title="客户没能读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={() => void refetch()}
        />
      )}
    </Panel>
  );
}

function Filled(props: {
  readonly sheet: ContactSheet;
  readonly onDone: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { sheet, onDone, onClose } = props;
  const { customer, plan } = sheet;
  const { draft, put, clear } = useContactDraft(plan?.id ?? customer.id);
  const tell = useRecorded(sheet);
  const work = useContact({
    sheet,
    draft,
    onChange: put,
    onRecorded: (recorded) => {
      tell(recorded, { draft, put });
      clear();
      onDone();
    },
  });
  const keys = [{ keys: 'Ctrl+Enter', label: '记下这次联系', run: () => work.record() }];
  return (
    <Panel
      label={`登记回访 ${customer.name}`}
      header={<CustomerHeader sheet={sheet} />}
      footer={
        <>
          <Button look="primary" keys="Ctrl+Enter" busy={work.isSaving} onClick={() => work.record()}>
            记下这次联系
          </Button>
          <Button onClick={onClose}>先不记</Button>
        </>
      }
    >
      <InstructionNotes instructions={sheet.instructions} canAcknowledge={sheet.responsible} />
      <ContactForm work={work} keys={keys} onEscape={onClose} />
    </Panel>
  );
}
