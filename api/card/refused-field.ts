import { RefusalSignal } from '../../db/faults.ts';
import { refuse } from '../../shared/domain/refusal.ts';

/**
 * Runs a rule that knows a field by another name than the form in front of the person, and gives its refusals the
 * form's name, so that the focus goes to the right cell.
 */
export function namingFields<T>(names: Readonly<Record<string, string>>, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof RefusalSignal)) throw error;
    const { code, params, field } = error.refusal;
    throw new RefusalSignal(refuse(code, params, field === null ? null : (names[field] ?? field)));
  }
}

/** The rules of plans say `dueOn`; on the card it is the line of the next plan. */
export const planFieldsOfCard = { dueOn: 'nextPlanOn', reason: 'nextPlanOn' } as const;
