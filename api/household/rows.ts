import { customersById } from '../../db/queries/customers.ts';
import { type KinshipLink, sharedNumbersQuery } from '../../db/queries/household.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { Reader } from '../../db/query.ts';
import type { HouseholdMember } from '../../shared/contract/household.ts';
import { oppositeOf } from '../../shared/domain/household.ts';
import { accessToEach, type Person, shownName, shownPhone } from '../ownership.ts';

/** The household of a customer as a person may see it: of a colleague's customer a masked name, and whose he is. */
export function householdRows(
  read: Reader,
  person: Person,
  customerId: string,
  links: readonly KinshipLink[],
): HouseholdMember[] {
  const members = links.map((link) => {
    const isSaidHere = link.customerId === customerId;
    return {
      link,
      id: isSaidHere ? link.otherCustomerId : link.customerId,
      relation: isSaidHere ? link.relation : oppositeOf(link.relation),
    };
  });
  const people = customersById(
    read,
    members.map(({ id }) => id),
  );
  const accessOf = accessToEach(read, person, people);
  const names = staffNames(read);
  const byId = new Map(people.map((each) => [each.id, each]));
  const numbers = links.length === 0 ? [] : read.all(sharedNumbersQuery([customerId]));
  return members
    .toSorted((a, b) => a.link.createdAt - b.link.createdAt || (a.link.id < b.link.id ? -1 : 1))
    .flatMap(({ link, id, relation }) => {
      const him = byId.get(id);
      if (him === undefined) return [];
      const access = accessOf(him);
      const phone = shownPhone(access, him.phone);
      const { gender, ownerId } = him;
      const owner = ownerId === null ? null : { id: ownerId, name: names.get(ownerId) ?? '' };
      const name = shownName(access, him.name);
      const tails = numbers.filter((number) => number.customerId === id).map(({ value }) => value.slice(-4));
      return {
        id: link.id,
        relation,
        customer: { id, access, name, gender, phone, phoneMasked: access !== 'own' && phone !== null, owner },
        sharedNumbers: [...new Set(tails)],
        createdAt: link.createdAt,
      };
    });
}
