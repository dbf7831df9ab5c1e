import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { messageOf } from '../../../shared/contract/errors.ts';
import type { StaleField } from '../../../shared/contract/stale.ts';
import { type CardDraft, type CardValues, isEmptyValue } from '../../../shared/domain/card.ts';
import { type MissingField, refuseMissing } from '../../../shared/domain/card-completion.ts';
import { cardFieldNames } from '../../../shared/domain/card-fields.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { normalisePhone } from '../../../shared/text/phone.ts';
import { useApi } from '../../state/api.ts';
import { type Failure, failureOf, paramsOf, staleOf } from '../../state/failure.ts';
import type { CardModel } from './card-model.ts';
import { useReadCardRules } from './card-rules.ts';
import { changedValues, filledNames, isSame } from './card-shown.ts';
import type { CardStart } from './card-start.ts';
import { createDraftKeeper, type DraftKeeper, type DraftState, type SeenDraft } from './draft-keeper.ts';

export type CardSave = 'quick' | 'complete' | 'correct';

/** What is saved, and whether another blank card follows. */
export interface CardOrder {
  readonly kind: CardSave;
  readonly andNew: boolean;
}

/** What a save did. */
export interface CardSaved {
  readonly cardId: string;
  readonly customerId: string;
  readonly number: string;
  readonly did: 'new_customer' | 'second_opportunity' | 'repeat_visit' | 'visit_for_colleague' | 'report' | 'updated';
  readonly nextPlanOn: string | null;
}

/** Autosaves what is typed while the form is open, and once more when it is left. */
export function useDraft(
  start: CardStart,
  typed: CardValues,
  isTouched: boolean,
  trafficId: string | null,
): { readonly keeper: DraftKeeper; readonly draft: DraftState } {
  const api = useApi();
  const queries = useQueryClient();
  const visit = useRef(trafficId);
  visit.current = trafficId;
  const [keeper] = useState(() =>
    createDraftKeeper({
      draft: { id: start.draft?.id ?? null, savedAt: start.draft?.savedAt ?? null },
      save: async (seen, body) => {
        if (start.card !== null && Object.keys(body).length === 0) {
          if (seen !== null) await api.card.discardDraft({ id: seen.id });
          void queries.invalidateQueries({ queryKey: ['card', 'drafts'] });
          return { id: null, savedAt: null };
        }
        const saved = await api.card.saveDraft({
          body,
          ...(seen === null ? {} : { id: seen.id, ...(seen.savedAt === null ? {} : { seenAt: seen.savedAt }) }),
          ...(start.card === null ? { trafficId: visit.current } : { cardId: start.card.id }),
        });
        if (seen === null) void queries.invalidateQueries({ queryKey: ['card', 'drafts'] });
        return saved;
      },
      isGone: (error) => failureOf(error).code === 'NOT_FOUND',
      isContested: (error) => failureOf(error).code === 'DRAFT_CHANGED',
    }),
  );
  useEffect(() => {
    if (isTouched && typed !== start.typed) keeper.change(draftOf(start, typed));
  }, [keeper, start, typed, isTouched]);
  useEffect(() => {
    const onHide = (): void => void keeper.flush();
    window.addEventListener('pagehide', onHide);
    return () => {
      window.removeEventListener('pagehide', onHide);
      void keeper.flush();
    };
  }, [keeper]);
  return { keeper, draft: useStore(keeper) };
}

/** The draft that goes with the save, as this window saw it. */
function draftOfSave(draft: SeenDraft | null): { readonly draftId?: string; readonly draftSeenAt?: number } {
  if (draft === null) return {};
  return { draftId: draft.id, ...(draft.savedAt === null ? {} : { draftSeenAt: draft.savedAt }) };
}

/** A new card's draft is all of it; a saved card's only what was changed. */
function draftOf(start: CardStart, typed: CardValues): CardDraft {
  return start.card === null ? typed : changedValues(start.base, typed);
}

interface SaveOptions {
  readonly model: CardModel;
  readonly keeper: DraftKeeper;
  readonly onSaved: (saved: CardSaved, order: CardOrder) => void;
  /** The card was not saved: nothing is lost, this is what to do. */
  readonly onRefused: (failure: Pick<Failure, 'text' | 'field' | 'code'>, stale: readonly StaleField[]) => void;
}

