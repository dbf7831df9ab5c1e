import { staffNames } from '../db/queries/staff.ts';
import { levels } from '../shared/domain/level.ts';
import { policyOn } from '../shared/domain/level-policy.ts';
import { rulebookOn, ruleCodes, ruleTitles } from '../shared/domain/rulebook.ts';
import type { Handlers } from './call.ts';
import { previewLevels, saveLevels, withdrawLevels } from './level-policy/save.ts';
import { readLevelPolicies, readPolicyNotes, readRulebooks } from './policies.ts';

export const policyHandlers: Handlers<'policy'> = {
  levels: (_input, call) => {
    const { store } = call.deps;
    const versions = readLevelPolicies(store);
    const notes = readPolicyNotes(store);
    const names = staffNames(store.read);
    const madeBy = (id: string) => {
      const byId = notes.get(id)?.createdById ?? '';
      const name = names.get(byId);
      return name === undefined ? null : { id: byId, name };
    };
    return {
      current: policyOn(versions, call.today).id,
      versions: versions.map(({ id, effectiveFrom, firstPlanDays, horizons, gaps }) => ({
        id,
        effectiveFrom,
        note: notes.get(id)?.note ?? '',
        createdAt: notes.get(id)?.createdAt ?? 0,
        createdBy: madeBy(id),
        withdrawable: effectiveFrom > call.today,
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

  previewLevels,
  saveLevels,
  withdrawLevels,

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
