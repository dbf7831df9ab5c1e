import type { MergeComparison, MergeField } from '../../../shared/contract/merge.ts';
import type { MergeChoices, PhoneSlot } from '../../../shared/domain/customer-merge.ts';

/** What a person has decided so far, by field; what he has not looked at stays as proposed. */
export interface MergeDraft {
  readonly fields: Readonly<Record<string, 'kept' | 'gone' | 'both'>>;
  readonly phone: PhoneSlot | null;
  readonly phone2: PhoneSlot | null;
}

export const blankMerge: MergeDraft = { fields: {}, phone: null, phone2: null };

/** The value that a field will have. */
export function choiceOf(draft: MergeDraft, field: MergeField): 'kept' | 'gone' | 'both' {
  return draft.fields[field.field] ?? field.proposed;
}

/** Which number will be the first one, and which the second. */
export function phonesChosen(
  draft: MergeDraft,
  { phones, proposedPhone, proposedPhone2 }: MergeComparison,
): { readonly phone: PhoneSlot | null; readonly phone2: PhoneSlot | null } {
  const known = (slot: PhoneSlot | null): PhoneSlot | null =>
    slot !== null && phones.some((each) => each.slot === slot) ? slot : null;
  const phone = known(draft.phone) ?? proposedPhone;
  const rest = phones.filter(({ slot }) => slot !== phone);
  const wanted = known(draft.phone2) ?? proposedPhone2;
  const phone2 = rest.find(({ slot }) => slot === wanted)?.slot ?? rest[0]?.slot ?? null;
  return { phone, phone2 };
}

/** Before the code of one of the store's own fields. */
const customPrefix = 'custom.';

/** What is sent: every field as it stands on the screen. */
export function choicesOf(draft: MergeDraft, comparison: MergeComparison): MergeChoices {
  const { phone, phone2 } = phonesChosen(draft, comparison);
  const all = comparison.fields.map((field) => [field.field, choiceOf(draft, field)] as const);
  const own = all.flatMap(([name, choice]) =>
    name.startsWith(customPrefix) && choice !== 'both' ? [[name.slice(customPrefix.length), choice] as const] : [],
  );
  return {
    // the fields of a comparison are those of the choices, and only remarks can stay both
    ...(Object.fromEntries(all.filter(([name]) => !name.startsWith(customPrefix))) as MergeChoices),
    ...(own.length === 0 ? {} : { custom: Object.fromEntries(own) }),
    ...(phone === null ? {} : { phone }),
    ...(phone2 === null ? {} : { phone2 }),
  };
}

/** The same decisions seen from the other side: the record that goes is the one that is kept now. */
export function swapped(draft: MergeDraft): MergeDraft {
  const side = (each: 'kept' | 'gone' | 'both') => (each === 'both' ? each : each === 'kept' ? 'gone' : 'kept');
  return {
    fields: Object.fromEntries(Object.entries(draft.fields).map(([field, each]) => [field, side(each)])),
    phone: draft.phone && swappedSlots[draft.phone],
    phone2: draft.phone2 && swappedSlots[draft.phone2],
  };
}

const swappedSlots: Readonly<Record<PhoneSlot, PhoneSlot>> = {
  'kept.phone': 'gone.phone',
  'kept.phone2': 'gone.phone2',
  'gone.phone': 'kept.phone',
  'gone.phone2': 'kept.phone2',
};
