import { customerDetail } from '../../db/queries/customer-detail.ts';
import { livingIdOf } from '../../db/queries/merges.ts';
import { writersOf } from '../../db/queries/row-writers.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { customerFieldNames } from '../../shared/domain/customer.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { requireReader } from '../ownership.ts';

interface WrittenField {
  readonly field: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: number;
}

/** Who wrote each field of a customer last, and when: what somebody has to know whose form meets another's words. */
export function writersOfCustomer(
  input: { readonly id: string },
  call: ActorCall,
): { readonly fields: WrittenField[] } | Refusal {
  const { read } = call.deps.store;
  const customer = customerDetail(read, livingIdOf(read, input.id));
  if (!customer) return refuse('NOT_FOUND', { what: '这位客户' }, 'id');
  const foreign = requireReader(read, call.actor, customer);
  if (foreign) return foreign;
  const names = staffNames(read);
  const writer = writersOf(read, 'customer', customer);
  const fields = customerFieldNames.flatMap((field): readonly WrittenField[] => {
    const last = writer(field);
    return last === null ? [] : [{ field, by: { id: last.byId, name: names.get(last.byId) ?? '' }, at: last.at }];
  });
  return { fields };
}
