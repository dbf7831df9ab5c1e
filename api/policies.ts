import { type Fact, type Reader, sqlFor } from '../db/query.ts';
import type { Store } from '../db/store.ts';
import type { CivilDate } from '../shared/calendar/civil-date.ts';
import { type LevelPolicy, levelPolicySchema, policyOn } from '../shared/domain/level-policy.ts';
import { type Rulebook, rulebookOn, rulebookSchema } from '../shared/domain/rulebook.ts';

/** Every version of the follow-up intervals, in the order in which they were made (§三). */
export function readLevelPolicies(store: Store): readonly LevelPolicy[] {
  return store.read.known(levelPolicies);
}

const levelPolicies: Fact<readonly LevelPolicy[]> = { from: ['levelPolicy'], read: levelPoliciesFrom };

function levelPoliciesFrom(read: Reader): readonly LevelPolicy[] {
  const rows = read.all(
    sqlFor
      .selectFrom('levelPolicy')
      .select(['id', 'effectiveFrom', 'gaps', 'horizons', 'firstPlanDays'])
      .where('deletedHlc', 'is', null)
      .orderBy('createdAt')
      // two of one instant: the stamp tells which was made later, and the later counts
      .orderBy('rowHlc')
      .orderBy('id'),
  );
  return rows.map((row) =>
    levelPolicySchema.parse({ ...row, gaps: JSON.parse(row.gaps), horizons: JSON.parse(row.horizons) }),
  );
}

/** Every version of the rules, in the order in which they were made (§八). */
export function readRulebooks(store: Store): readonly Rulebook[] {
  return store.read.known(rulebooks);
}

const rulebooks: Fact<readonly Rulebook[]> = { from: ['rulebook'], read: rulebooksFrom };

function rulebooksFrom(read: Reader): readonly Rulebook[] {
  const rows = read.all(
    sqlFor
      .selectFrom('rulebook')
      .select(['id', 'effectiveFrom', 'rules', 'auditedFields'])
      .where('deletedHlc', 'is', null)
      .orderBy('createdAt')
      .orderBy('id'),
  );
  return rows.map((row) =>
    rulebookSchema.parse({ ...row, rules: JSON.parse(row.rules), auditedFields: JSON.parse(row.auditedFields) }),
  );
}

/** The intervals in force on a day. */
export function levelPolicyOn(store: Store, day: CivilDate): LevelPolicy {
  return policyOn(readLevelPolicies(store), day);
}

/** Why, by whom and when each version was made, by its id. */
export function readPolicyNotes(store: Store) {
  return new Map(store.read.known(policyNotes).map((row) => [row.id, row]));
}

const policyNotes = {
  from: ['levelPolicy'],
  read: (read: Reader) =>
    read.all(
      sqlFor
        .selectFrom('levelPolicy')
        .select(['id', 'note', 'createdAt', 'createdById'])
        .where('deletedHlc', 'is', null),
    ),
} as const satisfies Fact<unknown>;

/** The rules in force on a day; null before the first version took effect. */
export function rulesOn(store: Store, day: CivilDate): Rulebook | null {
  return rulebookOn(readRulebooks(store), day);
}
