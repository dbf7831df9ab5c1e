import type { ReactElement } from 'react';
import type { CivilDate } from '../../../../shared/calendar/civil-date.ts';
import { type ChosenLevel, type Level, type LevelHorizons, proposeLevel } from '../../../../shared/domain/level.ts';
import { gapWords } from '../../../../shared/domain/level-policy.ts';
import { isRefusal } from '../../../../shared/domain/refusal.ts';
import { TickCell } from '../../../components/card/choice-cells.tsx';
import { DateCell } from '../../../components/card/date-cell.tsx';
import { LevelCell } from '../../../components/card/level-cell.tsx';
import { useToday } from '../../../state/clock.ts';
import { useCardRules } from '../../cards/card-rules.ts';

/** How urgent an opportunity is said to be. */
export interface Grading {
  readonly expectedOn: CivilDate | null;
  readonly noExpectedDate: boolean;
  /** Null until chosen or proposed. */
  readonly level: Level | null;
  readonly reason: string;
}

interface GradingCellsProps {
  readonly value: Grading;
  readonly onChange: (grading: Grading) => void;
  readonly errorAt: (field: string) => string | null;
}

/** 预计购车 and 级别: the day proposes the level, the consultant chooses, a departure needs a reason (§三). */
export function GradingCells({ value, onChange, errorAt }: GradingCellsProps): ReactElement {
  const today = useToday();
  const rules = useCardRules();
  const { proposed, words } = useProposal(value);
  const propose = (next: Grading): void => {
    const level = proposalOf(next, today, rules?.policy.horizons);
    onChange({ ...next, level: level ?? next.level, reason: '' });
  };
  return (
    <>
      <DateCell
        name="expectedOn"
        label="预计购车"
        span={8}
        value={value.expectedOn}
        today={today}
        min={today}
        disabled={value.noExpectedDate}
        error={errorAt('expectedOn')}
        onChange={(expectedOn) => propose({ ...value, expectedOn })}
      />
      <TickCell
        name="noExpectedDate"
        label="还说不准"
        span={4}
        values={value.noExpectedDate ? ['none'] : []}
        choices={[{ value: 'none', label: '没有明确时间' }]}
        onChange={(ticked) => {
          const noExpectedDate = ticked.length > 0;
          propose({ ...value, noExpectedDate, expectedOn: noExpectedDate ? null : value.expectedOn });
        }}
      />
      <LevelCell
        name="level"
        label="级别"
        span={12}
        tall
        required
        value={value.level}
        proposed={proposed}
        reason={value.reason}
        error={errorAt('level') ?? errorAt('levelReason') ?? errorAt('reason')}
        onChange={(level) => onChange({ ...value, level })}
        onReason={(reason) => onChange({ ...value, reason })}
        {...(words === null ? {} : { meaning: words })}
      >
        <span className="t3">填了预计购车，这里给出建议</span>
      </LevelCell>
    </>
  );
}

/** The level that the expected day asks for, and its interval in words; null while nothing is said about the day. */
export function useProposal(value: Grading): { readonly proposed: ChosenLevel | null; readonly words: string | null } {
  const today = useToday();
  const rules = useCardRules();
  const proposed = proposalOf(value, today, rules?.policy.horizons);
  const words = proposed === null || rules === null ? null : `两次回访最长隔 ${gapWords(proposed, rules.policy)}`;
  return { proposed, words };
}

function proposalOf(
  { expectedOn, noExpectedDate }: Grading,
  today: CivilDate,
  horizons: LevelHorizons | undefined,
): ChosenLevel | null {
  if (expectedOn === null && !noExpectedDate) return null;
  const level = proposeLevel(expectedOn, today, horizons);
  return isRefusal(level) ? null : level;
}
