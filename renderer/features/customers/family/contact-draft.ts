import type { ContactRow } from '../../../../shared/contract/contact.ts';
import type { PickedCustomer } from './customer-cell.tsx';

/** A contact as it is typed; '' for nothing. */
export interface ContactDraft {
  readonly name: string;
  readonly position: string;
  readonly phone: string;
  readonly wechat: string;
  readonly note: string;
  readonly isMain: boolean;
  readonly person: PickedCustomer | null;
}

export const blankContact: ContactDraft = {
  name: '',
  position: '',
  phone: '',
  wechat: '',
  note: '',
  isMain: false,
  person: null,
};

/** Numbers that were shown in full. */
export type ShownNumbers = Pick<ContactRow, 'phone' | 'wechat'>;

/** What the store has of a contact, as the form holds it; masked numbers in full once they were shown. */
export function draftOfContact(contact: ContactRow, shown: ShownNumbers | null): ContactDraft {
  const { name, position, note, isMain, person } = contact;
  const { phone, wechat } = shown ?? contact;
  return { name, position, phone: phone ?? '', wechat: wechat ?? '', note, isMain, person };
}

const words = ['name', 'position', 'phone', 'wechat', 'note'] as const;

/** What was changed, in the words of the contract, and what stood there before; null where nothing was. */
export function changesOf(before: ContactDraft, after: ContactDraft) {
  const changed = words.filter((field) => before[field] !== after[field].trim());
  const isPerson = before.person?.id !== after.person?.id;
  const isMain = before.isMain !== after.isMain;
  if (changed.length === 0 && !isPerson && !isMain) return null;
  const value = (draft: ContactDraft, field: (typeof words)[number]): string | null =>
    draft[field].trim() === '' && (field === 'phone' || field === 'wechat') ? null : draft[field].trim();
  return {
    patch: {
      ...Object.fromEntries(changed.map((field) => [field, value(after, field)])),
      ...(isPerson ? { personId: after.person?.id ?? null } : {}),
      ...(isMain ? { isMain: after.isMain } : {}),
    },
    seen: Object.fromEntries(changed.map((field) => [field, value(before, field)])),
  };
}
