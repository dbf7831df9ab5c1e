import type { ReactElement } from 'react';
import type { InstructionRow } from '../../../shared/contract/instruction-rows.ts';

interface AnswerTicksProps {
  /** What was read and waits for its answer. */
  readonly instructions: readonly InstructionRow[];
  /** Those that this contact does not answer. */
  readonly left: readonly string[];
  readonly onChange: (left: readonly string[]) => void;
}

/** Below the feedback: the contact is the answer to what the manager wrote, unless the tick is taken out. */
export function AnswerTicks({ instructions, left, onChange }: AnswerTicksProps): ReactElement | null {
  if (instructions.length === 0) return null;
  return (
    <fieldset className="rad">
      <legend className="visually-hidden">回复批示</legend>
      {instructions.map(({ id, content, by }) => (
        <label key={id} title={content}>
          <input
            type="checkbox"
            checked={!left.includes(id)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? left.filter((each) => each !== id) : [...left, id])
            }
          />
          <span className="cut">
            这次联系回复{by.name}的批示
            {instructions.length > 1 && `「${content}」`}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
