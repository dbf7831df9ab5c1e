import { measureText } from '../../shared/domain/rulebook.ts';
import type { ActorCall } from '../call.ts';
import { rulesOn } from '../policies.ts';

/** What an effective contact without feedback comes to by the rules of today (§四.3). */
export function silenceCosts(call: ActorCall): string {
  const rule = rulesOn(call.deps.store, call.today)?.rules['F-FEEDBACK-EMPTY'];
  if (!rule?.enabled) return '';
  return `，会记一次检查发现（§${rule.clause}，${measureText(rule.measure, rule.amountFen)}）`;
}
