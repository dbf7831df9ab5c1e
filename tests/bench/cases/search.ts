import { ownerToken } from '../../../db/projections/customer-facets.ts';
import { parseSearch } from '../../../shared/text/search.ts';
import type { Case } from '../measure.ts';
import type { BenchRoom, Caller } from '../room.ts';

const rounds = 150;
const limit = 10;

interface Known {
  readonly name: string;
  readonly initials: string;
  readonly phone: string;
}

/** The find box, against the bare full-text statements with the same expressions. */
export function searchCases(room: BenchRoom): readonly Case[] {
  const [consultant, manager] = [room.as('consultant'), room.as('showroom_manager')];
  const own = customersOf(room, 'owner_id = ?', consultant.id);
  const all = customersOf(room, "stage = 'prospect'");
  const plates = room.store.connection
    .prepare('SELECT plate FROM owned_vehicle ORDER BY id LIMIT 20000')
    .pluck()
    .all()
    .map(String);
  const pick = <T>(list: readonly T[], round: number): T => {
    const found = list[(round * 7919) % list.length];
    if (found === undefined) throw new Error('nobody to look for');
    return found;
  };
  const make = (id: string, who: Caller, token: string | null, query: (round: number) => string): Case => ({
    id,
    rounds,
    p95Budget: 5,
    ratioBudget: 4,
    run: (round) => who.call('customer.search', { query: query(round), limit }),
    raw: rawSearch(room, token, query),
  });
  const mine = ownerToken(consultant.id);
  return [
    make('search.name.own', consultant, mine, (round) => pick(own, round).name.slice(0, 2)),
    make('search.initials.own', consultant, mine, (round) => pick(own, round).initials.slice(0, 2)),
    make('search.phone.own', consultant, mine, (round) => pick(own, round).phone.slice(-4)),
    make('search.name.all', manager, null, (round) => pick(all, round).name),
    make('search.surname.all', manager, null, (round) => pick(all, round).name.slice(0, 1)),
    make('search.initials.all', manager, null, (round) => pick(all, round).initials),
    make('search.phone.all', manager, null, (round) => pick(all, round).phone.slice(-4)),
    make('search.plate.all', manager, null, (round) => pick(plates, round).slice(-5)),
  ];
}

function rawSearch({ store }: BenchRoom, token: string | null, query: (round: number) => string) {
  const statement = store.connection
    .prepare('SELECT customer_id FROM customer_search WHERE customer_search MATCH ? ORDER BY rowid DESC LIMIT ?')
    .pluck();
  return (round: number): unknown => {
    const found = new Set<unknown>();
    for (const rank of parseSearch(query(round)).ranks) {
      if (found.size > limit) break;
      const rows = statement.all(token === null ? rank : `(${rank}) AND "${token}"`, limit + 1 + found.size);
      for (const customerId of rows) found.add(customerId);
    }
    return found;
  };
}

function customersOf({ store }: BenchRoom, where: string, ...params: readonly string[]): readonly Known[] {
  return store.connection
    .prepare(`SELECT name, initials, phone FROM customer WHERE ${where} AND phone IS NOT NULL ORDER BY id LIMIT 20000`)
    .all(...params) as Known[]; // three texts
}
