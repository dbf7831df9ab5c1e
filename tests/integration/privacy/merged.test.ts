import { describe, expect, test } from 'vitest';
import { verifyDatabase } from '../../../db/verify.ts';
import { fullCard, inShowroom, row } from '../card/card-kit.ts';
import { insertRow } from '../support/rows.ts';
import type { Person, TestShowroom } from '../support/showroom.ts';
import { tablesWith } from '../support/words.ts';

const request = { asker: 'self', proof: 'id_card', way: 'in_person', requestedOn: '2026-03-10' } as const;
const oldest = { name: '田大刚', phone: '13700001234', wechat: 'tian_dz', remark: '开白色轿车来的' } as const;
const middle = { name: '田二刚', phone: '13700005678', wechat: 'tian_er', remark: '要带拖钩的' } as const;

interface Merged {
  readonly showroom: TestShowroom;
  readonly manager: Person;
  readonly consultant: Person;
  readonly ids: readonly [survivor: string, middle: string, oldest: string];
  readonly merges: readonly [first: string, second: string];
  readonly firmId: string;
}

/** A person of three records, one merged into the next, whose days are signed; a firm has him as the one to talk to. */
function withMerged(run: (merged: Merged) => Promise<void>): Promise<void> {
  return inShowroom(async (showroom, consultant) => {
    const ids: string[] = [];
    for (const values of [fullCard, { ...fullCard, ...middle }, { ...fullCard, ...oldest }]) {
      const { customerId } = await consultant.call('card.complete', { values });
      showroom.clock.advance(60_000);
      ids.push(customerId);
    }
    const [survivor, second, third] = ids as [string, string, string]; // three cards
    const firm = await consultant.call('card.complete', {
      values: {
        ...fullCard,
        name: '定州运输',
        customerType: 'organisation',
        contactPerson: '老赵',
        phone: '13600009999',
      },
    });
    showroom.clock.set('2026-03-10 10:00');
    const manager = showroom.as('showroom_manager');
    await consultant.call('contact.add', {
      customerId: firm.customerId,
      name: '田队长',
      note: '本人也想买',
      personId: third,
    });
    await consultant.call('household.link', { customerId: third, otherId: firm.customerId, relation: 'payer' });
    await manager.call('audit.sign', { day: '2026-03-09' });
    const one = await manager.call('merge.merge', {
      id: second,
      otherId: third,
      choices: { name: 'gone', remark: 'gone' },
    });
    const two = await manager.call('merge.merge', { id: survivor, otherId: second, choices: { name: 'kept' } });
    await run({
      ...{ showroom, manager, consultant, firmId: firm.customerId },
      ids: [survivor, second, third],
      merges: [one.mergeId, two.mergeId],
    });
    expect(verifyDatabase(showroom.store.connection).findings).toEqual([]);
  });
}

const words = [...Object.values(oldest), ...Object.values(middle), '田队长', '本人也想买'];

