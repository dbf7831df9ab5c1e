import type { ReactElement } from 'react';
import { Kbd } from '../../components/marks.tsx';
import { Section } from '../../components/panel.tsx';
import { failureOf } from '../../state/failure.ts';
import { InstructionLines } from './instruction-lines.tsx';
import { useCustomerInstructions } from './instruction-queries.ts';

/** So many stand beside the customer; the rest is in his past. */
const shown = 3;

interface InstructionsSectionProps {
  readonly customerId: string;
  /** Left out where the person writes none. */
  readonly onWrite?: () => void;
}

/** 领导批示 beside the page of a customer; nothing where there is none and nobody to write one. */
export function InstructionsSection({ customerId, onWrite }: InstructionsSectionProps): ReactElement | null {
  const { data, error } = useCustomerInstructions(customerId);
  if (onWrite === undefined && error === null && (data?.length ?? 0) === 0) return null;
  return (
    <Section
      title="领导批示"
      end={
        onWrite && (
          <button type="button" className="link" aria-keyshortcuts="d" onClick={onWrite}>
            写批示 <Kbd keys="d" />
          </button>
        )
      }
    >
      {error !== null && <p className="t2">{failureOf(error).text}。</p>}
      {data && data.length > 0 && <InstructionLines rows={data.slice(0, shown)} />}
      {data && data.length > shown && <p className="xs t3">再早的 {data.length - shown} 条在「经过」里看</p>}
    </Section>
  );
}
