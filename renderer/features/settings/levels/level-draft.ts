import type { CivilDate } from '../../../../shared/calendar/civil-date.ts';
import type { LevelPolicyVersion } from '../../../../shared/contract/policy.ts';
import { type Level, levels } from '../../../../shared/domain/level.ts';

/** The levels that have a horizon. */
export const datedLevels = ['H', 'A', 'B', 'C'] as const;
type DatedLevel = (typeof datedLevels)[number];

export type GapUnit = 'day' | 'month';

/** A new version of the intervals as somebody types it; figures stay text until they are read. */
export interface LevelDraft {
  readonly effectiveFrom: CivilDate | null;
  /** The version whose figures stand where nobody typed others. */
  readonly basedOn: string;
  readonly gaps: Readonly<Record<Level, { readonly unit: GapUnit; readonly count: string }>>;
  readonly horizons: Readonly<Record<DatedLevel, string>>;
  readonly firstPlanDays: string;
  readonly note: string;
}

/** What is sent: the terms of the version, and on which one they were written. */
export interface LevelTerms {
  readonly effectiveFrom: CivilDate;
  readonly gaps: Readonly<Record<Level, { readonly unit: GapUnit; readonly count: number }>>;
  readonly horizons: Readonly<Record<DatedLevel, number>>;
  readonly firstPlanDays: number;
  readonly basedOn: string;
}

/** A draft begins with what is in force. */
export function draftOf(version: LevelPolicyVersion, effectiveFrom: CivilDate): LevelDraft {
  const of = (level: Level) => version.levels.find((each) => each.level === level);
  const gapOf = (level: Level) => ({ unit: of(level)?.gapUnit ?? 'day', count: String(of(level)?.gapCount ?? '') });
  const horizonOf = (level: Level) => String(of(level)?.horizonDays ?? '');
  return {
    effectiveFrom,
    basedOn: version.id,
    gaps: { O: gapOf('O'), H: gapOf('H'), A: gapOf('A'), B: gapOf('B'), C: gapOf('C'), N: gapOf('N') },
    horizons: { H: horizonOf('H'), A: horizonOf('A'), B: horizonOf('B'), C: horizonOf('C') },
    firstPlanDays: String(version.firstPlanDays),
    note: '',
  };
}

/**
 * The draft from another day. Where another version is in force by then, its figures stand wherever nobody typed others: what
 * was decided already is not taken back by whoever changes something else.
 */
export function movedTo(draft: LevelDraft, day: CivilDate | null, versions: readonly LevelPolicyVersion[]): LevelDraft {
  const moved = { ...draft, effectiveFrom: day };
  const next = day === null ? undefined : versionOn(versions, day);
  const before = versions.find(({ id }) => id === draft.basedOn);
  if (next === undefined || before === undefined || next.id === before.id) return moved;
  const [old, fresh] = [draftOf(before, ''), draftOf(next, '')];
  const gap = (level: Level) => {
    const typed = draft.gaps[level];
    const { unit, count } = old.gaps[level];
    return typed.unit === unit && typed.count === count ? fresh.gaps[level] : typed;
  };
  const days = (level: DatedLevel): string =>
    draft.horizons[level] === old.horizons[level] ? fresh.horizons[level] : draft.horizons[level];
  return {
    ...moved,
    basedOn: next.id,
    gaps: { O: gap('O'), H: gap('H'), A: gap('A'), B: gap('B'), C: gap('C'), N: gap('N') },
    horizons: { H: days('H'), A: days('A'), B: days('B'), C: days('C') },
    firstPlanDays: draft.firstPlanDays === old.firstPlanDays ? fresh.firstPlanDays : draft.firstPlanDays,
  };
}

/** The first version that begins after a day and is decided already: from then on it counts, not the one of that day. */
export function versionAfter(versions: readonly LevelPolicyVersion[], day: CivilDate): LevelPolicyVersion | undefined {
  return inOrder(versions).find(({ effectiveFrom }) => effectiveFrom > day);
}

/** The versions by their days, of one day the one made earlier first. */
export function inOrder(versions: readonly LevelPolicyVersion[]): readonly LevelPolicyVersion[] {
  return versions.toSorted((a, b) =>
    a.effectiveFrom === b.effectiveFrom ? 0 : a.effectiveFrom < b.effectiveFrom ? -1 : 1,
  );
}

/** The version in force on a day: the last that has begun by then; of two from one day, the one that was made later. */
export function versionOn(versions: readonly LevelPolicyVersion[], day: CivilDate): LevelPolicyVersion | undefined {
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= day);
  const [first, ...others] = begun.length > 0 ? begun : versions.slice(0, 1);
  return others.reduce((best, each) => (best && each.effectiveFrom < best.effectiveFrom ? best : each), first);
}

/** A draft as it can be sent, or what is still missing, in words. */
export function termsOf(draft: LevelDraft, versions: readonly LevelPolicyVersion[]): LevelTerms | string {
  const { effectiveFrom } = draft;
  if (effectiveFrom === null) return '先填从哪天开始执行';
  const gap = (level: Level) => ({ unit: draft.gaps[level].unit, count: Number(draft.gaps[level].count) });
  const empty = levels.find((level) => !isCount(draft.gaps[level].count));
  if (empty !== undefined) return `${empty} 级的最长间隔要填 1 以上的整数`;
  const days = (level: DatedLevel): number => Number(draft.horizons[level]);
  const far = levels.find((level) => Number(draft.gaps[level].count) > mostOf[draft.gaps[level].unit]);
  if (far !== undefined) return `${far} 级的最长间隔最多 ${mostWords[draft.gaps[far].unit]}`;
  if (datedLevels.some((level) => draft.horizons[level] === '')) return '预计购车的天数还没填全';
  if (!(days('H') < days('A') && days('A') < days('B') && days('B') < days('C')))
    return '预计购车的天数要 H、A、B、C 一级比一级长';
  if (draft.firstPlanDays === '') return '第一次回访的天数还没填';
  return {
    effectiveFrom,
    gaps: { O: gap('O'), H: gap('H'), A: gap('A'), B: gap('B'), C: gap('C'), N: gap('N') },
    horizons: { H: days('H'), A: days('A'), B: days('B'), C: days('C') },
    firstPlanDays: Number(draft.firstPlanDays),
    basedOn: versionOn(versions, effectiveFrom)?.id ?? '',
  };
}

/** Whether the draft says something else than the version in force on its day. */
export function isChanged(draft: LevelDraft, versions: readonly LevelPolicyVersion[]): boolean {
  const version = draft.effectiveFrom === null ? versions.at(-1) : versionOn(versions, draft.effectiveFrom);
  if (version === undefined) return false;
  return JSON.stringify(figuresOf(draft)) !== JSON.stringify(figuresOf(draftOf(version, '')));
}

function figuresOf({ gaps, horizons, firstPlanDays }: LevelDraft) {
  return { gaps, horizons, firstPlanDays };
}

/** How long a gap may be at most. */
const mostOf: Readonly<Record<GapUnit, number>> = { day: 366, month: 12 };
const mostWords: Readonly<Record<GapUnit, string>> = { day: '366 天', month: '12 个月' };

function isCount(text: string): boolean {
  return Number(text) >= 1;
}
