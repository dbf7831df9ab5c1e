import { describe, expect, test } from 'vitest';
import { namingText } from '../../../db/rehang.ts';
import type { ColumnSpec } from '../../../shared/entities/column.ts';
import { text, textOrNull } from '../../../shared/entities/column.ts';
import { customerLinks, customerLinksOf } from '../../../shared/entities/customer-links.ts';
import { entity, snakeCase } from '../../../shared/entities/define.ts';
import { type EntityName, entities } from '../../../shared/entities/registry.ts';
import { inShowroom } from '../card/card-kit.ts';
import { addCustomer } from '../support/customers.ts';
import { insertRow } from '../support/rows.ts';
import type { TestShowroom } from '../support/showroom.ts';
import { expectSound } from './merge-kit.ts';

/** What a row must say besides the customer, or a rule of its own refuses it. */
const needs: Readonly<Partial<Record<EntityName, object>>> = {
  // an ended one needs no plan
  opportunity: { state: 'ended', level: 'A', otherVehicleIds: '[]', competitors: '[]' },
  plan: { state: 'cancelled' },
  card: { otherVehicleIds: '[]', competitors: '[]', concerns: '[]', tradeIn: '{}', consents: '[]' },
};

/**
 * Links by which a row of its own names the customer; a customer names another one only once he is merged, and whoever
 * was forgotten is merged with nobody (tests/integration/privacy/merged.test.ts).
 */
const links = customerLinks.filter(({ entity: name }) => name !== 'customer' && name !== 'erasure');

function linkIn({ store }: TestShowroom, name: EntityName, column: string, id: string): unknown {
  return store
    .prepare(`SELECT ${snakeCase(column)} FROM ${snakeCase(name)} WHERE id = ?`)
    .pluck()
    .get(id);
}

describe('what names a customer', () => {
  test('is found by the declarations, also of an entity that nobody knew before', () => {
    const visit = entity({
      name: 'visit',
      class: 'append',
      root: 'customer',
      columns: { customerId: text(), broughtById: textOrNull({ ref: 'customer' }), note: text() },
    });
    expect(customerLinksOf({ visit }).map(({ column, isRoot }) => [column, isRoot])).toEqual([
      ['customerId', true],
      ['broughtById', false],
    ]);
  });

  test('is every column that is called so: one that is not declared would be left behind', () => {
    const named = Object.values(entities).flatMap((e) =>
      Object.keys(e.columns as Readonly<Record<string, ColumnSpec>>)
        .filter((column) => /customerId$/i.test(column) || column === 'referrerId' || column === 'mergedIntoId')
        .map((column) => `${e.name}.${column}`),
    );
    expect(customerLinks.map(({ entity: name, column }) => `${name}.${column}`)).toEqual(expect.arrayContaining(named));
  });

  test.each(links.map((link) => [`${link.entity}.${link.column}`, link] as const))(
    '%s follows a merge and comes back',
    (_name, { entity: name, column }) =>
      inShowroom(async (showroom) => {
        const kept = addCustomer(showroom, { name: '田永刚', phone: '13900006621' });
        const gone = addCustomer(showroom, { name: '田永刚', phone: '13700001234' });
        insertRow(showroom, name, 'the-row', { ...needs[name], [column]: gone.id });
        const manager = showroom.as('showroom_manager');
        const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
        expect(linkIn(showroom, name, column, 'the-row')).toBe(kept.id);
        expectSound(showroom);
        await manager.call('merge.undo', { mergeId });
        expect(linkIn(showroom, name, column, 'the-row')).toBe(gone.id);
        expectSound(showroom);
      }),
  );

  test.each(customerLinks.map(({ entity: name, column }) => [`${name}.${column}`, name, column] as const))(
    '%s is found in an index',
    (_name, name, column) =>
      inShowroom(async ({ store }) => {
        const plan = store.prepare(`EXPLAIN QUERY PLAN ${namingText(name, column)}`).all('x') as { detail: string }[];
        for (const { detail } of plan) expect(detail).toMatch(/^SEARCH .* USING (COVERING )?INDEX/);
      }),
  );
});
