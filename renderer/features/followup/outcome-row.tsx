import type { ReactElement } from 'react';
import { codesOf } from '../../../shared/domain/codes.ts';
import { type FollowupOutcome, followupOutcomes, isEffective } from '../../../shared/domain/followup.ts';
import { walkRow } from './row-walk.ts';

/** In the order of the keys 1–7. */
export const outcomes = codesOf(followupOutcomes);

interface OutcomeRowProps {
  readonly value: FollowupOutcome | null;
  readonly onChange: (outcome: FollowupOutcome) => void;
  /** Said in red below: nothing is chosen. */
  readonly error: string | null;
}

/** What came of the call, on the keys 1–7: reached above, not reached below. */
export function OutcomeRow({ value, onChange, error }: OutcomeRowProps): ReactElement {
  const tabStop = value ?? outcomes[0];
  return (
    <div>
      <div className="outcomes" role="radiogroup" aria-label="这次结果" onKeyDown={walkRow}>
        {outcomes.map((outcome, index) => (
          <Choice
            key={outcome}
            outcome={outcome}
            number={index + 1}
            isChosen={outcome === value}
            isTabStop={outcome === tabStop}
            onChoose={() => onChange(outcome)}
          />
        ))}
      </div>
      {error !== null && (
        <p className="xs red" role="alert" style={{ marginTop: 4 }}>
          {error}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly outcome: FollowupOutcome;
  readonly number: number;
  readonly isChosen: boolean;
  readonly isTabStop: boolean;
  readonly onChoose: () => void;
}

function Choice({ outcome, number, isChosen, isTabStop, onChoose }: ChoiceProps): ReactElement {
  const isFirst = outcome === 'connected' || outcome === 'no_answer';
  return (
    <>
      {isFirst && <span className="xs t2 first">{isEffective(outcome) ? '联系上了' : '没联系上'}</span>}
      {/* biome-ignore lint/a11y/useSemanticElements: a radio that looks and works as a button with its key on it */}
      <button
        type="button"
        role="radio"
        aria-checked={isChosen}
        tabIndex={isTabStop ? 0 : -1}
        className={isChosen ? 'btn on' : 'btn'}
        onClick={onChoose}
      >
        <kbd>{number}</kbd>
        {followupOutcomes[outcome]}
      </button>
    </>
  );
}
