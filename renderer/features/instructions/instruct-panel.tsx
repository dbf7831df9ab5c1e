import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../shared/contract/customer-rows.ts';
import { Panel } from '../../components/panel.tsx';
import { InstructForm } from './instruct-form.tsx';
import { InstructionLines } from './instruction-lines.tsx';
import { useCustomerInstructions } from './instruction-queries.ts';

interface InstructPanelProps {
  readonly detail: CustomerDetail;
  readonly onClose: () => void;
}

/** 写批示 beside the page of a customer, with what was written before. */
export function InstructPanel({ detail, onClose }: InstructPanelProps): ReactElement {
  const { data: before = [] } = useCustomerInstructions(detail.id);
  const { owner } = detail;
  return (
    <Panel
      label="写批示"
      header={
        <>
          <h2 className="md b">写批示</h2>
          <div className="xs t2 cut">
            {owner === null ? '给打下一个电话的人' : `归${owner.name}；有人代班时，代班的人先看到`}
          </div>
        </>
      }
    >
      <InstructForm customerId={detail.id} followupId={null} onClose={onClose} />
      {before.length > 0 && (
        <>
          <h3 className="xs b t2">以前的批示</h3>
          <InstructionLines rows={before} />
        </>
      )}
    </Panel>
  );
}
