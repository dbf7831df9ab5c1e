import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager, roleLabel } from '../../shared/domain/roles.ts';
import type { ActorCall } from '../call.ts';
import { nameOfStaff } from '../ownership.ts';

/** Whose figures somebody looks at: his own; a manager anybody's. Refuses with FORBIDDEN or NOT_FOUND. */
export function whoseFigures(
  personId: string | undefined,
  { actor, deps }: ActorCall,
): { readonly id: string; readonly name: string } | Refusal {
  if (personId === undefined || personId === actor.id) return { id: actor.id, name: actor.name };
  if (!isManager(actor.role))
    return refuse('FORBIDDEN', { role: roleLabel(actor.role), act: '看别人的数字', who: '经理' }, 'personId');
  const name = nameOfStaff(deps.store.read, personId);
  return name === undefined ? refuse('NOT_FOUND', { what: '这位员工' }, 'personId') : { id: personId, name };
}
