import type { ReactElement } from 'react';
import './instructions.css';
import type { InstructionRow } from '../../../shared/contract/instruction-rows.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Instant } from '../../components/instant.tsx';
import { useAcknowledge } from './instruction-queries.ts';

interface InstructionNotesProps {
  /** What waits for an answer, the unread first. */
  readonly instructions: readonly InstructionRow[];
  /** The reader answers for the customer: 「知道了」 is his to say. */
  readonly canAcknowledge: boolean;
}

/** 领导批示 on top of the call, always before anything else, each with 「知道了」 until it was read. */
export function InstructionNotes({ instructions, canAcknowledge }: InstructionNotesProps): ReactElement | null {
  const first = instructions.find(({ state }) => state === 'unread');
  if (instructions.length === 0) return null;
  return (
    <ul className="instructions" aria-label="领导批示">
      {instructions.map((instruction) => (
        <InstructionNote
          key={instruction.id}
          instruction={instruction}
          canAcknowledge={canAcknowledge && instruction.state === 'unread'}
          isNext={instruction.id === first?.id}
        />
      ))}
    </ul>
  );
}

interface InstructionNoteProps {
  readonly instruction: InstructionRow;
  readonly canAcknowledge: boolean;
  /** It is the one that Z means. */
  readonly isNext: boolean;
}

/** Each has an act of its own: the second Z may come before the answer to the first. */
function InstructionNote({ instruction, canAcknowledge, isNext }: InstructionNoteProps): ReactElement {
  const receipt = useAcknowledge();
  const acknowledge = (): void => receipt.run(instruction.id);
  useKeys(
    '领导批示',
    canAcknowledge && isNext ? [{ keys: 'z', label: '知道了，记下看过的时间', hint: '知道了', run: acknowledge }] : [],
    { layer: 'panel' },
  );
  return (
    <>
      <li className="note note-acc">
        <Icon name="flag" />
        <div className="grow">
          <div className="row xs">
            <b className="acc nw">领导批示</b>
            <span className="t2 cut">
              {instruction.by.name} · <Instant at={instruction.at} />
            </span>
            {instruction.read !== null && (
              <span className="t3 nw">
                已读 <Instant at={instruction.read.at} />
              </span>
            )}
          </div>
          <p className="instruction-words">{instruction.content}</p>
        </div>
        {canAcknowledge && (
          <Button small icon="check" busy={receipt.busy} {...(isNext ? { keys: 'z' } : {})} onClick={acknowledge}>
            知道了
          </Button>
        )}
      </li>
      {receipt.failure !== null && (
        <li className="xs red" role="alert">
          {receipt.failure.text}
        </li>
      )}
    </>
  );
}
