import { afterEach, beforeEach, expect, test } from 'vitest';
import { addCustomer } from '../support/customers.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
});
afterEach(() => showroom.close());

/** Who is found by a word, or by a beginning where it ends in an asterisk. */
function foundBy(word: string): readonly number[] {
  const all = 'SELECT rowid FROM customer_search WHERE customer_search MATCH ? ORDER BY rowid';
  const match = word.endsWith('*') ? `"${word.slice(0, -1)}"*` : `"${word}"`;
  return showroom.store.prepare(all).pluck().all(match).map(Number);
}

/** Whatever the index finds otherwise than reading the words of every row does. */
function misfound(): readonly string[] {
  const { store } = showroom;
  const rows = store.prepare('SELECT rowid AS id, terms FROM customer_search ORDER BY rowid').all() as {
    readonly id: number;
    readonly terms: string;
  }[]; // exactly these columns
  const words = new Set(rows.flatMap(({ terms }) => terms.split(' ')));
  const asked = [...words].flatMap((word) => [
    [word, (each: string) => each === word] as const,
    [`${word.slice(0, 2)}*`, (each: string) => each.startsWith(word.slice(0, 2))] as const,
  ]);
  return asked.flatMap(([match, fits]) => {
    const found = foundBy(match).join();
    const read = rows.filter(({ terms }) => terms.split(' ').some(fits)).map(({ id }) => id);
    return found === read.join() ? [] : [`${match} finds ${found}, not ${read.join()}`];
  });
}

test.each([6, 14])(
  'the index of words stays right when %i customers change hands, some of whom the receiver finds already',
  async (count) => {
    const manager = showroom.as('sales_manager');
    const people = ['王磊', '李娜', '赵磊'].map((name) => showroom.as(name).id);
    const customers = Array.from({ length: count }, (_, n) => addCustomer(showroom, { phone: `138000000${n + 10}` }));
    // whoever receives them finds some of them already
    for (const { id } of customers.filter((_, n) => n % 3 === 1))
      await showroom.as('王磊').call('share.give', { customerId: id, staffIds: [showroom.as('李娜').id] });
    for (const n of [0, 1, 2]) {
      const [fromId = '', toId = ''] = [people[n % 3], people[(n + 1) % 3]];
      const whom = { fromId, customerIds: null, receiverIds: [toId], kind: 'balance' as const };
      const { id } = await manager.call('handover.begin', whom);
      await manager.call('handover.advance', { id });
      expect(misfound()).toEqual([]);
      expect(foundBy(`o${toId.replaceAll('-', '')}`)).toHaveLength(count);
    }
  },
);
