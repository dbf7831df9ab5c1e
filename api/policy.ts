import { levels } from '../shared/domain/level.ts';
import { policyOn } from '../shared/domain/level-policy.ts';
import { rulebookOn, ruleCodes, ruleTitles } from '../shared/domain/rulebook.ts';
import type { Handlers } from './call.ts';
import { readLevelPolicies, readRulebooks } from './policies.ts';

export const policyHandlers: Handlers<'policy'> = {
  levels: (_input, call) => {
    const versions = readLevelPolicies(call.deps.store);
    return {
      current: policyOn(versions, call.today).id,
      versions: versions.map(({ id, effectiveFrom, firstPlanDays, horizons, gaps }) => ({
        id,
        effectiveFrom,
        firstPlanDays,
        levels: levels.map((level) => ({
          level,
          horizonDays: horizons[level],
          gapUnit: gaps[level].unit,
          gapCount: gaps[level].count,
        })),
      })),
    };
  },

  rules: (_input, call) => {
    const versions = readRulebooks(call.deps.store);
    return {
      current: rulebookOn(versions, call.today)?.id ?? null,
      versions: versions.map(({ id, effectiveFrom, rules, auditedFields }) => ({
        id,
        effectiveFrom,
        auditedFields: [...auditedFields],
        rules: ruleCodes.map((code) => {
          const { clause, text, measure, amountFen, enabled } = rules[code];
          return { code, title: ruleTitles[code], clause, text, measure, amountFen, enabled };
        }),
      })),
    };
  },
};
