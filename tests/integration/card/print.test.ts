import { describe, expect, test } from 'vitest';
import { countLoggedQuery } from '../../../db/queries/audit-log.ts';
import { fullCard, inShowroom } from './card-kit.ts';

const serial = 'DZ-202601';
const book = { prefix: 'DZ-', firstNumber: 202600, lastNumber: 202605, width: 6 };

describe('a card for paper', () => {
  test('has every number on it for its owner and the managers, and counts how often it was printed', () =>
    inShowroom(async (showroom, me) => {
      const { cardId } = await me.call('card.complete', { values: fullCard });
      const first = await me.call('card.print', { id: cardId });
      expect(first).toMatchObject({ storeName: '定州轩宇俊鹏', times: 1, printedBy: { name: '王磊' } });
      expect(first.card.values.phone).toBe('13900006621');
      const second = await showroom.as('sales_manager').call('card.print', { id: cardId });
      expect(second).toMatchObject({ times: 2, card: { values: { phone: '13900006621', remark: '戴眼镜，带小孩' } } });
      const { rows } = await showroom.as('admin').call('log.list', {});
      expect(rows.filter(({ action }) => action === 'card.print')).toHaveLength(2);
    }));

  test('is nothing for a colleague nor for 电销, and then nothing is logged', () =>
    inShowroom(async (showroom, me) => {
      const { cardId } = await me.call('card.complete', { values: fullCard });
      expect((await showroom.as('李娜').refused('card.print', { id: cardId })).code).toBe('NOT_OWNER');
      expect((await showroom.as('telemarketer').refused('card.print', { id: cardId })).code).toBe('FORBIDDEN');
      const { rows } = await showroom.as('admin').call('log.list', {});
      expect(rows.filter(({ action }) => action === 'card.print')).toEqual([]);
    }));

  test('finds how often it was printed in the index of the log', () =>
    inShowroom(async ({ store }) => {
      const plan = store.read.explain(countLoggedQuery('card.print', 'card:x')).join('\n');
      expect(plan).toContain('audit_log_by_subject');
    }));
});

describe('blank cards for paper', () => {
  test('leave out what was used, spoilt or lost, so that no number is on two cards', () =>
    inShowroom(async (showroom, me) => {
      const clerk = showroom.as('clerk');
      const { id } = await clerk.call('book.issue', { ...book, holderId: me.id });
      await me.call('card.complete', { values: { ...fullCard, serial } });
      await clerk.call('book.void', { serial: 'DZ-202603', kind: 'void', reason: '写坏' });
      const { serials, storeName } = await clerk.call('book.print', { bookId: id });
      expect(serials).toEqual(['DZ-202600', 'DZ-202602', 'DZ-202604', 'DZ-202605']);
      expect(storeName).toBe('定州轩宇俊鹏');
      const some = await clerk.call('book.print', { bookId: id, fromNumber: 202602, count: 2 });
      expect(some.serials).toEqual(['DZ-202602', 'DZ-202604']);
      expect(await clerk.refused('book.print', { bookId: id, fromNumber: 202606 })).toMatchObject({
        code: 'BOOK_USED_UP',
        field: 'fromNumber',
      });
      expect((await me.refused('book.print', { bookId: id })).code).toBe('FORBIDDEN');
    }));
});
