import { z } from 'zod';
import { type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { isOpenDay, type StoreCalendar } from '../calendar/store-calendar.ts';
import { measures, type Rulebook, type RuleCode, rulebookOn, ruleCodes } from './rulebook.ts';

/** What a finding is about; with the subject's id it says which one. */
export const findingSubjects = [
  'serial',
  'card',
  'plan',
  'followup',
  'opportunity',
  'sale',
  'auditDay',
  'recording',
] as const;
export type FindingSubject = (typeof findingSubjects)[number];

/**
 * Life of a finding: proposed → confirmed | waived → appealed → upheld | revoked; withdrawn where evidence that
 * arrived later clears it.
 */
const findingStates = ['proposed', 'confirmed', 'waived', 'appealed', 'upheld', 'revoked', 'withdrawn'] as const;

/** States in which a finding no longer counts against anybody: taken back, waived or revoked. */
export const settledStates: readonly (typeof findingStates)[number][] = ['withdrawn', 'waived', 'revoked'];

/** Whether a finding in this state still counts against somebody. */
export function stillCounts(state: string): boolean {
  return findingStates.some((each) => each === state && !settledStates.includes(each));
}

/** 检查发现: one breach of one rule by one subject on one day, with the clause and what proves it. */
export const findingSchema = z.strictObject({
  id: z.string().min(1),
  rule: z.enum(ruleCodes),
  clause: z.string(),
  subjectKind: z.enum(findingSubjects),
  subjectId: z.string().min(1),
  customerId: z.string().nullable(),
  /** The store's day that the finding is about; its rulebook version is the one in force then. */
  concernsOn: civilDateSchema,
  personId: z.string().nullable(),
  measure: z.enum(measures),
  amountFen: z.int().min(0),
  evidence: z.record(z.string(), z.json()),
  rulebookId: z.string(),
  state: z.enum(findingStates),
});
export type Finding = Readonly<z.infer<typeof findingSchema>>;

/** What every rule needs besides its facts. */
export interface FindingContext {
  /** All versions, in the order in which they were made. */
  readonly rulebooks: readonly Rulebook[];
  readonly calendar: StoreCalendar;
  /** Hexadecimal SHA-256 of a text's UTF-8 bytes. */
  readonly sha256: (text: string) => string;
}

export interface Breach {
  readonly rule: RuleCode;
  readonly subjectKind: FindingSubject;
  readonly subjectId: string;
  readonly customerId: string | null;
  readonly concernsOn: CivilDate;
  readonly personId: string | null;
  readonly evidence: Finding['evidence'];
  /** The day in the identity where it is not `concernsOn`: a plan's own due day, which no calendar edit moves. */
  readonly identityOn?: CivilDate;
}

/** The identity of a finding: the same rule, subject and day always give the same id, so evaluating twice converges. */
export function findingId(
  rule: RuleCode,
  subjectId: string,
  concernsOn: CivilDate,
  sha256: (text: string) => string,
): string {
  return sha256(JSON.stringify(['finding', rule, subjectId, concernsOn])).slice(0, 32);
}

/**
 * The finding of a breach, judged by the rulebook in force on the day it concerns (§八). Null where no version was in
 * force yet, the rule is off, or the store was closed that day. Without a person there is nobody to fine: a notice.
 */
export function makeFinding(breach: Breach, context: FindingContext): Finding | null {
  const rulebook = rulebookOn(context.rulebooks, breach.concernsOn);
  if (rulebook === null || !isOpenDay(context.calendar, breach.concernsOn)) return null;
  const rule = rulebook.rules[breach.rule];
  if (!rule.enabled) return null;
  const { identityOn = breach.concernsOn, ...facts } = breach;
  const nobody = breach.personId === null;
  return {
    ...facts,
    id: findingId(breach.rule, breach.subjectId, identityOn, context.sha256),
    clause: rule.clause,
    measure: nobody ? 'notice' : rule.measure,
    amountFen: nobody ? 0 : rule.amountFen,
    rulebookId: rulebook.id,
    state: 'proposed',
  };
}

/** The findings of many breaches, each identity once, in the order given. */
export function makeFindings(breaches: readonly Breach[], context: FindingContext): readonly Finding[] {
  const byId = new Map<string, Finding>();
  for (const breach of breaches) {
    const finding = makeFinding(breach, context);
    if (finding !== null && !byId.has(finding.id)) byId.set(finding.id, finding);
  }
  return [...byId.values()];
}
