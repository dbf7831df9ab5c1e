import { sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import type { Store } from '../store.ts';
import { projectClash } from './clash.ts';
import { customerFacets, newestOwner, readersOf, withReaders } from './customer-facets.ts';
import { projectIntent } from './customer-intent.ts';
import { projectAddressees, projectInstructionsOf } from './instruction.ts';
import { projectStandIns } from './plan.ts';
import { projectSaleOwners } from './sale.ts';

/** What is found through a customer hangs on him. */
type Facet = 'customer' | 'ownedVehicle' | 'contact' | 'share';

/** Keeps search, identity and sort columns of a customer in step with the row and with all by which he is found. */
export function projectCustomer(store: Store, now: number, name: Facet, id: string): void {
  const customerId = name === 'customer' ? id : customerOf(store, name, id);
  const facets = customerFacets(store.read, customerId);
  if (!facets) return;
  clearIdentity(store, customerId);
  if (facets.terms === null) {
    store.prepare("UPDATE customer SET plates = '' WHERE id = ? AND plates <> ''").run(customerId);
    clearSearch(store, customerId);
    store.prepare('UPDATE customer SET owner_id = ? WHERE id = ?').run(facets.ownerId, customerId);
    const survivor = survivorOf(store, customerId);
    if (survivor !== null && survivor !== customerId) projectCustomer(store, now, 'customer', survivor);
    return;
  }
  const identity = store.prepare('INSERT OR IGNORE INTO customer_identity (kind, value, customer_id) VALUES (?,?,?)');
  for (const [kind, value] of facets.identities) identity.run(kind, value, customerId);
  store
    .prepare('UPDATE customer SET pinyin = ?, initials = ?, plates = ?, owner_id = ?, updated_at = ? WHERE id = ?')
    .run(facets.pinyin, facets.initials, facets.plates, facets.ownerId, now, customerId);
  if (isNew(store, customerId)) projectIntent(store, customerId);
  // plans may arrive before the customer they are about
  projectStandIns(store, customerId);
  projectAddressees(store, customerId);
  projectSaleOwners(store, customerId);
  if (name === 'customer') projectClash(store, customerId);
  writeSearch(store, customerId, facets.terms);
}

/** Nothing was derived from his intentions yet; they may have arrived before him. */
function isNew(store: Store, customerId: string): boolean {
  return store.prepare('SELECT level_rank FROM customer WHERE id = ?').pluck().get(customerId) === 0;
}

/** The record that a deleted one became part of. */
function survivorOf(store: Store, customerId: string): string | null {
  const row = store.read.get(mergedIntoQuery(customerId));
  return row?.mergedIntoId ?? null;
}

const mergedIntoQuery = shaped((customerId: string) =>
  sqlFor.selectFrom('customer').select('mergedIntoId').where('id', '=', customerId),
);

/**
 * Derives everything of a customer anew, the days of the last contact as well: after a merge, or its undoing, what
 * hangs on him is not what hung on him before.
 */
export function rederiveCustomer(store: Store, now: number, customerId: string): void {
  store
    .prepare(
      `UPDATE customer SET
         last_contact_at = coalesce(
           max(
             (SELECT max(at) FROM followup WHERE customer_id = ?1 AND deleted_hlc IS NULL),
             coalesce((SELECT max(arrived_at) FROM card WHERE customer_id = ?1 AND deleted_hlc IS NULL), 0)),
           (SELECT max(arrived_at) FROM card WHERE customer_id = ?1 AND deleted_hlc IS NULL),
           (SELECT min(created_at) FROM opportunity WHERE customer_id = ?1 AND deleted_hlc IS NULL)),
         last_effective_on = (SELECT max(day) FROM (
           SELECT max(on_day) AS day FROM followup
           WHERE customer_id = ?1 AND deleted_hlc IS NULL AND outcome IN ('connected', 'wechat_replied', 'visited')
           UNION ALL SELECT max(arrived_on) FROM card WHERE customer_id = ?1 AND deleted_hlc IS NULL)),
         is_open = EXISTS (SELECT 1 FROM opportunity
           WHERE customer_id = ?1 AND state IN ('open', 'pending') AND deleted_hlc IS NULL)
       WHERE id = ?1`,
    )
    .run({ 1: customerId });
  projectIntent(store, customerId);
  projectCustomer(store, now, 'customer', customerId);
  projectInstructionsOf(store, customerId);
}

function customerOf(store: Store, name: Exclude<Facet, 'customer'>, id: string): string {
  return store.read.get(sqlFor.selectFrom(name).select('customerId').where('id', '=', id))?.customerId ?? '';
}

function clearIdentity(store: Store, customerId: string): void {
  store.prepare('DELETE FROM customer_identity WHERE customer_id = ?').run(customerId);
}

/**
 * Lets the index of words write down what it has, before another row's words change in the same transaction. FTS5 with
 * `detail = none` under `secure-delete` collects the entries of a word for all rows, and where one row gives a word up and
 * takes it again while another one gains it, it writes only one of them down. At a savepoint it writes everything down.
 */
function betweenWords(store: Store): void {
  store.prepare('SAVEPOINT words').run();
  store.prepare('RELEASE words').run();
}

function docIdOf(store: Store, customerId: string): number | null {
  const row = store.read.get(
    sqlFor.selectFrom('customerSearchRow').select('docId').where('customerId', '=', customerId),
  );
  return row?.docId ?? null;
}

function clearSearch(store: Store, customerId: string): void {
  const docId = docIdOf(store, customerId);
  if (docId === null) return;
  betweenWords(store);
  store.prepare('DELETE FROM customer_search WHERE rowid = ?').run(docId);
  store.prepare('DELETE FROM customer_search_row WHERE customer_id = ?').run(customerId);
}

function writeSearch(store: Store, customerId: string, terms: string): void {
  const docId = docIdOf(store, customerId);
  if (docId === null) {
    betweenWords(store);
    const { lastInsertRowid } = store
      .prepare('INSERT INTO customer_search (terms, customer_id) VALUES (?, ?)')
      .run(terms, customerId);
    store
      .prepare('INSERT INTO customer_search_row (customer_id, doc_id) VALUES (?, ?)')
      .run(customerId, Number(lastInsertRowid));
    return;
  }
  if (termsOf(store, docId) !== terms) changeWords(store, docId, terms);
}

function changeWords(store: Store, docId: number, terms: string): void {
  betweenWords(store);
  store.prepare('UPDATE customer_search SET terms = ? WHERE rowid = ?').run(terms, docId);
}

function termsOf(store: Store, docId: number): unknown {
  return store.prepare('SELECT terms FROM customer_search WHERE rowid = ?').pluck().get(docId);
}

/** That a customer was forgotten takes him out of search and identities for good (domain §13). */
export function projectErasure(store: Store, now: number, id: string): void {
  const fact = store.read.get(sqlFor.selectFrom('erasure').select('customerId').where('id', '=', id));
  if (!fact) return;
  store
    .prepare(
      `UPDATE customer SET erased_at = (SELECT max(at) FROM erasure WHERE customer_id = ?1 AND deleted_hlc IS NULL)
       WHERE id = ?1`,
    )
    .run({ 1: fact.customerId });
  projectCustomer(store, now, 'customer', fact.customerId);
  projectInstructionsOf(store, fact.customerId);
}

/**
 * The newest ownership fact says whose customer this is; nothing else changes it (§七).
 * @returns the customer of a hand-over, who is found by somebody else now: see `indexReaders`; null for everybody else
 */
export function projectOwnership(store: Store, now: number, id: string): string | null {
  const fact = store.read.get(sqlFor.selectFrom('ownership').select(['customerId', 'handoverId']).where('id', '=', id));
  if (!fact) return null;
  const { customerId } = fact;
  const customer = store.read.get(ownersOf(customerId));
  if (!customer || customer.ownerId === customer.newOwnerId) return null;
  store
    .prepare('UPDATE customer SET updated_at = ?, owner_id = ? WHERE id = ?')
    .run(now, customer.newOwnerId, customerId);
  projectStandIns(store, customerId);
  projectAddressees(store, customerId);
  projectSaleOwners(store, customerId);
  if (fact.handoverId !== null) return customerId;
  indexReaders(store, [customerId]);
  return null;
}

/**
 * Brings the tokens of those who find a customer up to date, for all customers of a transaction in one statement: the
 * index of words writes down what it has between two of them, which a hand-over would pay for hundreds of times. Only
 * whoever keeps one of those who find him, or had none, is changed by himself: see `betweenWords`.
 */
export function indexReaders(store: Store, customerIds: Iterable<string>): void {
  const changed: Record<string, string> = {};
  for (const customerId of customerIds) {
    const docId = docIdOf(store, customerId);
    const customer = docId === null ? undefined : store.read.get(ownersOf(customerId));
    if (docId === null || !customer) continue;
    const before = String(termsOf(store, docId));
    const were = before.split(' ').filter(isToken);
    const words = before.split(' ').filter((term) => !isToken(term));
    const readers = [customer.newOwnerId, ...readersOf(store.read, customerId)];
    const after = withReaders(words.join(' '), readers);
    if (after === before) continue;
    const stay = after.split(' ').some((term) => isToken(term) && were.includes(term));
    if (stay || were.length === 0) changeWords(store, docId, after);
    else changed[docId] = after;
  }
  const rows = Object.entries(changed);
  if (rows.length < 10) {
    for (const [docId, terms] of rows) changeWords(store, Number(docId), terms);
    return;
  }
  betweenWords(store);
  store
    .prepare(
      `UPDATE customer_search SET terms = json_extract(?1, '$."' || rowid || '"')
       WHERE rowid IN (SELECT CAST(key AS INTEGER) FROM json_each(?1))`,
    )
    .run({ 1: JSON.stringify(changed) });
}

/** Whether a term is the token of somebody who finds the customer. */
function isToken(term: string): boolean {
  return term.startsWith('o');
}

const ownersOf = shaped((customerId: string) =>
  sqlFor
    .selectFrom('customer')
    .select('ownerId')
    .select((eb) => newestOwner(eb).as('newOwnerId'))
    .where('id', '=', customerId),
);

/** Moves a customer to the top of 最近更新, and keeps the days of the last contact and whether he still wants a car. */
export function touchCustomer(store: Store, now: number, name: 'followup' | 'card' | 'opportunity', id: string): void {
  if (name === 'followup') {
    const takenBack = store.read.get(takenBackContact(id));
    if (takenBack) {
      rederiveCustomer(store, now, takenBack.customerId);
      return;
    }
    store
      .prepare(
        `UPDATE customer SET updated_at = ?2,
           last_contact_at = max(coalesce(last_contact_at, 0), f.at),
           last_effective_on = CASE WHEN f.outcome IN ('connected', 'wechat_replied', 'visited')
             THEN max(coalesce(last_effective_on, ''), f.on_day) ELSE last_effective_on END
         FROM followup f WHERE f.id = ?1 AND customer.id = f.customer_id`,
      )
      .run({ 1: id, 2: now });
    return;
  }
  if (name === 'card') {
    store
      .prepare(
        `UPDATE customer SET updated_at = ?2,
           last_contact_at = max(coalesce(last_contact_at, 0), c.arrived_at),
           last_effective_on = max(coalesce(last_effective_on, ''), c.arrived_on)
         FROM card c WHERE c.id = ?1 AND customer.id = c.customer_id`,
      )
      .run({ 1: id, 2: now });
    return;
  }
  store
    .prepare(
      `UPDATE customer SET updated_at = ?2,
         last_contact_at = coalesce(last_contact_at, (SELECT created_at FROM opportunity WHERE id = ?1)),
         is_open = EXISTS (SELECT 1 FROM opportunity o
           WHERE o.customer_id = customer.id AND o.state IN ('open', 'pending') AND o.deleted_hlc IS NULL)
       WHERE id = (SELECT customer_id FROM opportunity WHERE id = ?1)`,
    )
    .run({ 1: id, 2: now });
  const opportunity = store.read.get(sqlFor.selectFrom('opportunity').select('customerId').where('id', '=', id));
  if (opportunity) projectIntent(store, opportunity.customerId);
}

/** A contact that counts for nothing any more: the last one is then an earlier one. */
const takenBackContact = shaped((id: string) =>
  sqlFor.selectFrom('followup').select('customerId').where('id', '=', id).where('deletedHlc', 'is not', null),
);

/** A new price moves the customer to the top of 最近更新. */
export function touchByQuote(store: Store, now: number, id: string): void {
  store
    .prepare('UPDATE customer SET updated_at = ? WHERE id = (SELECT customer_id FROM quote WHERE id = ?)')
    .run(now, id);
}
