import { populationOf } from '../../db/queries/spot-checks.ts';
import { staffByName } from '../../db/queries/staff.ts';
import type { Reader } from '../../db/query.ts';
import { sha256 } from '../../db/sha256.ts';
import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import { dateWords } from '../../shared/calendar/words.ts';
import { isEffective } from '../../shared/domain/followup.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { type Candidate, countStrata, drawSample, type StrataCounts } from '../../shared/domain/spot-check/sample.ts';
import { outcomeOf } from '../plan/codes.ts';

/** What a sample is drawn from, and how much of it. */
export interface DrawTerms {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly perConsultant: number;
  readonly again: boolean;
}

/** So many days a check looks back over at most. */
const longestDays = 92;

/** Why nothing can be drawn of these days, or null: calls that are still to come are nobody's. */
export function checkDays({ from, to }: Pick<DrawTerms, 'from' | 'to'>, today: CivilDate): Refusal | null {
  if (to > today) return refuse('DATE_IN_FUTURE', { field: '到哪天', date: dateWords(to, today) }, 'to');
  const problem = (words: string): Refusal => refuse('INVALID_INPUT', { field: '从哪天', problem: words }, 'from');
  if (from > to) return problem('在「到哪天」之后，请改早');
  return addDays(from, longestDays - 1) < to ? problem(`最多看 ${longestDays} 天，请改晚`) : null;
}

/** One that can be drawn, with what the drawn row keeps of it. */
export interface Drawable extends Candidate {
  readonly customerId: string;
  readonly contactId: string;
  readonly spokenOn: CivilDate;
}

export interface Population {
  readonly candidates: readonly Drawable[];
  /** How many of each person were left out because a check before had drawn them. */
  readonly before: ReadonlyMap<string, number>;
}

/** Everybody's recordings of some days from which a check is drawn, by the names of the people. */
export function readPopulation(
  read: Reader,
  { from, to, again }: Omit<DrawTerms, 'perConsultant'>,
  { at, checkedBefore }: { readonly at: number; readonly checkedBefore: number },
): Population {
  const before = new Map<string, number>();
  const candidates = staffByName(read).flatMap((staffId) => {
    const rows = populationOf(read, { staffId, from, to, at, checkedBefore });
    const known = again ? [] : rows.filter(({ wasDrawn }) => Number(wasDrawn) === 1);
    if (known.length > 0) before.set(staffId, known.length);
    return rows
      .filter((row) => !known.includes(row))
      .map(
        (row): Drawable => ({
          recordingId: row.id,
          consultantId: staffId,
          customerId: row.customerId,
          contactId: row.contactId ?? '',
          spokenOn: row.spokenOn,
          stratum: isEffective(outcomeOf(row.outcome)) ? 'effective' : 'ineffective',
        }),
      );
  });
  return { candidates, before };
}

/** The sample of a population by a seed, with what it holds of each person. */
export function sampleOf(
  { candidates }: Population,
  { seed, perConsultant }: { readonly seed: string; readonly perConsultant: number },
): { readonly drawn: readonly Drawable[]; readonly strata: ReadonlyMap<string, StrataCounts> } {
  const byId = new Map(candidates.map((each) => [each.recordingId, each]));
  const sample = drawSample({ seed, perConsultant, candidates }, sha256);
  const drawn = sample.flatMap(({ recordingId }) => byId.get(recordingId) ?? []);
  return { drawn, strata: countStrata(candidates, drawn) };
}
