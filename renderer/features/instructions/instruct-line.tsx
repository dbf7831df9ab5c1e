import { type ReactElement, useState } from 'react';
import { isManager } from '../../../shared/domain/roles.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Kbd } from '../../components/marks.tsx';
import { usePerson } from '../../state/session.ts';
import { InstructForm } from './instruct-form.tsx';

interface InstructLineProps {
  readonly customerId: string;
  /** The contact that was looked at; null for the customer. */
  readonly followupId: string | null;
}

/** For managers, beside a call of a consultant: the way to write what comes next. */
export function InstructLine({ customerId, followupId }: InstructLineProps): ReactElement | null {
  const [isOpen, setOpen] = useState(false);
  const canWrite = isManager(usePerson().role);
  useKeys('领导批示', canWrite && !isOpen ? [{ keys: 'd', label: '写批示', run: () => setOpen(true) }] : [], {
    layer: 'panel',
  });
  if (!canWrite) return null;
  if (isOpen) return <InstructForm customerId={customerId} followupId={followupId} onClose={() => setOpen(false)} />;
  return (
    <p className="xs">
      <button type="button" className="link" aria-keyshortcuts="d" onClick={() => setOpen(true)}>
        {followupId === null ? '对这位客户写批示' : '对这次回访写批示'} <Kbd keys="d" />
      </button>
    </p>
  );
}
