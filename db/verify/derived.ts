import type Database from 'better-sqlite3';
import { z } from 'zod';
import { pinyinOf } from '../../shared/text/pinyin.ts';
import { clashAt } from '../projections/clash.ts';
import { type CustomerFacets, customerFacets } from '../projections/customer-facets.ts';
import { wrongIntents } from '../projections/customer-intent.ts';
import { addressee, instructed, instructionState } from '../projections/instruction.ts';
import { gradeKey, listKey, standIn } from '../projections/plan.ts';
import { saleOwner } from '../projections/sale.ts';
import { createReader } from '../query.ts';
import type { Notes } from './report.ts';

const customerSchema = z.object({
  id: z.string(),
  ownerId: z.string().nullable(),
  pinyin: z.string(),
  initials: z.string(),
  plates: z.string(),
  isOpen: z.number(),
  hasOpen: z.number(),
});

/**
 * Derives owner, identities, search terms, spellings and the order of the work list anew and compares them with what
 * the store keeps. The days of the last contact only ever grow and are not derived again.
 */
export function verifyDerived(db: Database.Database, notes: Notes): void {
  verifyCustomers(db, notes);
  verifyStaff(db, notes);
  const plans = db.prepare(
    `SELECT id FROM plan WHERE state = 'open' AND (list_key IS NOT (${listKey}) OR grade_key IS NOT (${gradeKey})) LIMIT 1000`,
  );
  for (const id of plans.pluck().all()) notes.found('level_wrong', `plan:${String(id)}`);
  const standIns = db.prepare(`SELECT id FROM plan WHERE state = 'open' AND stand_in IS NOT (${standIn}) LIMIT 1000`);
  for (const id of standIns.pluck().all()) notes.found('owner_wrong', `plan:${String(id)}`);
  const calls = db.prepare(`SELECT id FROM plan WHERE state = 'open' AND instructed IS NOT (${instructed}) LIMIT 1000`);
  for (const id of calls.pluck().all()) notes.found('level_wrong', `plan:${String(id)}`);
  const instructions = db.prepare(
    `SELECT id FROM instruction WHERE state IS NOT ${instructionState} OR addressee_id IS NOT ${addressee} LIMIT 1000`,
  );
  for (const id of instructions.pluck().all()) notes.found('owner_wrong', `instruction:${String(id)}`);
  const sales = db.prepare(`SELECT id FROM sale WHERE owner_id IS NOT ${saleOwner} LIMIT 1000`);
  for (const id of sales.pluck().all()) notes.found('owner_wrong', `sale:${String(id)}`);
  const clashes = db.prepare(
    `SELECT id FROM customer WHERE deleted_hlc IS NULL AND clash_at IS NOT (${clashAt}) LIMIT 1000`,
  );
  for (const id of clashes.pluck().all()) notes.found('owner_wrong', `customer:${String(id)}`);
  for (const id of db.prepare(wrongIntents).pluck().all()) notes.found('level_wrong', `customer:${String(id)}`);
  const forgotten = db.prepare(
    `SELECT id FROM customer WHERE erased_at IS NOT
       (SELECT max(at) FROM erasure WHERE customer_id = customer.id AND deleted_hlc IS NULL) LIMIT 1000`,
  );
  for (const id of forgotten.pluck().all()) notes.found('identity_wrong', `customer:${String(id)}`);
  const strays = db.prepare(
    `SELECT DISTINCT customer_id FROM customer_identity WHERE customer_id NOT IN (SELECT id FROM customer)
     UNION SELECT customer_id FROM customer_search_row WHERE customer_id NOT IN (SELECT id FROM customer)`,
  );
  for (const id of strays.pluck().all()) notes.found('identity_wrong', `customer:${String(id)}`);
}

function verifyCustomers(db: Database.Database, notes: Notes): void {
  const read = createReader(db);
  const identities = db.prepare("SELECT kind || ' ' || value FROM customer_identity WHERE customer_id = ?").pluck();
  const terms = db
    .prepare(
      `SELECT s.terms FROM customer_search_row r JOIN customer_search s ON s.rowid = r.doc_id WHERE r.customer_id = ?`,
    )
    .pluck();
  const customers = db
    .prepare(
      `SELECT id, owner_id AS ownerId, pinyin, initials, plates, is_open AS isOpen, EXISTS (
         SELECT 1 FROM opportunity o
         WHERE o.customer_id = customer.id AND o.state IN ('open', 'pending') AND o.deleted_hlc IS NULL) AS hasOpen
       FROM customer`,
    )
    .iterate();
  for (const row of customers) {
    const customer = customerSchema.parse(row);
    const facets = customerFacets(read, customer.id);
    if (!facets) continue;
    const subject = `customer:${customer.id}`;
    if (customer.ownerId !== facets.ownerId) notes.found('owner_wrong', subject);
    if (customer.isOpen !== customer.hasOpen) notes.found('level_wrong', subject);
    if (!sameIdentities(identities.all(customer.id), facets)) notes.found('identity_wrong', subject);
    if ((terms.get(customer.id) ?? null) !== facets.terms) notes.found('search_wrong', subject);
    const isSpelt = customer.pinyin === facets.pinyin && customer.initials === facets.initials;
    if (facets.terms !== null && customer.plates !== facets.plates) notes.found('identity_wrong', subject);
    if (facets.terms !== null && !isSpelt) notes.found('spelling_wrong', subject);
  }
}

function sameIdentities(kept: readonly unknown[], { identities }: CustomerFacets): boolean {
  const wanted = new Set(identities.map(([kind, value]) => `${kind} ${value}`));
  return kept.length === wanted.size && kept.every((identity) => wanted.has(String(identity)));
}

function verifyStaff(db: Database.Database, notes: Notes): void {
  const people = db.prepare('SELECT id, name, pinyin, initials FROM staff').all();
  const schema = z.array(z.object({ id: z.string(), name: z.string(), pinyin: z.string(), initials: z.string() }));
  for (const person of schema.parse(people)) {
    const { full, initials } = pinyinOf(person.name);
    if (person.pinyin !== full || person.initials !== initials) notes.found('spelling_wrong', `staff:${person.id}`);
  }
}
