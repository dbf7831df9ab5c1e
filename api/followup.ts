import { livingIdOf } from '../db/queries/merges.ts';
import { isRefusal } from '../shared/domain/refusal.ts';
import type { Handlers } from './call.ts';
import { recordFollowup } from './followup/record.ts';
import { undoFollowup } from './followup/undo.ts';
import { listUnreached } from './followup/unreached.ts';
import { customerSheet } from './plan/sheet.ts';

export const followupHandlers: Handlers<'followup'> = {
  prepare: ({ customerId }, call) => customerSheet(livingIdOf(call.deps.store.read, customerId), call),

  record: (input, call) => {
    const recorded = recordFollowup(input, call);
    if (isRefusal(recorded)) return recorded;
    return {
      contactId: recorded.contactId,
      attempt: recorded.attempt,
      opportunities: recorded.opportunities.map(({ rule, ...concerned }) => ({
        ...concerned,
        proposals: [...rule.proposals],
        shownToManager: rule.shownToManager,
      })),
    };
  },

  unreached: (ask, call) => listUnreached(ask, call),

  undo: (input, call) => undoFollowup(input, call),
};
