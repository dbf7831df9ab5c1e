import { useState } from 'react';
import {
  contactFields,
  type ProfileDraft,
  type ProfileField,
  type ProfileValues,
  profileFields,
} from './profile-draft.ts';

/** A field that nobody wrote here and that has another value by now. */
export interface FollowedField {
  readonly field: ProfileField;
  /** What stood there when the form was opened, or when the last change was read. */
  readonly before: string;
}

export interface Followed {
  readonly fields: readonly FollowedField[];
  /** They were read. */
  readonly settle: () => void;
}

/**
 * The fields of an open form that followed somebody else's save because nobody had written in them: they stay as the
 * store has them now, and the form says so. A number that was masked and is shown by now has not changed.
 */
export function useFollowed(stored: ProfileValues, draft: ProfileDraft, isMasked: boolean): Followed {
  const [opened, setOpened] = useState({ values: stored, isMasked });
  if (opened.isMasked !== isMasked) setOpened({ values: withContacts(opened.values, stored), isMasked });
  return {
    fields: opened.isMasked === isMasked ? followedOf(opened.values, stored, draft) : [],
    settle: () => setOpened({ values: stored, isMasked }),
  };
}

/** What differs from what was opened, in the form's order, but for the fields that somebody writes here. */
function followedOf(
  opened: ProfileValues,
  stored: ProfileValues,
  { typed }: Pick<ProfileDraft, 'typed'>,
): readonly FollowedField[] {
  return profileFields
    .filter((field) => stored[field] !== opened[field] && typed[field] === undefined)
    .map((field) => ({ field, before: opened[field] }));
}

function withContacts(opened: ProfileValues, stored: ProfileValues): ProfileValues {
  return { ...opened, ...Object.fromEntries(contactFields.map((field) => [field, stored[field]])) };
}
