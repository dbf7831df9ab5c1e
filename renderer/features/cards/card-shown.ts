import { type CivilDate, civilDateAt } from '../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../shared/calendar/words.ts';
import { type CardValues, isEmptyValue } from '../../../shared/domain/card.ts';
import { isRequired } from '../../../shared/domain/card-completion.ts';
import type { CardFieldName } from '../../../shared/domain/card-field-specs.ts';
import { cardFieldNames } from '../../../shared/domain/card-fields.ts';
import { type CustomValues, changedCustom, filledCustom } from '../../../shared/domain/custom-field.ts';
import { type ChosenLevel, type LevelHorizons, proposeLevel } from '../../../shared/domain/level.ts';
import { parseNameAndTitle } from '../../../shared/domain/person-name.ts';
import { firstPlanDueOn, proposeNextDate } from '../../../shared/domain/plan-day.ts';
import { limitAfterAttempt, openLimit } from '../../../shared/domain/plan-limit.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import type { CardRules } from './card-rules.ts';

/** What comes onto a card by itself, as long as nobody writes something else. */
export interface CardAuto {
  /** The traffic entry's time, else the time at which the form was opened. UTC ms */
  readonly arrivedAt: number | null;
  readonly departedAt: number | null;
  readonly consultantId: string | null;
  /** Proposed by phone and history; null until that is known. */
  readonly visitKind: string | null;
  /** The day that the rule gives the next plan. */
  readonly planOn: CivilDate | null;
}

/** With what a new card begins; as good as every card has these. */
export const freshValues: CardValues = { contactWay: 'showroom', partySize: 1, result: 'follow' };

/** What the card would say if it were saved now: what was typed, and what comes by itself where nothing was. */
export function shownValues(typed: CardValues, auto: CardAuto): CardValues {
  const { name, gender } = parseNameAndTitle(typed.name ?? '');
  const plan = isRequired('nextPlanOn', typed)
    ? { nextPlanOn: typed.nextPlanOn ?? auto.planOn, nextPlanMethod: typed.nextPlanMethod ?? 'phone' }
    : { nextPlanOn: null, nextPlanTime: null, nextPlanMethod: null, nextPlanPurpose: null };
  return {
    ...typed,
    ...(typed.name == null ? {} : { name }),
    gender: gender ?? typed.gender ?? null,
    arrivedAt: typed.arrivedAt ?? auto.arrivedAt,
    departedAt: typed.departedAt ?? auto.departedAt,
    consultantId: typed.consultantId ?? auto.consultantId,
    visitKind: typed.visitKind ?? auto.visitKind,
    ...plan,
  };
}

/** The level that the expected purchase asks for (§三); null while it is open or lies before the visit. */
export function levelProposal(
  values: Pick<CardValues, 'expectedOn' | 'noExpectedDate'>,
  cardOn: CivilDate,
  horizons: LevelHorizons,
): ChosenLevel | null {
  const { expectedOn, noExpectedDate } = values;
  if (expectedOn == null) return noExpectedDate === true ? 'N' : null;
  const proposed = proposeLevel(expectedOn, cardOn, horizons);
  return isRefusal(proposed) ? null : proposed;
}

/**
 * A change of the expected purchase takes the level along, unless somebody chose another one than was proposed: his
 * choice stays, and so does its reason.
 */
export function withExpected(
  values: CardValues,
  expected: Pick<CardValues, 'expectedOn' | 'noExpectedDate'>,
  cardOn: CivilDate,
  horizons: LevelHorizons,
): CardValues {
  const before = levelProposal(values, cardOn, horizons);
  const follows = values.level == null || values.level === before;
  const level = levelProposal(expected, cardOn, horizons);
  if (level !== null) return follows ? { ...expected, level } : expected;
  // A level that came from the day goes with it.
  return before !== null && follows ? { ...expected, level: null } : expected;
}

/** The next plan's day by the rule and the last day that is permitted. */
export interface PlanBounds {
  readonly proposedOn: CivilDate;
  readonly latestOn: CivilDate;
  /** The 48-hour call of a new opportunity. */
  readonly isFirst: boolean;
  /** 「48 小时回访，最晚 11月23日 周一，只能提前」 */
  readonly words: string;
}

/**
 * Bounds of the next plan. A new opportunity gets the 48-hour call, which only moves to earlier days (§四.1); a further
 * visit goes by the level's gap. While no level is chosen the longest gap counts: no choice goes beyond it.
 */
export function planBounds(
  values: Pick<CardValues, 'level'>,
  days: { readonly cardOn: CivilDate; readonly today: CivilDate },
  { policy, calendar }: CardRules,
  isFirst: boolean,
): PlanBounds {
  const { cardOn, today } = days;
  const limitOn = limitAfterAttempt(cardOn, values.level ?? 'N', policy);
  if (isFirst) {
    const firstOn = firstPlanDueOn({ cardOn, limitOn, calendar, policy });
    const words = `48 小时回访，最晚 ${dateWords(firstOn, today)}，只能提前`;
    return { proposedOn: firstOn, latestOn: firstOn, isFirst, words };
  }
  const latestOn = openLimit(calendar, limitOn);
  const level = values.level == null ? '' : `${values.level} 级，`;
  return {
    proposedOn: proposeNextDate({ today, limitOn, calendar, loadByDay: {} }),
    latestOn,
    isFirst,
    words: `${level}最晚 ${dateWords(latestOn, today)}`,
  };
}

/** The fields whose value differs from what the card said before; a cleared one is null. */
export function changedValues(base: CardValues, now: CardValues): CardValues {
  const changed: Record<string, unknown> = {};
  for (const name of cardFieldNames) {
    if (now[name] === undefined || isSame(base[name], now[name])) continue;
    if (name === 'custom') {
      changed.custom = customChanges(base.custom, now.custom);
      continue;
    }
    changed[name] = isEmptyValue(now[name]) && now[name] !== false ? null : now[name];
  }
  // picked from one list of card values by the card's own names
  return changed as CardValues;
}

/** Of the store's own fields those codes that differ: what somebody else wrote into the others meanwhile stays. */
function customChanges(base: CardValues['custom'], now: CardValues['custom']): CustomValues {
  const filled = filledCustom(now);
  return Object.fromEntries(changedCustom(base, now).map((code) => [code, filled[code] ?? null]));
}

/** Two values of one field; empty is empty, however it is written. */
export function isSame(a: unknown, b: unknown): boolean {
  if (isEmptyValue(a) && isEmptyValue(b)) return true;
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** The fields that carry something. */
export function filledNames(values: CardValues): readonly CardFieldName[] {
  return cardFieldNames.filter((name) => !isEmptyValue(values[name]));
}

/** The store's day of a card. */
export function cardDay(arrivedAt: number | null | undefined, zone: string, today: CivilDate): CivilDate {
  return arrivedAt == null ? today : civilDateAt(arrivedAt, zone);
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value ?? null;
  const filled = Object.entries(value).filter(([, each]) => !isEmptyValue(each));
  return Object.fromEntries(filled.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