describe('a forgotten person of several records (domain §13)', () => {
  test('is in no table by any of them, whichever record was asked for', async () => {
    for (const which of [0, 1, 2] as const)
      await withMerged(async ({ showroom, manager, ids }) => {
        const before = verifyDatabase(showroom.store.connection).erased;
        for (const word of words) expect(tablesWith(showroom, word), word).not.toEqual([]);
        const preview = await manager.call('privacy.erasurePreview', { id: ids[which] });
        expect(preview).toMatchObject({ id: ids[0], waits: [] });
        expect(preview.goes).toContainEqual(expect.objectContaining({ what: '客户', count: 3 }));
        const { name } = await manager.call('privacy.erase', { id: ids[which], ...request });
        for (const word of words) expect(tablesWith(showroom, word), word).toEqual([]);
        for (const id of ids) {
          expect(row(showroom, 'customer', id)).toMatchObject({ name, phone: null });
          expect(await manager.call('customer.get', { id })).toMatchObject({ id: ids[0], name, erased: { name } });
        }
        const report = verifyDatabase(showroom.store.connection);
        expect(report.findings).toEqual([]);
        expect(report.erased).toBeGreaterThan(before);
      });
  });

  test('cannot be taken apart again, and nobody is merged with him', () =>
    withMerged(async ({ showroom, manager, ids, merges, firmId }) => {
      await manager.call('privacy.erase', { id: ids[0], ...request });
      for (const mergeId of merges)
        for (const procedure of ['merge.prepareUndo', 'merge.undo'] as const)
          expect(await manager.refused(procedure, { mergeId }), procedure).toMatchObject({ code: 'MERGE_ERASED' });
      const { merges: history } = await manager.call('merge.history', { id: ids[0] });
      expect(history.map(({ canUndo }) => canUndo)).toEqual([false, false]);
      for (const procedure of ['merge.compare', 'merge.merge'] as const)
        for (const input of [
          { id: ids[0], otherId: firmId },
          { id: firmId, otherId: ids[2] },
        ])
          expect(await manager.refused(procedure, input), procedure).toMatchObject({ code: 'CUSTOMER_ERASED' });
      expect(row(showroom, 'customer', ids[1])).toMatchObject({ merged_into_id: ids[0] });
    }));

  test('whose record was part of another one for a while is forgotten in what that merge wrote down', () =>
    withMerged(async ({ showroom, manager, ids, merges }) => {
      await manager.call('merge.undo', { mergeId: merges[1] });
      await manager.call('merge.undo', { mergeId: merges[0] });
      const fieldsOf = (id: string | undefined): unknown => row(showroom, 'customer_merge', id ?? '').fields;
      expect(fieldsOf(merges[0])).toContain(oldest.remark);
      await manager.call('privacy.erase', { id: ids[2], ...request });
      expect(fieldsOf(merges[0])).toBe('');
      expect(row(showroom, 'customer', ids[1])).toMatchObject({ name: middle.name, phone: middle.phone });
    }));

  test('leaves nothing in the logs of the records that he was part of, and they keep all that is theirs', () =>
    withMerged(async ({ showroom, manager, consultant, ids, merges }) => {
      await consultant.call('customer.update', { id: ids[0], patch: { qq: '10020030' } });
      await manager.call('merge.undo', { mergeId: merges[1] });
      await manager.call('merge.undo', { mergeId: merges[0] });
      showroom.clock.advance(60_000);
      await consultant.call('customer.update', { id: ids[1], patch: { street: '中山东路 8 号' } });
      // his number went from the oldest record to the next, and from there to the survivor
      for (const word of Object.values(oldest)) expect(tablesWith(showroom, word), word).toContain('change');
      const kept = [0, 1].map((at) => row(showroom, 'customer', ids[at] ?? ''));
      await manager.call('privacy.erase', { id: ids[2], ...request });
      for (const word of Object.values(oldest)) expect(tablesWith(showroom, word), word).toEqual([]);
      expect([0, 1].map((at) => row(showroom, 'customer', ids[at] ?? ''))).toEqual(kept);
      // the other person's words, and what was written about him before and after, are in the log as before
      for (const word of [...Object.values(middle), '中山东路 8 号'])
        expect(tablesWith(showroom, word), word).toContain('change');
      await manager.call('privacy.erase', { id: ids[1], ...request });
      for (const word of words) expect(tablesWith(showroom, word), word).toEqual([]);
    }));
});

describe('the report of a person of several records', () => {
  test('tells what stood in each, what each merge changed, and links in which he is the other side', () =>
    withMerged(async ({ showroom, manager, ids, firmId }) => {
      insertRow(showroom, 'kinship', 'from-the-firm', {
        customerId: firmId,
        otherCustomerId: ids[0],
        relation: 'payer',
      });
      const report = await manager.call('privacy.report', { id: ids[2] });
      expect(report).toMatchObject({ customerId: ids[0], name: '田永刚' });
      const lines = report.sections.flatMap(({ title, entries }) =>
        entries.flatMap((entry) => entry.lines.map(({ label, value }) => [title, entry.title, label, value].join('|'))),
      );
      const said = (line: string, phone: string): boolean =>
        line.startsWith('客户|客户（并入的另一条记录）|') && line.endsWith(`电话|${phone}`);
      for (const phone of [oldest.phone, middle.phone])
        expect(
          lines.some((line) => said(line, phone)),
          phone,
        ).toBe(true);
      expect(lines.join('\n')).toMatch(/客户合并\|.*合并前.*合并后/);
      expect(lines).toContain('联系人|联系人|姓名|田队长');
      const links = lines.filter((line) => line.startsWith('家人关系'));
      expect(links.filter((line) => /是他的\|付款人$/.test(line))).toHaveLength(1);
      expect(links.some((line) => /家人\|定\*+/.test(line))).toBe(true);
      for (const line of lines) expect(line).not.toMatch(/undefined|\bbefore\b|\bafter\b/);
    }));
});
