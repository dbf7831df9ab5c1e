import type { Refusal } from '../shared/domain/refusal.ts';
import { type ActorCall, act, type Handlers } from './call.ts';
import { createCard } from './card/create.ts';
import { discardDraft, getDraft, listDrafts, saveDraft } from './card/draft.ts';
import { getCard } from './card/get.ts';
import { listCards } from './card/list.ts';
import { printCard } from './card/print.ts';
import type { CardSaved } from './card/saved.ts';
import { availableSerials } from './card/serials.ts';
import { updateCard } from './card/update.ts';
import type { CardState, SaveInput } from './card/work.ts';
import { checkIdentity } from './identity/check.ts';
import { similarCustomers } from './identity/similar.ts';
import { tracingTaken } from './identity/trace.ts';
import { planRulesOf } from './plan/rules.ts';

export const cardHandlers: Handlers<'card'> = {
  saveDraft,
  drafts: listDrafts,
  draft: getDraft,
  discardDraft,
  quickSave: (input, call) => save(input, 'quick', call),
  complete: (input, call) => save(input, 'complete', call),
  correct: ({ cardId, ...input }, call) => saveAgain(cardId, input, null, call),
  checkIdentity,
  similar: similarCustomers,
  get: getCard,
  print: printCard,
  list: listCards,
  availableSerials,
};

function save(input: SaveInput, state: CardState, call: ActorCall): CardSaved | Refusal {
  if (input.cardId !== undefined) return saveAgain(input.cardId, input, state, call);
  return tracingTaken(
    call,
    act(call, (tx) => createCard({ tx, call, rules: planRulesOf(call) }, input, state)),
  );
}

function saveAgain(cardId: string, input: SaveInput, state: CardState | null, call: ActorCall): CardSaved | Refusal {
  return tracingTaken(
    call,
    act(call, (tx) => updateCard({ tx, call, rules: planRulesOf(call) }, cardId, input, state)),
  );
}
