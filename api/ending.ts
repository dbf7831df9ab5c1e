import { attemptsOf } from '../db/queries/followups.ts';
import { demand, reject } from '../db/unit-of-work.ts';
import { endingDecisionDueOn, endings } from '../shared/domain/ending.ts';
import { isWritten } from '../shared/domain/written.ts';
import { act, type Handlers } from './call.ts';
import { decideEnding } from './ending/decide.ts';
import { countPending, listPending } from './ending/pending.ts';
import { isResponsible, refuseForeign } from './ownership.ts';
import { requestEnding } from './plan/ending.ts';
import { demandOpenPlanInvariant } from './plan/invariant.ts';
import { planRulesOf } from './plan/rules.ts';
import { requireOpportunity } from './plan/subject.ts';

export const endingHandlers: Handlers<'ending'> = {
  request: ({ opportunityId, ...wish }, call) =>
    act(call, (tx) => {
      const { opportunity, customer } = requireOpportunity(tx, call, opportunityId);
      if (!isResponsible(tx.read, call.actor.id, customer)) demand(refuseForeign(tx.read, customer));
      if (opportunity.state === 'ended') reject('OPPORTUNITY_ENDED');
      if (opportunity.state === 'pending') reject('ENDING_PENDING');
      const { today, calendar } = planRulesOf(call);
      const attempt = attemptsOf(tx.read, opportunityId).findLast(
        ({ on, feedback }) => on === today && isWritten(feedback),
      );
      if (!attempt) return reject('ENDING_NEEDS_ATTEMPT', { ending: endings[wish.ending] }, 'ending');
      const { id: followupId, feedback, on: attemptOn } = attempt;
      const id = requestEnding(tx, { ...wish, opportunityId, followupId, feedback, attemptOn, today, calendar });
      demandOpenPlanInvariant(tx, opportunityId);
      return { id, decideOn: endingDecisionDueOn(today, calendar) };
    }),

  pending: (ask, call) => listPending(ask, call),

  counts: (_input, call) => countPending(call),

  decide: (input, call) => decideEnding(input, call),
};
