import type { ReactElement } from 'react';
import { isManager } from '../../../shared/domain/roles.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Kbd } from '../../components/marks.tsx';
import { usePerson } from '../../state/session.ts';

interface InstructLineProps {
  /** 「对这次回访写批示」 */
  readonly label: string;
  readonly onOpen: () => void;
}

/** For managers, beside a call of a consultant: the way to write what comes next. */
export function InstructLine({ label, onOpen }: InstructLineProps): ReactElement | null {
  const canWrite = isManager(usePerson().role);
  useKeys('领导批示', canWrite ? [{ keys: 'd', label: '写批示', run: onOpen }] : [], { layer: 'panel' });
  if (!canWrite) return null;
  return (
    <p className="xs">
      <button type="button" className="link" aria-keyshortcuts="d" onClick={onOpen}>
        {label} <Kbd keys="d" />
      </button>
    </p>
  );
}
