import type { CardValues } from '../../shared/domain/card.ts';
import type { CardFieldName } from '../../shared/domain/card-field-specs.ts';
import { cardFields } from '../../shared/domain/card-fields.ts';
import { type Access, shownContacts, shownName } from '../ownership.ts';

const contactNames = ['phone', 'phone2', 'wechat', 'qq', 'weibo', 'email'] as const;
const personalNames: readonly CardFieldName[] = cardFields.filter(({ personal }) => personal).map(({ name }) => name);

/**
 * What is written on a card as somebody may see it (domain §13): everything to the owner and to whoever wrote it;
 * contacts masked to managers and stand-ins, who ask for them; to others nothing that tells who the person is.
 */
export function shownValues(access: Access, values: CardValues): CardValues {
  if (access === 'own') return values;
  const { phoneMasked: _, ...contacts } = shownContacts(access, {
    phone: values.phone ?? null,
    phone2: values.phone2 ?? null,
    wechat: values.wechat ?? null,
    qq: values.qq ?? null,
    weibo: values.weibo ?? null,
    email: values.email ?? null,
  });
  if (access !== 'masked') return { ...values, ...contacts };
  const hidden = Object.fromEntries(personalNames.map((name) => [name, null]));
  return { ...values, ...hidden, ...contacts, name: shownName(access, values.name ?? '') };
}

/** One field's value of a change as somebody may see it. */
export function shownValue(access: Access, name: CardFieldName, value: unknown): unknown {
  const isContact = contactNames.some((contact) => contact === name);
  if (access === 'own' || !(isContact || (access === 'masked' && personalNames.includes(name)))) return value;
  // the value came out of this field, so it fits back into it
  return shownValues(access, { [name]: value } as CardValues)[name] ?? null;
}
