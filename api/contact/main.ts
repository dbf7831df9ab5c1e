import { contactsOf } from '../../db/queries/contacts.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { isEmptyValue } from '../../shared/domain/card.ts';
import { mainContactChange } from '../../shared/domain/main-contact.ts';

/** Brings the main contact in step with the 联系人 that was written on a card or in the customer's data. */
export function followContactPerson(tx: Tx, customerId: string, contactPerson: string | null | undefined): void {
  if (contactPerson == null || isEmptyValue(contactPerson)) return;
  const known = contactsOf(tx.read, customerId).map(
    ({ id, name, isMain, position, phone, wechat, note, personId }) => ({
      id,
      name,
      isMain: isMain === 1,
      isDescribed: [position, phone, wechat, note, personId].some((value) => !isEmptyValue(value)),
    }),
  );
  const change = mainContactChange(known, contactPerson);
  if ('demoteId' in change && change.demoteId !== null) tx.update('contact', change.demoteId, { isMain: 0 });
  switch (change.kind) {
    case 'promote':
      tx.update('contact', change.id, { isMain: 1 });
      break;
    case 'rename':
      tx.update('contact', change.id, { name: contactPerson });
      break;
    case 'add':
      tx.insert('contact', {
        id: tx.newId(),
        customerId,
        name: contactPerson,
        position: '',
        phone: null,
        wechat: null,
        note: '',
        isMain: 1,
        personId: null,
        createdAt: tx.env.now,
        createdById: tx.env.actorId,
      });
      break;
    case 'nothing':
      break;
  }
}
