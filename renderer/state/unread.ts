import { createContext, useContext, useEffect, useId, useState } from 'react';
import { messageOf } from '../../shared/contract/errors.ts';
import type { Failure } from './failure.ts';

/** Words in a field that mean nothing there: 「2月30日」 where a day belongs. */
export interface UnreadWords {
  /** What the refusal names as its field. */
  readonly field: string;
  readonly label: string;
  /** What is wrong with them, and what to write instead. */
  readonly problem: string;
  readonly focus: () => void;
}

/** The words of one form that nobody can read yet: as long as there are any, the form saves nothing in their place. */
export interface Unread {
  readonly tell: (key: string, words: UnreadWords | null) => void;
  /** Refuses for the first of them and takes the keyboard there; null where everything was read. */
  readonly refuse: () => Failure | null;
}

/** The form that a field stands in. */
export const UnreadContext = createContext<Unread | null>(null);

/** For the form that saves: goes to `UnreadContext` around its fields and to the act behind its button. */
export function useUnread(): Unread {
  const [unread] = useState(createUnread);
  return unread;
}

/** For a field: tells the form around it, as long as the field is there. */
export function useTellUnread(words: UnreadWords | null): void {
  const key = useId();
  const form = useContext(UnreadContext);
  useEffect(() => {
    form?.tell(key, words);
  });
  useEffect(() => () => form?.tell(key, null), [form, key]);
}

/** Nothing unread so far. */
function createUnread(): Unread {
  const told = new Map<string, UnreadWords>();
  return {
    tell: (key, words) => {
      if (words === null) told.delete(key);
      else told.set(key, words);
    },
    refuse: () => {
      const [first] = told.values();
      if (first === undefined) return null;
      const { field, label, problem } = first;
      first.focus();
      const text = messageOf('INVALID_INPUT', { field: label, problem });
      return { code: 'INVALID_INPUT', text, field, errorNumber: null, retryable: false };
    },
  };
}
