import type { CustomerDetail } from '../../../../shared/contract/customer-rows.ts';
import type { RevealedContacts } from '../side/facts-list.tsx';

/** The customer's data that can be changed here, each a text or a code; '' is empty. */
export const profileFields = [
  'name',
  'gender',
  'phone',
  'noPhoneReason',
  'phone2',
  'wechat',
  'qq',
  'weibo',
  'email',
  'customerType',
  'contactPerson',
  'regionCode',
  'street',
  'source',
  'remark',
] as const satisfies readonly (keyof CustomerDetail)[];

export type ProfileField = (typeof profileFields)[number];

export type ProfileValues = Readonly<Record<ProfileField, string>>;

/** Ways of contact: masked until they are shown in full, and not to be changed unseen. */
export const contactFields: readonly ProfileField[] = ['phone', 'phone2', 'wechat', 'qq', 'weibo', 'email'];

/** What is being written: only what differs, and for each field the value that was on the screen when it was begun. */
export interface ProfileDraft {
  readonly typed: Readonly<Partial<ProfileValues>>;
  readonly seen: Readonly<Partial<ProfileValues>>;
}

export const blankDraft: ProfileDraft = { typed: {}, seen: {} };

/** The stored values as the form shows them. */
export function profileOf(detail: CustomerDetail, revealed: RevealedContacts | null): ProfileValues {
  const shown = { ...detail, ...revealed };
  // Built from the very list of the fields.
  return Object.fromEntries(profileFields.map((field) => [field, shown[field] ?? ''])) as ProfileValues;
}

/** Writes one field; typing the stored value again takes the change back. */
export function withTyped(
  draft: ProfileDraft,
  field: ProfileField,
  value: string,
  stored: ProfileValues,
): ProfileDraft {
  const { [field]: _, ...typed } = draft.typed;
  const { [field]: begun, ...seen } = draft.seen;
  const base = begun ?? stored[field];
  if (value === base) return { typed, seen };
  return { typed: { ...typed, [field]: value }, seen: { ...seen, [field]: base } };
}

/** Fields that somebody else changed since they were begun here: each is decided before anything is saved. */
export function conflictsOf(draft: ProfileDraft, stored: ProfileValues): readonly ProfileField[] {
  return changedFields(draft).filter(
    (field) => draft.seen[field] !== stored[field] && draft.typed[field] !== stored[field],
  );
}

/** Settles a conflict: the stored value is taken as seen, and either stands or is written over. */
export function settled(
  draft: ProfileDraft,
  field: ProfileField,
  keep: 'stored' | 'typed',
  stored: ProfileValues,
): ProfileDraft {
  if (keep === 'typed') return { ...draft, seen: { ...draft.seen, [field]: stored[field] } };
  const { [field]: _, ...typed } = draft.typed;
  const { [field]: __, ...seen } = draft.seen;
  return { typed, seen };
}

/** The fields that differ from what was seen, in the form's order. */
export function changedFields(draft: ProfileDraft): readonly ProfileField[] {
  return profileFields.filter((field) => draft.typed[field] !== undefined);
}

/** What is sent: the changed fields, null for emptied ones, and what was seen of each. */
export function updateOf(draft: ProfileDraft): {
  readonly patch: Readonly<Record<string, string | null>>;
  readonly seen: Readonly<Record<string, string | null>>;
} {
  const fields = changedFields(draft);
  const asSent = (values: Readonly<Partial<ProfileValues>>) =>
    Object.fromEntries(fields.map((field) => [field, values[field] || null]));
  return { patch: asSent(draft.typed), seen: asSent(draft.seen) };
}
