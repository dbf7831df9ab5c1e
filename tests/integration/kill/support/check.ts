import type { Store } from '../../../../db/store.ts';
import { verifyDatabase } from '../../../../db/verify.ts';
import type { ClientLog, ConfirmedCard } from './client.ts';

/** Everything that is wrong with a store after its showroom was killed, compared with what its client was told. */
export function wrongsOf(store: Store, log: ClientLog): string[] {
  const { findings } = verifyDatabase(store.connection);
  return [
    ...findings.map(({ code, subject, detail }) => `verify: ${code} ${subject} ${detail}`),
    ...log.cards.flatMap((card) => lost(store, card)),
    ...halves(store),
  ];
}

/** What of a confirmed card, its corrections and contacts is not there. */
function lost(store: Store, card: ConfirmedCard): string[] {
  const row = store
    .prepare(
      `SELECT card.remark, card.state, card.number = @number AND customer.name = @name AND opportunity.id = @opportunityId
         AND plan.id = @nextPlanId AS "whole"
       FROM card JOIN customer ON customer.id = card.customer_id JOIN opportunity ON opportunity.id = card.opportunity_id
       JOIN plan ON plan.opportunity_id = opportunity.id AND plan.role = 'next' AND plan.state = 'open'
       WHERE card.id = @cardId AND customer.id = @customerId`,
    )
    .get({
      cardId: card.cardId,
      customerId: card.customerId,
      opportunityId: card.opportunityId,
      nextPlanId: card.nextPlanId,
      number: card.number,
      name: `客户${card.n}`,
    }) as { remark: string; state: string; whole: number } | undefined;
  if (row?.whole !== 1 || row.state !== 'complete') return [`card ${card.n} was confirmed and is not there`];
  const wrongs: string[] = [];
  // the kill may have come between a correction and its confirmation
  if (![card.remark, card.remark + 1].some((n) => row.remark === `第 ${n} 次`))
    wrongs.push(`card ${card.n}: correction ${card.remark} was confirmed, and it reads ${row.remark}`);
  for (const contact of card.contacts)
    if (store.prepare('SELECT 1 FROM followup WHERE contact_id = ?').pluck().get(contact) !== 1)
      wrongs.push(`${contact} was confirmed and is not there`);
  return wrongs;
}

/** Saves of which only a part is there: a card's parts are written together or not at all. */
function halves(store: Store): string[] {
  const count = (sql: string): number => Number(store.prepare(sql).pluck().get());
  const cards = count("SELECT count(*) FROM card WHERE state = 'complete'");
  const parts = {
    customer: count('SELECT count(*) FROM customer'),
    registration: count('SELECT count(*) FROM registration'),
    ownership: count('SELECT count(*) FROM ownership'),
    opportunity: count("SELECT count(*) FROM opportunity WHERE state = 'open'"),
    plan: count("SELECT count(*) FROM plan WHERE role = 'next' AND state = 'open'"),
    set: count("SELECT count(*) FROM change_set WHERE command = 'card.complete'"),
  };
  return Object.entries(parts)
    .filter(([, found]) => found !== cards)
    .map(([part, found]) => `${cards} complete cards and ${found} of ${part}`);
}
