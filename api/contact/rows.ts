import type { contactsOf } from '../../db/queries/contacts.ts';
import { customersById } from '../../db/queries/customers.ts';
import type { Reader } from '../../db/query.ts';
import type { ContactRow } from '../../shared/contract/contact.ts';
import { type Access, accessToEach, type Person, shownAccount, shownName, shownPhone } from '../ownership.ts';

/** Contacts as a person may see them: their numbers are masked as the customer's own are. */
export function contactRows(
  read: Reader,
  person: Person,
  access: Access,
  contacts: ReturnType<typeof contactsOf>,
): ContactRow[] {
  const people = customersById(
    read,
    contacts.flatMap(({ personId }) => personId ?? []),
  );
  const accessOf = accessToEach(read, person, people);
  const byId = new Map(people.map((each) => [each.id, each]));
  return contacts.map(({ personId, isMain, phone, wechat, ...contact }) => {
    const him = personId === null ? undefined : byId.get(personId);
    return {
      ...contact,
      isMain: isMain === 1,
      phone: shownPhone(access, phone),
      wechat: shownAccount(access, wechat),
      phoneMasked: access !== 'own' && (phone !== null || wechat !== null),
      person: him ? { id: him.id, name: shownName(accessOf(him), him.name) } : null,
    };
  });
}
