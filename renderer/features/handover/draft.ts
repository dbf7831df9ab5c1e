import type { HandoverKind } from '../../../shared/domain/handover.ts';
import { useRemembered } from '../../state/remembered.ts';

/** A hand-over that is being put together. */
export interface GiveDraft {
  readonly fromId: string;
  readonly kind: HandoverKind;
  /** Everything that he has, or chosen customers. */
  readonly scope: 'all' | 'some';
  readonly chosen: readonly string[];
  /** Chosen customer → the receiver that was named for him alone. */
  readonly to: Readonly<Record<string, string>>;
  readonly receivers: readonly string[];
  readonly keepsDue: boolean;
  readonly returnsBooks: boolean;
  readonly reason: string;
}

/** What a hand-over of somebody starts from. */
export function emptyDraft(fromId: string, kind: HandoverKind = 'balance'): GiveDraft {
  return {
    fromId,
    kind,
    scope: kind === 'resignation' ? 'all' : 'some',
    chosen: [],
    to: {},
    receivers: [],
    keepsDue: false,
    returnsBooks: kind === 'resignation',
    reason: '',
  };
}

/**
 * The draft with another reason. 离职 means everything that he has; whoever goes back from it to another reason hands over
 * the customers he chose and no more, unless he may not see customers at all.
 */
export function withKind(draft: GiveDraft, kind: HandoverKind, canChoose: boolean): GiveDraft {
  if (kind === 'resignation') return { ...draft, kind, scope: 'all', returnsBooks: true, keepsDue: false };
  if (draft.kind !== 'resignation') return { ...draft, kind };
  return { ...draft, kind, scope: canChoose ? 'some' : draft.scope, returnsBooks: false };
}

/** Takes a customer in, or out again with what was said about him. */
export function toggled(draft: GiveDraft, customerId: string): GiveDraft {
  if (!draft.chosen.includes(customerId)) return { ...draft, chosen: [...draft.chosen, customerId] };
  const { [customerId]: _, ...to } = draft.to;
  return { ...draft, chosen: draft.chosen.filter((id) => id !== customerId), to };
}

/** The draft as the store takes it; null while there is nothing to look at yet. */
export function askOf(draft: GiveDraft) {
  if (draft.scope === 'some' && draft.chosen.length === 0) return null;
  const choices = Object.entries(draft.to).map(([customerId, toId]) => ({ customerId, toId }));
  const isWhole = draft.scope === 'all';
  const everybodyChosen = !isWhole && draft.chosen.every((id) => draft.to[id] !== undefined);
  if (draft.receivers.length === 0 && !everybodyChosen) return null;
  return {
    fromId: draft.fromId,
    customerIds: isWhole ? null : [...draft.chosen],
    receiverIds: [...draft.receivers],
    choices: isWhole ? [] : choices,
    keepsDue: draft.keepsDue,
  };
}

export type HandoverTab = 'give' | 'leave' | 'records';

interface Place {
  readonly tab: HandoverTab;
  readonly draft: GiveDraft | null;
}

/** Which part of 交接与请假 is open, and the hand-over that is being put together. */
export function useHandoverPlace() {
  return useRemembered<Place>(['handover', 'place'], { tab: 'give', draft: null });
}
