import { describe, expect, test } from 'vitest';
import type { TestShowroom } from '../support/showroom.ts';
import { fullCard, inShowroom } from './card-kit.ts';

const book = { prefix: 'DZ-', firstNumber: 202600, lastNumber: 202609, width: 6 } as const;

async function issue(showroom: TestShowroom, holderId: string | null = null) {
  return showroom.as('clerk').call('book.issue', { ...book, holderId });
}

describe('the serial of a paper card', () => {
  test('must lie inside an issued book; its number alone is enough, and it is kept as printed', () =>
    inShowroom(async (showroom, consultant) => {
      await issue(showroom);
      const outside = await consultant.refused('card.complete', { values: { ...fullCard, serial: 'DZ-202610' } });
      expect(outside).toMatchObject({ code: 'SERIAL_UNKNOWN', field: 'serial', params: { serial: 'DZ-202610' } });
      const { cardId } = await consultant.call('card.complete', { values: { ...fullCard, serial: ' 202603 ' } });
      expect((await consultant.call('card.get', { id: cardId })).values.serial).toBe('DZ-202603');
    }));

  test('is used once', () =>
    inShowroom(async (showroom, consultant) => {
      await issue(showroom);
      const first = await consultant.call('card.complete', { values: { ...fullCard, serial: 'dz-202603' } });
      const again = { ...fullCard, phone: '13800000001', serial: 'DZ－202603' };
      const refused = await consultant.refused('card.complete', { values: again });
      expect(refused).toMatchObject({ code: 'SERIAL_USED', params: { serial: 'DZ-202603', card: first.number } });
      const other = await consultant.call('card.complete', { values: { ...again, serial: null } });
      expect(
        await consultant.refused('card.correct', { cardId: other.cardId, values: { serial: 'DZ-202603' } }),
      ).toMatchObject({
        code: 'SERIAL_USED',
      });
      await consultant.call('card.correct', { cardId: first.cardId, values: { serial: 'DZ-202603', talk: '改一句' } });
    }));

  test('is not used once it is void or lost', () =>
    inShowroom(async (showroom, consultant) => {
      await issue(showroom);
      await consultant.call('book.void', { serial: 'DZ-202601', kind: 'void', reason: '写坏了' });
      expect(await consultant.refused('card.complete', { values: { ...fullCard, serial: 'DZ-202601' } })).toMatchObject(
        {
          code: 'SERIAL_VOID',
          field: 'serial',
        },
      );
      expect(
        (await consultant.refused('book.void', { serial: 'DZ-202601', kind: 'lost', reason: '又丢了' })).code,
      ).toBe('SERIAL_VOID');
    }));

  test('of a card is not voided any more', () =>
    inShowroom(async (showroom, consultant) => {
      await issue(showroom);
      const { number } = await consultant.call('card.complete', { values: { ...fullCard, serial: 'DZ-202600' } });
      const refused = await consultant.refused('book.void', { serial: 'DZ-202600', kind: 'void', reason: '写坏了' });
      expect(refused).toMatchObject({ code: 'SERIAL_USED', params: { card: number } });
    }));
});

