import type { ExpressionBuilder } from 'kysely';
import { pinyinOf } from '../../shared/text/pinyin.ts';
import { searchTermsOf } from '../../shared/text/search.ts';
import { sqlFor } from '../query.ts';
import type { Schema } from '../schema.ts';
import type { Store } from '../store.ts';

/** Keeps search, identity and sort columns of a customer in step with the row and the cars it owns. */
export function projectCustomer(store: Store, now: number, name: 'customer' | 'ownedVehicle', id: string): void {
  const customerId = name === 'customer' ? id : customerOfVehicle(store, id);
  const customer = store.read.get(
    sqlFor
      .selectFrom('customer')
      .select(['name', 'phone', 'phone2', 'wechat', 'deletedHlc'])
      .select((eb) => newestOwner(eb).as('ownerId'))
      .where('id', '=', customerId),
  );
  if (!customer) return;
  clearIdentity(store, customerId);
  if (customer.deletedHlc !== null) {
    clearSearch(store, customerId);
    return;
  }
  const cars = store.read.all(
    sqlFor
      .selectFrom('ownedVehicle')
      .select(['plate', 'vin'])
      .where('customerId', '=', customerId)
      .where('deletedHlc', 'is', null),
  );
  const identity = store.prepare('INSERT OR IGNORE INTO customer_identity (kind, value, customer_id) VALUES (?,?,?)');
  const phones = [customer.phone, customer.phone2].filter((phone) => phone !== null);
  for (const phone of phones) identity.run('phone', phone, customerId);
  if (customer.wechat) identity.run('wechat', customer.wechat.toLowerCase(), customerId);
  for (const car of cars) {
    if (car.plate) identity.run('plate', car.plate, customerId);
    if (car.vin) identity.run('vin', car.vin, customerId);
  }
  const pinyin = pinyinOf(customer.name);
  store
    .prepare('UPDATE customer SET pinyin = ?, initials = ?, owner_id = ?, updated_at = ? WHERE id = ?')
    .run(pinyin.full, pinyin.initials, customer.ownerId, now, customerId);
  const terms = searchTermsOf({
    name: customer.name,
    phones,
    plates: cars.map((car) => car.plate).filter((plate) => plate !== null),
    vins: cars.map((car) => car.vin).filter((vin) => vin !== null),
  });
  writeSearch(store, customerId, withOwner(terms, customer.ownerId));
}

/** The token by which a search stays among one person's customers: the index crosses the two lists by itself. */
export function ownerToken(ownerId: string): string {
  return `o${ownerId.toLowerCase().replace(/[^a-z0-9]/g, '')}`;
}

function withOwner(terms: string, ownerId: string | null): string {
  return ownerId === null ? terms : `${terms} ${ownerToken(ownerId)}`;
}

function customerOfVehicle(store: Store, id: string): string {
  return store.read.get(sqlFor.selectFrom('ownedVehicle').select('customerId').where('id', '=', id))?.customerId ?? '';
}

function clearIdentity(store: Store, customerId: string): void {
  store.prepare('DELETE FROM customer_identity WHERE customer_id = ?').run(customerId);
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
  store.prepare('DELETE FROM customer_search WHERE rowid = ?').run(docId);
  store.prepare('DELETE FROM customer_search_row WHERE customer_id = ?').run(customerId);
}

function writeSearch(store: Store, customerId: string, terms: string): void {
  const docId = docIdOf(store, customerId);
  if (docId === null) {
    const { lastInsertRowid } = store
      .prepare('INSERT INTO customer_search (terms, customer_id) VALUES (?, ?)')
      .run(terms, customerId);
    store
      .prepare('INSERT INTO customer_search_row (customer_id, doc_id) VALUES (?, ?)')
      .run(customerId, Number(lastInsertRowid));
    return;
  }
  if (termsOf(store, docId) !== terms)
    store.prepare('UPDATE customer_search SET terms = ? WHERE rowid = ?').run(terms, docId);
}

function termsOf(store: Store, docId: number): unknown {
  return store.prepare('SELECT terms FROM customer_search WHERE rowid = ?').pluck().get(docId);
}

/** The newest ownership fact says whose customer this is; nothing else changes it (§七). */
export function projectOwnership(store: Store, now: number, id: string): void {
  const fact = store.read.get(sqlFor.selectFrom('ownership').select('customerId').where('id', '=', id));
  if (!fact) return;
  const { customerId } = fact;
  const customer = store.read.get(
    sqlFor
      .selectFrom('customer')
      .select('ownerId')
      .select((eb) => newestOwner(eb).as('newOwnerId'))
      .where('id', '=', customerId),
  );
  if (!customer || customer.ownerId === customer.newOwnerId) return;
  store
    .prepare('UPDATE customer SET updated_at = ?, owner_id = ? WHERE id = ?')
    .run(now, customer.newOwnerId, customerId);
  const docId = docIdOf(store, customerId);
  if (docId === null) return;
  const terms = String(termsOf(store, docId))
    .split(' ')
    .filter((term) => !term.startsWith('o'));
  writeSearch(store, customerId, withOwner(terms.join(' '), customer.newOwnerId));
}

/** Owner by the newest fact; facts may arrive before the customer they are about. */
function newestOwner(eb: ExpressionBuilder<Schema, 'customer'>) {
  return eb
    .selectFrom('ownership')
    .select('ownership.ownerId')
    .whereRef('ownership.customerId', '=', 'customer.id')
    .where('ownership.deletedHlc', 'is', null)
    .orderBy('ownership.at', 'desc')
    .orderBy('ownership.rowHlc', 'desc')
    .orderBy('ownership.id', 'desc')
    .limit(1);
}

/** Moves a customer to the top of 最近更新, and keeps the days of the last contact and whether he still wants a car. */
export function touchCustomer(store: Store, now: number, name: 'followup' | 'card' | 'opportunity', id: string): void {
  if (name === 'followup') {
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
}
