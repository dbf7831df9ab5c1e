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
    find: "  return isDue(plan, today, calendar) ? refuse('PLAN_DUE_NOT_MOVABLE', {}, 'dueOn') : null;\n",
    replace: '  return null;\n',
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
  inHistories('leave-later', 'a plan that is made for a day of a leave stays with who is away', {
    file: 'api/plan/holder.ts',
    find: 'return held(ownId, liesWith(leavesFrom(read, countedOn), ownId, countedOn));',
    replace: 'return held(ownId, liesWith(leavesFrom(read, countedOn).slice(9), ownId, countedOn));',
  }),
  inHistories(
    'leave-due',
    'what is due goes over to the stand-in after opening time',
    {
      file: 'shared/domain/leave.ts',
      find: "return beforeOpening ? 'over' : 'asked';",
      replace: "return beforeOpening || countedOn <= today ? 'over' : 'asked';",
    },
    {
      file: 'api/leave/enter.ts',
      find: '  if (!beforeOpening) return;\n',
      replace: '',
    },
  ),
  inHistories('leave-finding', 'whoever was ill keeps the findings of those days', {
    file: 'api/leave/enter.ts',
    find: '    for (const finding of missedOf(tx.read, input, call.today))',
    replace: '    for (const finding of missedOf(tx.read, input, call.today).slice(9))',
  }),
  inHistories('leave-midnight', 'whoever is away at midnight is found', {
    file: 'shared/domain/rule-plan-missed.ts',
    find: 'plan.isDecision || plan.isAway === true || ',
    replace: 'plan.isDecision || ',
  }),
  inHistories('leave-back', 'a stand-in keeps the plans of days on which the other one is there again', {
    file: 'api/leave/settle.ts',
    find: '      ...tx.read.all(heldPlansQuery()),\n',
    replace: '',
  }),
  inHistories('leave-chain', 'somebody who is away stands in', {
    file: 'shared/domain/leave.ts',
    find: '  const away = leaves.find((each) => each.staffId === standInId && overlap(each, ahead));',
    replace: '  const away = leaves.find((each) => each.staffId === standInName && overlap(each, ahead));',
  }),
  inHistories('handover-plans', 'a customer is given without the plans that a stand-in has', {
    file: 'api/handover/foreign.ts',
    find: '  if (ownHolder(plan) !== fromId) return null;',
    replace: '  if (plan.assigneeId !== fromId) return null;',
  }),
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
