import type { Edit, PlantedFault } from '../planted-fault.ts';

const inHistories = (id: string, what: string, ...edits: readonly Edit[]): PlantedFault => ({
  id: `plan-${id}`,
  what,
  edits,
  test: 'tests/sim/plan-histories.test.ts',
  env: { QIATAN_HISTORIES: '96' },
  caughtBy: /seed \d+: /,
});

const inPolicies = (id: string, what: string, ...edits: readonly Edit[]): PlantedFault => ({
  ...inHistories(`intervals-${id}`, what, ...edits),
  test: 'tests/sim/policy-histories.test.ts',
});

const noInvariant: Edit = {
  file: 'api/plan/invariant.ts',
  find: 'if (next !== wanted.next || decision !== wanted.decision || further > wanted.further)',
  replace: 'if (next < 0)',
};

/** Faults in plans, follow-ups and endings. */
export const planFaults: readonly PlantedFault[] = [
  inHistories('limit', 'a next plan may lie beyond the limit', {
    file: 'shared/domain/plan.ts',
    find: 'if (!isBeyondLimit(calendar, dueOn, limitOn)) return null;',
    replace: 'if (isBeyondLimit(calendar, dueOn, limitOn)) return null;',
  }),
  inHistories('extension', 'anybody extends a plan beyond the limit', {
    file: 'shared/domain/plan.ts',
    find: "  if (!actorIsManager) {\n    return refuse('PLAN_BEYOND_LIMIT'",
    replace: "  if (actorIsManager && !actorIsManager) {\n    return refuse('PLAN_BEYOND_LIMIT'",
  }),
  inHistories('due', 'a plan that is due today can be moved', {
    file: 'shared/domain/plan.ts',
    find: "  if (isDue(plan, today, calendar)) return refuse('PLAN_DUE_NOT_MOVABLE', {}, 'dueOn');\n",
    replace: '',
  }),
  inHistories('48h', 'the 48-hour follow-up can be moved later', {
    file: 'shared/domain/plan.ts',
    find: "  if (plan.origin === 'first_48h') {",
    replace: "  if (plan.origin === 'import') {",
  }),
  inHistories('guard', 'the next plan can be cancelled, and nothing asks for the invariant', noInvariant, {
    file: 'api/plan/further.ts',
    find: "    if (plan.role === 'next') reject('PLAN_NEXT_REQUIRED');\n",
    replace: '',
  }),
  inHistories('old-plan', 'an attempt leaves the old next plan open, and nothing asks for the invariant', noInvariant, {
    file: 'api/followup/attempt.ts',
    find: 'const isDone = plan.id === next?.id || plan.id === contact.plan?.id || ',
    replace: 'const isDone = plan.id === contact.plan?.id || ',
  }),
  inHistories('twice', 'a plan is executed a second time', {
    file: 'api/followup/contact.ts',
    find: "  if (plan.state !== 'open') return reject('PLAN_ALREADY_CLOSED');\n",
    replace: '',
  }),
  inHistories('foreign', 'a contact by anybody counts as an attempt', {
    file: 'api/followup/contact.ts',
    find: 'const isAttempt = isResponsible(tx.read, call.actor.id, customer);',
    replace: 'const isAttempt = isResponsible(tx.read, call.actor.id, customer) || plan === null;',
  }),
  inHistories('level', 'a shorter gap leaves the next plan where it was', {
    file: 'shared/domain/plan-limit.ts',
    find: 'if (change.limitAfter >= change.limitBefore) return change.dueOn;',
    replace: 'if (change.limitAfter !== change.limitBefore) return change.dueOn;',
  }),
  inHistories(
    'pending',
    'asking to end leaves the plans open, and nothing asks for the invariant',
    {
      file: 'api/plan/ending.ts',
      find: '  closeAllPlans(tx, opportunityId, {',
      replace: "  if (opportunity.level === 'A') closeAllPlans(tx, opportunityId, {",
    },
    noInvariant,
  ),
  inHistories(
    'stranger',
    'a stranger who was known leaves his further plans behind, and nothing asks for the invariant',
    {
      file: 'api/card/propagate-customer.ts',
      find: "    closeAllPlans(tx, opportunityId, { state: 'cancelled',",
      replace: "    if (rules.today === '') closeAllPlans(tx, opportunityId, { state: 'cancelled',",
    },
    {
      file: 'api/card/propagate-customer.ts',
      find: "    .where('opportunityId', '=', opportunityId)\n    .where('deletedHlc', 'is', null);",
      replace: "    .where('opportunityId', '=', opportunityId).where('role', '=', 'next');",
    },
    noInvariant,
  ),
  inHistories('rollback', 'what a refused command wrote stays', {
    file: 'db/unit-of-work.ts',
    find: "    if (store.connection.inTransaction) store.prepare('ROLLBACK').run();",
    replace: "    if (store.connection.inTransaction) store.prepare('COMMIT').run();",
  }),
  inPolicies('late', 'a new version asks for calls on days before its own', {
    file: 'shared/domain/plan-limit.ts',
    find: 'return laterOf(change.changeOn, earlierOf(fromChange, change.limitOn));',
    replace: 'return earlierOf(fromChange, change.limitOn);',
  }),
  inPolicies('stays', 'a new version shortens the limit and leaves the plan beyond it', {
    file: 'api/level-policy/apply.ts',
    find: 'if (row.planId === null || dueOn === null || dueOn === row.dueOn) return false;',
    replace: "if (row.planId === null || dueOn === null || dueOn !== '') return false;",
  }),
  inPolicies('all', 'a new version touches levels that it does not change', {
    file: 'api/level-policy/mark.ts',
    find: 'new Set([...(before ? changedGaps(before, inForce) : levels), ...(mark.left?.levels ?? [])])',
    replace: 'new Set([...(before ? levels : levels), ...(mark.left?.levels ?? [])])',
  }),
];
