import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand } from '../../../db/unit-of-work.ts';
import { createDice } from '../../sim/plans/dice.ts';
import { addCustomer } from '../support/customers.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
});
afterEach(() => showroom.close());

const letters = [...'赵钱孙李周吴郑王'];

function found(word: string): unknown[] {
  const all = 'SELECT rowid FROM customer_search WHERE customer_search MATCH ? ORDER BY rowid';
  return showroom.store.prepare(all).pluck().all(`"${word}"`);
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
    const found = store
      .prepare('SELECT rowid FROM customer_search WHERE customer_search MATCH ? ORDER BY rowid')
      .pluck()
      .all(match.endsWith('*') ? `"${match.slice(0, -1)}"*` : `"${match}"`)
      .join();
    const read = rows.filter(({ terms }) => terms.split(' ').some(fits)).map(({ id }) => id);
    return found === read.join() ? [] : [`${match} finds ${found}, not ${read.join()}`];
  });
}

test('the index of words stays right when the words of several customers change in one transaction', () => {
  const { store } = showroom;
  const dice = createDice(20_260_309);
  const name = () => Array.from({ length: 3 }, () => dice.pick(letters)).join('');
  const ids = Array.from({ length: 6 }, (_, n) => addCustomer(showroom, { phone: `138000000${n + 10}` }).id);
  const env = {
    command: 'customer.update',
    actorId: showroom.as('王磊').id,
    now: showroom.clock.now(),
    isAuthority: true,
  };
  for (let n = 0; n < 40; n++) {
    runCommand(store, env, (tx) => {
      for (let k = 0; k < 4; k++) tx.update('customer', dice.pick(ids), { name: name() });
      return true;
    });
    expect(misfound(), `transaction ${n}`).toEqual([]);
  }
});

test('the index of words stays right when many customers change hands at once', async () => {
  const manager = showroom.as('sales_manager');
  const people = ['王磊', '李娜', '赵磊'].map((name) => showroom.as(name).id);
  const customers = Array.from({ length: 14 }, (_, n) => addCustomer(showroom, { phone: `138000000${n + 10}` }));
  // whoever receives them finds some of them already
  for (const { id } of customers.filter((_, n) => n % 3 === 1))
    await showroom.as('王磊').call('share.give', { customerId: id, staffIds: [showroom.as('李娜').id] });
  for (const n of [0, 1, 2]) {
    const [fromId = '', toId = ''] = [people[n % 3], people[(n + 1) % 3]];
    const whom = { fromId, customerIds: null, receiverIds: [toId], kind: 'balance' as const };
    const { id } = await manager.call('handover.begin', whom);
    await manager.call('handover.advance', { id });
    expect(misfound()).toEqual([]);
    expect(found(`o${toId.replaceAll('-', '')}`)).toHaveLength(14);
  }
});
