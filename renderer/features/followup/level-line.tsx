import { type KeyboardEvent, type ReactElement, useId } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { SheetOpportunity } from '../../../shared/contract/contact-sheet.ts';
import { type ChosenLevel, type Level, type LevelHorizons, proposeLevel } from '../../../shared/domain/level.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { isComposing } from '../../app/key-stroke.ts';
import { LevelBadge } from '../../components/marks.tsx';
import { useDateField } from '../../components/use-date-field.ts';
import { useToday } from '../../state/clock.ts';
import { LevelHistory } from '../regrade/level-history.tsx';
import type { LevelDraft } from './contact-draft.ts';

interface LevelLineProps {
  readonly opportunity: SheetOpportunity;
  readonly value: LevelDraft | null;
  readonly onChange: (level: LevelDraft | null) => void;
  readonly name: string;
  readonly error: string | null;
}

/** 「级别保持 H」; opened, the row of levels with the expected purchase and, for another than proposed, the reason. */
export function LevelLine({ opportunity, value, onChange, name, error }: LevelLineProps): ReactElement {
  const { level, byLevel } = opportunity;
  if (byLevel.length < 2) {
    return (
      <p className="row t2">
        级别 <LevelBadge level={level} /> 由订车决定
      </p>
    );
  }
  if (value === null) {
    return (
      <p className="row t2">
        级别保持 <LevelBadge level={level} />
        <button type="button" className="link" data-level={name} onClick={() => onChange(levelDraftOf(opportunity))}>
          改级别
        </button>
      </p>
    );
  }
  return <OpenLine opportunity={opportunity} value={value} onChange={onChange} name={name} error={error} />;
}

/** A change of level begins with the level as it is. */
export function levelDraftOf(opportunity: SheetOpportunity): LevelDraft {
  const { level, expectedOn, noExpectedDate } = opportunity;
  return { level, expectedOn, noExpectedDate, reason: '' };
}

function OpenLine(props: LevelLineProps & { readonly value: LevelDraft }): ReactElement {
  const { opportunity, value, onChange, name, error } = props;
  const today = useToday();
  const group = useId();
  const proposed = proposedFor(opportunity, value.expectedOn, value.noExpectedDate, today);
  const departs = proposed !== null && value.level !== proposed;
  const choose = (level: Level): void => onChange({ ...value, level });
  const setDate = (expectedOn: CivilDate | null): void => {
    const next = proposedFor(opportunity, expectedOn, false, today);
    // The date speaks for a level; choosing another one afterwards needs a reason.
    onChange({ ...value, expectedOn, noExpectedDate: false, ...(next === null ? {} : { level: next }) });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || isComposing(event.nativeEvent)) return;
    const meant = opportunity.byLevel.find((each) => each.level === event.key.toUpperCase());
    if (meant === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    choose(meant.level);
    event.currentTarget.querySelector<HTMLElement>(`input[value="${meant.level}"]`)?.focus();
  };
  return (
    <div>
      <div className="level-line">
        <span className="t2">级别</span>
        <div className="lvs" role="radiogroup" aria-label="级别" data-cell={`${name}.level`} onKeyDown={onKeyDown}>
          {opportunity.byLevel.map(({ level }) => (
            <label key={level} title={`${level} 级`}>
              <input
                type="radio"
                name={group}
                value={level}
                checked={level === value.level}
                aria-label={`${level} 级`}
                onChange={() => choose(level)}
              />
              <span className={`lv lv-${level}`} aria-hidden="true">
                {level}
              </span>
            </label>
          ))}
        </div>
        <span className="t2">预计</span>
        <ExpectedToken name={name} value={value.expectedOn} onChange={setDate} />
        <span className="t2">购车</span>
        <button type="button" className="link" onClick={() => onChange(null)}>
          不改级别
        </button>
      </div>
      {departs && (
        <input
          className="in"
          style={{ marginTop: 4 }}
          data-cell={`${name}.levelReason`}
          aria-label="改选级别的原因"
          placeholder={`日期对应 ${proposed} 级，选 ${value.level} 级要写一句原因`}
          maxLength={100}
          value={value.reason}
          onChange={(event) => onChange({ ...value, reason: event.currentTarget.value })}
        />
      )}
      {error !== null && (
        <p className="xs red" role="alert">
          {error}
        </p>
      )}
      <LevelHistory opportunityId={opportunity.id} />
    </div>
  );
}

function ExpectedToken(props: {
  readonly name: string;
  readonly value: CivilDate | null;
  readonly onChange: (date: CivilDate | null) => void;
}): ReactElement {
  const today = useToday();
  const field = useDateField({
    ...{ value: props.value, today, onChange: props.onChange },
    named: { field: `${props.name}.expectedOn`, label: '预计购车' },
  });
  return (
    <input
      {...field.input}
      className="tok"
      data-cell={`${props.name}.expectedOn`}
      aria-label="预计购车"
      aria-invalid={field.error === null ? undefined : true}
      title={field.error ?? field.meaning ?? '可写 12.3、半月、3天'}
      placeholder="没说哪天"
    />
  );
}

/** What the expected purchase asks for; null while it is open or in the past. */
function proposedFor(
  opportunity: SheetOpportunity,
  expectedOn: CivilDate | null,
  noExpectedDate: boolean,
  today: CivilDate,
): ChosenLevel | null {
  if (expectedOn === null && !noExpectedDate) return null;
  const days = (level: Level): number | null =>
    opportunity.byLevel.find((each) => each.level === level)?.horizonDays ?? null;
  const horizons: LevelHorizons = { O: null, H: days('H'), A: days('A'), B: days('B'), C: days('C'), N: null };
  const proposed = proposeLevel(expectedOn, today, horizons);
  return isRefusal(proposed) ? null : proposed;
}
