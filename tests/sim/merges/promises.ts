import { verifyDatabase } from '../../../db/verify.ts';
import type { TestShowroom } from '../../integration/support/showroom.ts';
import { ask, hangingTables, peopleOf } from './world.ts';

/** Where a promise is broken, the first one in words; null where all hold. */
export function brokenPromise(showroom: TestShowroom): string | null {
  return (
    lostFacts(showroom) ??
    tornApart(showroom) ??
    lostIds(showroom) ??
    numbers(showroom) ??
    twice(showroom) ??
    plans(showroom)
  );
}

/** Every fact hangs on somebody who lives. */
function lostFacts(showroom: TestShowroom): string | null {
  for (const table of hangingTables) {
    const [lost] = ask<{ id: string }>(
      showroom,
      `SELECT t.id FROM ${table} t WHERE t.deleted_hlc IS NULL AND NOT EXISTS (
         SELECT 1 FROM customer c WHERE c.id = t.customer_id AND c.deleted_hlc IS NULL) LIMIT 1`,
    );
    if (lost) return `${table} ${lost.id} hangs on nobody who lives`;
  }
  return null;
}

/** What was written on an intention hangs on the same person as the intention. */
function tornApart(showroom: TestShowroom): string | null {
  for (const table of ['plan', 'followup', 'level_change', 'card', 'ending_request', 'ending_decision']) {
    const [torn] = ask<{ id: string }>(
      showroom,
      `SELECT t.id FROM ${table} t JOIN opportunity o ON o.id = t.opportunity_id
       WHERE t.customer_id <> o.customer_id LIMIT 1`,
    );
    if (torn) return `${table} ${torn.id} hangs on somebody else than its intention`;
  }
  return null;
}

/** Every id that there ever was leads to a record that lives. */
function lostIds(showroom: TestShowroom): string | null {
  const people = peopleOf(showroom);
  const living = new Set(people.filter(({ isLiving }) => isLiving).map(({ id }) => id));
  const lost = people.find(({ isLiving, mergedIntoId }) => !isLiving && !living.has(mergedIntoId ?? ''));
  return lost ? `customer ${lost.id} leads to nobody who lives` : null;
}

/**
 * Every number means one person who lives, or several whom living links explain; the numbers of merged records as well.
 * Plates and VINs are left to the clash list (decision 0012), for a car may change hands.
 */
function numbers(showroom: TestShowroom): string | null {
  const known = new Map<string, Set<string>>();
  const links = linksOf(showroom);
  for (const { kind, value, who } of ask<{ kind: string; value: string; who: string }>(
    showroom,
    'SELECT kind, value, customer_id AS who FROM customer_identity',
  )) {
    const holders = known.get(`${kind} ${value}`) ?? new Set();
    known.set(`${kind} ${value}`, holders.add(who));
    const [first = who] = holders;
    if ((kind === 'phone' || kind === 'wechat') && !reach(first, links).has(who))
      return `${kind} ${value} means ${first} and ${who}`;
  }
  for (const { id, isLiving, mergedIntoId, phone, phone2, wechat } of peopleOf(showroom)) {
    const who = isLiving ? id : mergedIntoId;
    for (const [kind, value] of [
      ['phone', phone],
      ['phone', phone2],
      ['wechat', wechat],
    ] as const)
      if (value !== null && known.get(`${kind} ${value}`)?.has(who ?? '') !== true)
        return `${kind} ${value} of ${id} does not lead to ${who}`;
  }
  return null;
}

/** Who hangs together by links that stand. */
function linksOf(showroom: TestShowroom): ReadonlyMap<string, readonly string[]> {
  const links = ask<{ one: string; other: string }>(
    showroom,
    `SELECT customer_id AS one, other_customer_id AS other FROM kinship WHERE ended_at IS NULL AND deleted_hlc IS NULL`,
  );
  const both = links.flatMap(({ one, other }) => [[one, other] as const, [other, one] as const]);
  return new Map([...Map.groupBy(both, ([from]) => from)].map(([from, to]) => [from, to.map(([, each]) => each)]));
}

function reach(from: string, links: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set([from]);
  for (const id of found) for (const next of links.get(id) ?? []) found.add(next);
  return found;
}

/** Nothing is said twice of one person: no tag, no share with one colleague, no second main contact, no link twice. */
function twice(showroom: TestShowroom): string | null {
  const [found] = ask<{ what: string }>(
    showroom,
    `SELECT 'tag ' || tag AS what FROM customer_tag WHERE deleted_hlc IS NULL GROUP BY customer_id, tag HAVING count(*) > 1
     UNION ALL SELECT 'share ' || staff_id FROM share WHERE deleted_hlc IS NULL AND ended_at IS NULL
       GROUP BY customer_id, staff_id HAVING count(*) > 1
     UNION ALL SELECT 'main contact' FROM contact WHERE deleted_hlc IS NULL AND is_main = 1
       GROUP BY customer_id HAVING count(*) > 1
     UNION ALL SELECT 'link' FROM kinship WHERE deleted_hlc IS NULL AND ended_at IS NULL AND customer_id <> other_customer_id
       GROUP BY min(customer_id, other_customer_id), max(customer_id, other_customer_id) HAVING count(*) > 1
     LIMIT 1`,
  );
  return found ? `${found.what} is said twice of one person` : null;
}

/** An open intention has exactly one next plan (§四.1). */
function plans(showroom: TestShowroom): string | null {
  const [wrong] = ask<{ id: string }>(
    showroom,
    `SELECT o.id FROM opportunity o WHERE o.deleted_hlc IS NULL AND (o.state = 'open') <> (
       (SELECT count(*) FROM plan p WHERE p.opportunity_id = o.id AND p.state = 'open' AND p.role = 'next') = 1) LIMIT 1`,
  );
  return wrong ? `opportunity ${wrong.id} has not exactly one next plan` : null;
}

/** Whether the file says what its log says; slower, so it is asked now and then. */
export function unsound({ store }: TestShowroom): string | null {
  const [first] = verifyDatabase(store.connection).findings;
  return first ? `verify: ${first.code} ${first.subject} ${first.detail}` : null;
}
