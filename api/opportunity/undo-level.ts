import { sqlFor } from '../../db/query.ts';
import { shaped } from '../../db/query-shape.ts';
import { reversalOf, takeBack } from '../../db/reversal.ts';
import { reject } from '../../db/unit-of-work.ts';
import { whyLevelNotUndone } from '../../shared/domain/level-undo.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { planRulesOf } from '../plan/rules.ts';
import { requireOpportunity } from '../plan/subject.ts';
import { type Graded, gradedOf } from './graded.ts';

/**
 * Takes a grading back that the caller made by itself, as a call is taken back (§四.2, decision 17): within ten minutes, on
 * its day, as long as nothing was built upon it. Level, limit, next plan and today's cards say again what they said before.
 * Refuses with NOT_FOUND, NOT_OWNER, ALREADY_DONE or LEVEL_NOT_UNDONE.
 */
export function undoLevel({ changeId }: { readonly changeId: string }, call: ActorCall): Graded | Refusal {
  return act(call, (tx) => {
    const change = tx.read.get(changeQuery(changeId));
    if (!change) return reject('NOT_FOUND', { what: '这次定级' }, 'changeId');
    if (change.deletedHlc !== null) reject('ALREADY_DONE', { what: '这次撤销' });
    const reversal = reversalOf(call.deps.store, change.rowSet);
    const { opportunity } = requireOpportunity(tx, call, change.opportunityId);
    if (!reversal) throw new Error(`the change of level ${changeId} has no past`);
    const why = whyLevelNotUndone({
      at: change.at,
      now: call.now,
      zone: call.zone,
      isOwn: change.byId === call.actor.id,
      isAlone: reversal.command === 'opportunity.setLevel',
      isFollowed: opportunity.state !== 'open' || reversal.builtUpon.length > 0,
    });
    if (why !== null) reject('LEVEL_NOT_UNDONE', { why });
    takeBack(tx, reversal);
    return gradedOf(tx, change.opportunityId, planRulesOf(call));
  });
}

const changeQuery = shaped((id: string) =>
  sqlFor.selectFrom('levelChange').select(['opportunityId', 'at', 'byId', 'rowSet', 'deletedHlc']).where('id', '=', id),
);
