import { sqlFor } from '../../db/query.ts';
import { shaped } from '../../db/query-shape.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { beginDraft } from '../card/draft.ts';

/** Somebody whom the customer named: he becomes a card that the caller goes on with (§五.1(4)). */
export interface Lead {
  readonly name: string;
  readonly phone: string | null;
}

/** The draft of a card for somebody whom the customer recommended (§二.5): source and referrer are filled in. */
export function beginLead(tx: Tx, customerId: string, { name, phone }: Lead): string {
  const body = { name, ...(phone === null ? {} : { phone }), source: 'referral', referrerId: customerId };
  return beginDraft(tx, { ownerId: tx.env.actorId, body });
}

/** Takes the draft of a call that is taken back away with it; once somebody wrote on it or attached a file, it is his. */
export function dropLead(tx: Tx, call: { readonly customerId: string; readonly at: number }): void {
  for (const { id, body } of tx.read.all(untouchedDrafts(tx.env.actorId, call.at)))
    if (referrerOf(body) === call.customerId) tx.local('DELETE FROM draft WHERE id = ?', id);
}

/** A person's drafts of an instant that nobody wrote on since, and that no file waits with. */
const untouchedDrafts = shaped((ownerId: string, at: number) =>
  sqlFor
    .selectFrom('draft')
    .select(['id', 'body'])
    .where('ownerId', '=', ownerId)
    .where('updatedAt', '=', at)
    .where('createdAt', '=', at)
    .where('cardId', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('heldAttachment').select('id').whereRef('draftId', '=', 'draft.id'))),
    ),
);

function referrerOf(body: string): unknown {
  return (JSON.parse(body) as { readonly referrerId?: unknown }).referrerId; // a draft is an object
}
