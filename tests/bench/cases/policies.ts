import { applyPiece } from '../../../api/level-policy/apply.ts';
import { markToday, readMark, writeMark } from '../../../api/level-policy/mark.ts';
import { levelPolicyOn, readLevelPolicies } from '../../../api/policies.ts';
import { runCommand } from '../../../db/unit-of-work.ts';
import { civilDateAt } from '../../../shared/calendar/civil-date.ts';
import { refuse } from '../../../shared/domain/refusal.ts';
import { canonicalJson } from '../../../sync/digest.ts';
import type { Case } from '../measure.ts';
import type { BenchRoom } from '../room.ts';

/** One piece of a new version of the intervals, which moves every plan that it can; taken back each time. */
export function policyCases({ store, deps }: BenchRoom): readonly Case[] {
  const today = civilDateAt(deps.clock(), 'Asia/Shanghai');
  const { horizons, firstPlanDays } = levelPolicyOn(store, today);
  const day = { unit: 'day', count: 1 } as const;
  return [
    {
      id: 'policy.piece',
      rounds: 10,
      p95Budget: 2000,
      ratioBudget: null,
      run: () => {
        const env = { command: 'bench', actorId: 'system', now: deps.clock(), isAuthority: true };
        return runCommand(store, env, (tx) => {
          writeMark(store, markToday(readMark(store), readLevelPolicies(store), today));
          tx.insert('levelPolicy', {
            id: tx.newId(),
            effectiveFrom: today,
            gaps: canonicalJson({ O: day, H: day, A: day, B: day, C: day, N: day }),
            horizons: canonicalJson(horizons),
            firstPlanDays,
            note: '',
            createdAt: env.now,
            createdById: env.actorId,
          });
          applyPiece(tx, store, today);
          // a refusal rolls everything back, the mark as well
          return refuse('POLICY_SAME', { day: today });
        });
      },
      raw: null,
    },
  ];
}