/** Saves the card: quick, complete, or what was corrected of a finished one. */
export function useCardSave({ model, keeper, onSaved, onRefused }: SaveOptions): {
  readonly save: (order: CardOrder) => void;
  readonly busy: boolean;
  /** The card stands, and the form is on its way out: its draft is no more. */
  readonly isSaved: boolean;
} {
  const api = useApi();
  const queries = useQueryClient();
  const mutation = useMutation<CardSaved, Error, CardOrder>({
    mutationFn: async ({ kind }) => {
      const draft = await keeper.hold();
      const { card } = model.start;
      const trafficId = model.visit?.id ?? model.start.trafficId;
      const changed = valuesToSave(model, kind);
      const seen = card === null ? {} : { seen: seenOf(model.start.base, changed) };
      const values = { values: changed, ...seen, ...draftOfSave(draft) };
      if (kind === 'correct' && card !== null) return api.card.correct({ cardId: card.id, ...values });
      const input = {
        ...values,
        ...(card === null ? {} : { cardId: card.id }),
        ...(trafficId === null || card !== null ? {} : { trafficId }),
        ...(model.choice === null ? {} : { identity: model.choice }),
      };
      const write = kind === 'quick' ? api.card.quickSave : api.card.complete;
      try {
        return await write(input);
      } catch (error) {
        const cardId = cardOfDraft(error);
        if (cardId === null) throw error;
        return await write({ ...input, cardId });
      }
    },
    onSuccess: async (saved, order) => {
      await Promise.all(
        ['card', 'traffic', 'customer', 'plan', 'book'].map((capability) =>
          queries.invalidateQueries({ queryKey: [capability] }),
        ),
      );
      onSaved(saved, order);
    },
    onError: (error) => {
      keeper.resume();
      onRefused(failureOf(error), staleOf(error));
    },
  });
  const readRules = useReadCardRules();
  /** Given before the rules were read, by which the next plan's day is found. */
  const [awaiting, setAwaiting] = useState<CardOrder | null>(null);
  const send = (order: CardOrder): void => {
    const { kind } = order;
    const wrong = refuseWords(model);
    if (wrong !== null) {
      onRefused(wrong, []);
      return;
    }
    const missing = kind === 'quick' ? model.quickMissing : kind === 'complete' ? model.missing : [];
    const refusal = refuseMissing(missing);
    if (refusal === null) mutation.mutate(order);
    else
      onRefused({ code: 'REQUIRED_MISSING', text: missingWords(missing, kind), field: cellOfMissing(missing[0]) }, []);
  };
  const save = (order: CardOrder): void => {
    if (mutation.isPending || awaiting !== null) return;
    if (order.kind !== 'complete' || model.rules !== null) {
      send(order);
      return;
    }
    setAwaiting(order);
    readRules().catch((error: unknown) => {
      setAwaiting(null);
      onRefused(failureOf(error), []);
    });
  };
  useEffect(() => {
    if (awaiting === null || model.rules === null) return;
    setAwaiting(null);
    send(awaiting);
  });
  return { save, busy: mutation.isPending || awaiting !== null, isSaved: mutation.isSuccess };
}

/** Words that cannot be saved as they stand: half a number, a day that is none. The cell itself says it as well. */
function refuseWords({ typed, start, unread }: CardModel): Pick<Failure, 'text' | 'field' | 'code'> | null {
  const wrong = unread.refuse();
  if (wrong !== null) return wrong;
  if (isEmptyValue(typed.phone) || isSame(typed.phone, start.base.phone)) return null;
  const normal = normalisePhone(typed.phone ?? '');
  return isRefusal(normal) ? { code: normal.code, text: messageOf(normal.code, normal.params), field: 'phone' } : null;
}

/** The answer of an earlier try was lost: the draft is a card already, and what was typed since goes into it. */
function cardOfDraft(error: unknown): string | null {
  const { cardId } = paramsOf(error);
  return failureOf(error).code === 'ALREADY_DONE' && typeof cardId === 'string' ? cardId : null;
}

/** A long list of names is read by nobody: F4 walks them. */
const shownNames = 6;

function missingWords(missing: readonly MissingField[], kind: CardSave): string {
  const names = missing.slice(0, shownNames).map(({ label }) => label);
  const fields = names.join('、') + (missing.length > shownNames ? ` 等 ${missing.length} 项` : '');
  return kind === 'quick' ? `快速保存还差「${fields}」` : messageOf('REQUIRED_MISSING', { fields });
}

/** Where the focus goes: a line of a sub-form is reached through its cell. */
export function cellOfMissing(missing: MissingField | undefined): string | null {
  return missing?.field ?? null;
}

/**
 * What is sent. A new card sends what stands on it, a saved one what was changed. What comes by itself goes along only
 * where it has to be on a completed card; the arrival is the host's own matter unless a manager wrote one.
 */
function valuesToSave(model: Pick<CardModel, 'start' | 'shown' | 'typed' | 'planOwner'>, kind: CardSave): CardValues {
  const { start, shown, typed, planOwner } = model;
  const { arrivedAt: _arrivedAt, departedAt: _departedAt, ...standing } = shown;
  const plan = kind !== 'quick' && planOwner === null ? {} : planTyped(typed);
  const now: CardValues = { ...standing, ...plan, ...timesTyped(start, typed) };
  if (start.card !== null) return changedValues(start.base, now);
  return Object.fromEntries(filledNames(now).map((name) => [name, now[name]]));
}

/** What the form had of the fields that were changed: somebody else's words are not written over unseen. */
function seenOf(base: CardValues, changed: CardValues): CardDraft {
  const names = cardFieldNames.filter((name) => Object.hasOwn(changed, name));
  // the card's own values under the card's own names
  return Object.fromEntries(names.map((name) => [name, base[name] ?? null])) as CardDraft;
}

/** A quick save leaves the plan to the rule unless somebody wrote one; so does a visit for a colleague. */
function planTyped({ nextPlanOn, nextPlanTime, nextPlanMethod, nextPlanPurpose }: CardValues): CardValues {
  return { nextPlanOn, nextPlanTime, nextPlanMethod, nextPlanPurpose };
}

function timesTyped(start: CardStart, { arrivedAt, departedAt }: CardValues): CardValues {
  return {
    ...(arrivedAt == null || arrivedAt === start.base.arrivedAt ? {} : { arrivedAt }),
    ...(departedAt === undefined ? {} : { departedAt }),
  };
}
