/** What of a contact decides who is asked first. */
export interface KnownContact {
  readonly id: string;
  readonly name: string;
  readonly isMain: boolean;
  /** More is known than the name: a number, a position, a note. */
  readonly isDescribed: boolean;
}

/** What has to be done so that the one who is asked first is called as the card says. */
export type MainContactChange =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'promote'; readonly id: string; readonly demoteId: string | null }
  | { readonly kind: 'rename'; readonly id: string }
  | { readonly kind: 'add'; readonly demoteId: string | null };

/**
 * The card's 联系人 (domain §6, 单位 + contact) and the main contact are one. A new name means somebody else wherever more
 * than a name was known of the old one: his number must not become the new one's.
 */
export function mainContactChange(contacts: readonly KnownContact[], name: string): MainContactChange {
  const main = contacts.find(({ isMain }) => isMain);
  if (main?.name === name) return { kind: 'nothing' };
  const demoteId = main?.id ?? null;
  const known = contacts.find((contact) => contact.name === name);
  if (known) return { kind: 'promote', id: known.id, demoteId };
  return main && !main.isDescribed ? { kind: 'rename', id: main.id } : { kind: 'add', demoteId };
}
