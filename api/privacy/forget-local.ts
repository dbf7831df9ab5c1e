import { sqlFor } from '../../db/query.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { comparablePhone } from '../../shared/text/phone.ts';
import { dropHeldFiles } from '../attachment/held.ts';
import { forgetWaiting } from '../recording-folder/forget.ts';

/** Takes out of this machine's own tables what they hold of a person; runs before his rows are blanked. */
export type ForgetLocally = (tx: Tx, customer: EntityRow<'customer'>) => void;

/**
 * What is not in the log and so not reached by `tx.erase`. Every local table that can hold something of a customer has its
 * place here (tests/integration/privacy/registry.test.ts).
 */
export const forgetLocally: readonly ForgetLocally[] = [forgetDrafts, forgetWaiting];

/** The drafts that speak of a customer: begun on one of his cards or visits, or with one of his numbers in them. */
export function draftsAbout(tx: Pick<Tx, 'read'>, customer: EntityRow<'customer'>): readonly string[] {
  const cards = tx.read.all(
    sqlFor
      .selectFrom('card')
      .select(['id', 'trafficId', 'phone', 'phone2', 'wechat'])
      .where('customerId', '=', customer.id),
  );
  const known = new Set<string | null>([customer.id, ...cards.flatMap((card) => [card.id, card.trafficId])]);
  for (const { phone, phone2, wechat } of [customer, ...cards]) {
    for (const number of [phone, phone2]) if (number !== null) known.add(comparablePhone(number));
    known.add(wechat);
  }
  known.delete(null);
  known.delete('');
  const isAbout = (text: string): boolean => known.has(text) || known.has(comparablePhone(text));
  return tx.read
    .all(sqlFor.selectFrom('draft').select(['id', 'cardId', 'trafficId', 'body']))
    .filter(
      ({ cardId, trafficId, body }) =>
        known.has(cardId) || known.has(trafficId) || textsOf(JSON.parse(body)).some(isAbout),
    )
    .map(({ id }) => id);
}

function forgetDrafts(tx: Tx, customer: EntityRow<'customer'>): void {
  for (const id of draftsAbout(tx, customer)) {
    dropHeldFiles(tx, id);
    tx.local('DELETE FROM draft WHERE id = ?', id);
  }
}

/** Every text in a draft, however deep. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
