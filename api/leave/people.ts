import type { Reader } from '../../db/query.ts';
import { sqlFor } from '../../db/query.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { roleLabel, roleSchema } from '../../shared/domain/roles.ts';
import { callers } from '../permissions/plan.ts';

/** Somebody who has customers or looks after somebody else's. */
export interface Caller {
  readonly id: string;
  readonly name: string;
}

/**
 * The person, if he works here and can have plans. Refuses with NOT_FOUND, or with INVALID_INPUT naming the field.
 * @param label the field's Chinese name
 */
export function callerOf(read: Reader, id: string, field: string, label: string): Caller | Refusal {
  const person = read.get(
    sqlFor
      .selectFrom('staff')
      .select(['id', 'name', 'role', 'active'])
      .where('id', '=', id)
      .where('deletedHlc', 'is', null),
  );
  if (!person) return refuse('NOT_FOUND', { what: '这位员工' }, field);
  if (person.active !== 1)
    return refuse('INVALID_INPUT', { field: label, problem: `${person.name}已停用，请另选` }, field);
  const role = roleSchema.parse(person.role);
  if (!callers.includes(role))
    return refuse(
      'INVALID_INPUT',
      { field: label, problem: `${person.name}是${roleLabel(role)}，不跟客户，请另选` },
      field,
    );
  return { id: person.id, name: person.name };
}
