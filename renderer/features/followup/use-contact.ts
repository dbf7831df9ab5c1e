import type { InferContractRouterOutputs } from '@orpc/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ContactSheet, SheetOpportunity } from '../../../shared/contract/contact-sheet.ts';
import type { FollowupInput } from '../../../shared/contract/followup.ts';
import type { Contract } from '../../../shared/contract/index.ts';
import { choices, type DictionaryEntry, labelOfCode } from '../../../shared/domain/dictionary.ts';
import { proposeCategory } from '../../../shared/domain/feedback-category.ts';
import { isEffective } from '../../../shared/domain/followup.ts';
import { useApi } from '../../state/api.ts';
import { type Failure, failureOf } from '../../state/failure.ts';
import { useEntries } from '../../state/lists.ts';
import { type Unread, useUnread } from '../../state/unread.ts';
import { type ContactDraft, isPriceWrong, type NextBounds, nextBounds } from './contact-draft.ts';
import { inputOf } from './contact-input.ts';

export type Recorded = InferContractRouterOutputs<Contract>['followup']['record'];

/** What hangs on a contact and is read anew after one was recorded. */
export const touchedByContact = [
  ['plan'],
  ['followup'],
  ['customer'],
  ['ending'],
  ['card'],
  ['opportunity'],
  ['instruction'],
  ['sale'],
] as const;

export interface ContactWork {
  readonly sheet: ContactSheet;
  readonly draft: ContactDraft;
  readonly change: (change: Partial<ContactDraft>) => void;
  readonly categories: readonly DictionaryEntry[];
  /** Chosen, or read from the feedback. */
  readonly category: string | null;
  readonly isCategoryProposed: boolean;
  readonly boundsOf: (opportunity: SheetOpportunity) => NextBounds;
  /** Why the last attempt to record was refused; gone with the next change. */
  readonly failure: Failure | null;
  /** Nothing was chosen on 1–7 when it was to be recorded. */
  readonly isOutcomeMissing: boolean;
  readonly isSaving: boolean;
  /** Who was reached was to be recorded, and an instruction was not read yet: said once, the next time it is recorded. */
  readonly isInstructionOpen: boolean;
  /** Words of the form that nobody can read: nothing is recorded in their place. */
  readonly unread: Unread;
  /** @param after where to go on: the next call, or nowhere */
  readonly record: (after?: After) => void;
}

/** What comes after a contact was recorded. */
export type After = 'next' | 'stay';

/** A contact under way: what is written, what it would mean, and recording it in one act. */
export function useContact(options: {
  readonly sheet: ContactSheet;
  readonly draft: ContactDraft;
  readonly onChange: (draft: ContactDraft) => void;
  readonly onRecorded: (recorded: Recorded, after: After) => void;
}): ContactWork {
  const { sheet, draft, onChange, onRecorded } = options;
  const api = useApi();
  const queries = useQueryClient();
  const [pressedFor, setPressedFor] = useState<string | null>(null);
  const [remindedFor, setRemindedFor] = useState<string | null>(null);
  const entries = useEntries()('feedback_category');
  const categories = useMemo(() => choices(entries), [entries]);
  const proposed =
    draft.outcome !== null && !isEffective(draft.outcome) ? null : proposeCategory(entries, draft.feedback);
  const category = draft.category ?? proposed;
  const label = category === null ? null : labelOfCode(entries, category);
  const boundsOf = (opportunity: SheetOpportunity): NextBounds =>
    nextBounds(sheet, opportunity, draft, draft.opportunities[opportunity.id]?.level ?? null, label);
  const save = useMutation({
    mutationFn: ({ input }: { readonly input: FollowupInput; readonly after: After }) => api.followup.record(input),
    onSuccess: async (recorded, { after }) => {
      onRecorded(recorded, after);
      await Promise.all(touchedByContact.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    onError: (error) => {
      // Warned once: the next time it is saved as it is (§四.3).
      if (failureOf(error).code === 'FEEDBACK_EMPTY') onChange({ ...draft, confirmedEmpty: true });
    },
  });
  const unread = useUnread();
  const [refused, setRefused] = useState<Failure | null>(null);
  const failed = useMemo(() => (save.error === null ? null : failureOf(save.error)), [save.error]);
  const failure = refused ?? failed;
  const isReached = draft.outcome !== null && isEffective(draft.outcome);
  const hasUnread = sheet.responsible && isReached && sheet.instructions.some(({ state }) => state === 'unread');
  return {
    sheet,
    draft,
    change: (change) => {
      if (!save.isIdle) save.reset();
      setRefused(null);
      // Another feedback is another warning.
      const confirmedEmpty = change.feedback === undefined && draft.confirmedEmpty;
      onChange({ ...draft, confirmedEmpty, ...change });
    },
    categories,
    category,
    isCategoryProposed: draft.category === null && category !== null,
    boundsOf,
    failure,
    isOutcomeMissing: draft.outcome === null && pressedFor === draft.contactId,
    isSaving: save.isPending,
    isInstructionOpen: hasUnread && remindedFor === draft.contactId,
    unread,
    record: (after = 'next') => {
      if (save.isPending) return;
      const input = inputOf(sheet, draft, category, boundsOf);
      setPressedFor(draft.contactId);
      const isWrong = Object.values(draft.opportunities).some(({ ending }) => ending !== null && isPriceWrong(ending));
      if (input === null || isWrong) return;
      const wrong = unread.refuse();
      setRefused(wrong);
      if (wrong !== null) return;
      setRemindedFor(draft.contactId);
      if (!hasUnread || remindedFor === draft.contactId) save.mutate({ input, after });
    },
  };
}