describe('a book of paper cards', () => {
  test('shares no number with another', () =>
    inShowroom(async (showroom) => {
      await issue(showroom);
      const clerk = showroom.as('clerk');
      const overlapping = { ...book, prefix: 'dz-', firstNumber: 202609, lastNumber: 202620 };
      expect(await clerk.refused('book.issue', overlapping)).toMatchObject({
        code: 'BOOK_OVERLAP',
        params: { book: 'DZ-202600–202609' },
      });
      await clerk.call('book.issue', { ...overlapping, firstNumber: 202610 });
      await clerk.call('book.issue', { ...book, prefix: 'XZ-' });
    }));

  test.each([
    [{ firstNumber: 10, lastNumber: 9 }, 'BOOK_RANGE'],
    [{ firstNumber: 1, lastNumber: 5000 }, 'BOOK_RANGE'],
    [{ firstNumber: 1, lastNumber: 10, width: 1 }, 'INVALID_INPUT'],
    [{ prefix: 'DZ2' }, 'INVALID_INPUT'],
    [{ holderId: 'nobody' }, 'INVALID_INPUT'],
  ])('%o is refused with %s', (part, code) =>
    inShowroom(async (showroom) => {
      expect((await showroom.as('clerk').refused('book.issue', { ...book, ...part })).code).toBe(code);
    }),
  );

  test('is issued by the clerk and managers only', () =>
    inShowroom(async (showroom, consultant) => {
      expect((await consultant.refused('book.issue', { ...book })).code).toBe('FORBIDDEN');
      await showroom.as('sales_manager').call('book.issue', { ...book });
    }));

  test('of a colleague is voided by nobody but him, the clerk and managers', () =>
    inShowroom(async (showroom, consultant) => {
      await issue(showroom, showroom.as('李娜').id);
      const act = { serial: 'DZ-202601', kind: 'void', reason: '写坏了' } as const;
      expect((await consultant.refused('book.void', act)).code).toBe('FORBIDDEN');
      await showroom.as('李娜').call('book.void', act);
      await showroom.as('clerk').call('book.void', { ...act, serial: 'DZ-202602' });
    }));

  test('says what became of each sheet, and how many are used', () =>
    inShowroom(async (showroom, consultant) => {
      const { id } = await issue(showroom, consultant.id);
      const { cardId, number } = await consultant.call('card.complete', {
        values: { ...fullCard, serial: 'DZ-202600' },
      });
      await consultant.call('book.void', { serial: 'DZ-202602', kind: 'lost', reason: '找不到了' });
      const first = await consultant.call('book.serials', { bookId: id, limit: 4 });
      expect(first.rows.map(({ serial, state }) => [serial, state])).toEqual([
        ['DZ-202600', 'used'],
        ['DZ-202601', 'free'],
        ['DZ-202602', 'lost'],
        ['DZ-202603', 'free'],
      ]);
      expect(first.rows[0]?.card).toMatchObject({ id: cardId, number });
      const rest = await consultant.call('book.serials', { bookId: id, cursor: first.nextCursor ?? '', limit: 50 });
      expect(rest.rows.map(({ number: n }) => n)).toEqual([202604, 202605, 202606, 202607, 202608, 202609]);
      expect(rest.nextCursor).toBeNull();
      const { rows } = await consultant.call('book.list', {});
      expect(rows).toMatchObject([{ id, usedCount: 1, voidCount: 1, holder: { name: '王磊' } }]);
    }));

  test('is seen by a consultant where it is his own or the front desk’s; a colleague’s book is as if it were not there', () =>
    inShowroom(async (showroom, consultant) => {
      const own = await issue(showroom, consultant.id);
      const clerk = showroom.as('clerk');
      const desk = await clerk.call('book.issue', { ...book, prefix: 'QT-' });
      const other = await clerk.call('book.issue', { ...book, prefix: 'LN-', holderId: showroom.as('李娜').id });
      const { rows } = await consultant.call('book.list', {});
      expect(rows.map(({ id }) => id).toSorted()).toEqual([own.id, desk.id].toSorted());
      expect((await consultant.call('book.serials', { bookId: desk.id })).rows).toHaveLength(10);
      expect((await consultant.refused('book.serials', { bookId: other.id })).code).toBe('NOT_FOUND');
      for (const role of ['receptionist', 'clerk', 'sales_manager']) {
        expect((await showroom.as(role).call('book.list', {})).rows, role).toHaveLength(3);
        expect((await showroom.as(role).call('book.serials', { bookId: other.id })).rows).toHaveLength(10);
      }
    }));

  test('offers the next sheets: one’s own books and the front desk’s, not a colleague’s', () =>
    inShowroom(async (showroom, consultant) => {
      const own = await issue(showroom, consultant.id);
      const clerk = showroom.as('clerk');
      const desk = await clerk.call('book.issue', { ...book, prefix: 'QT-' });
      await clerk.call('book.issue', { ...book, prefix: 'LN-', holderId: showroom.as('李娜').id });
      await consultant.call('card.complete', { values: { ...fullCard, serial: 'DZ-202601' } });
      const { books } = await consultant.call('card.availableSerials', { limit: 2 });
      expect(books).toHaveLength(2);
      expect(books).toContainEqual({ bookId: own.id, holderId: consultant.id, serials: ['DZ-202602', 'DZ-202603'] });
      expect(books).toContainEqual({ bookId: desk.id, holderId: null, serials: ['QT-202600', 'QT-202601'] });
    }));
});
