import { describe, expect, test } from 'vitest';
import { countRows, fullCard, inShowroom, row } from '../card/card-kit.ts';
import { withTwins } from './merge-kit.ts';

describe('two people who write to one customer', () => {
  test('the second is told of every field, what the other wrote, who and when, and nothing is written', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId: id } = await consultant.call('card.complete', { values: fullCard });
      const manager = showroom.as('showroom_manager');
      showroom.clock.advance(60_000);
      const at = showroom.clock.now();
      await manager.call('customer.update', { id, patch: { remark: '高个子', street: '兴定路 1 号' } });
      showroom.clock.advance(60_000);
      const before = countRows(showroom);
      const mine = { remark: '胖', street: '兴定路 2 号', email: 'tian@example.com' };
      const seen = { remark: fullCard.remark ?? null, street: null, email: null };
      const by = { id: manager.id, name: '郭展厅' };
      expect(await consultant.refused('customer.update', { id, patch: mine, seen })).toMatchObject({
        code: 'STALE_EDIT',
        params: { field: '详细地址」「备注', who: '郭展厅' },
        stale: [
          { field: 'street', stored: '兴定路 1 号', by, at },
          { field: 'remark', label: '备注', stored: '高个子', by, at },
        ],
      });
      expect(countRows(showroom)).toEqual(before);
    }));

  test('a number that the second may not see in full is told to him masked', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId: id } = await consultant.call('card.complete', { values: fullCard });
      await consultant.call('customer.update', { id, patch: { phone: '13600005555' } });
      const manager = showroom.as('showroom_manager');
      const stale = { id, patch: { phone: '13600006666' }, seen: { phone: '13900006621' } };
      expect((await manager.refused('customer.update', stale)).stale).toMatchObject([
        { field: 'phone', stored: '136****5555' },
      ]);
    }));

  test('who writes other fields is not stopped', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId: id } = await consultant.call('card.complete', { values: fullCard });
      await showroom.as('showroom_manager').call('customer.update', { id, patch: { remark: '高个子' }, seen: {} });
      await consultant.call('customer.update', { id, patch: { email: 'tian@example.com' }, seen: { email: null } });
      expect(row(showroom, 'customer', id)).toMatchObject({ remark: '高个子', email: 'tian@example.com' });
    }));
});

describe('two people who complete one quick-saved card', () => {
  test('the second is told field by field, and chooses', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId } = await consultant.call('card.quickSave', {
        values: { name: '田 先生', phone: '13900006621', level: 'B' },
      });
      const manager = showroom.as('showroom_manager');
      const seen = { name: '田', talk: null, colour: null, obstacle: null };
      await manager.call('card.correct', { cardId, values: { talk: '要贷款', colour: 'black' }, seen });
      const values = { ...fullCard, talk: '看中白色，嫌贵', colour: 'white' };
      const refused = await consultant.refused('card.complete', { cardId, values, seen });
      expect(refused.code).toBe('STALE_EDIT');
      expect(refused.stale).toMatchObject([
        { field: 'colour', stored: 'black', by: { name: '郭展厅' } },
        { field: 'talk', stored: '要贷款', by: { name: '郭展厅' } },
      ]);
      expect(row(showroom, 'card', cardId)).toMatchObject({ state: 'quick', talk: '要贷款', colour: 'black' });
      const chosen = { ...seen, talk: '要贷款', colour: 'black' };
      await consultant.call('card.complete', { cardId, values, seen: chosen });
      expect(row(showroom, 'card', cardId)).toMatchObject({
        state: 'complete',
        talk: '看中白色，嫌贵',
        colour: 'white',
      });
    }));

  test('what the second saw masked is not taken for a change of somebody else', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId } = await consultant.call('card.complete', { values: fullCard });
      const manager = showroom.as('showroom_manager');
      const { values } = await manager.call('card.get', { id: cardId });
      await manager.call('card.correct', {
        cardId,
        values: { phone: '13600005555' },
        seen: { phone: values.phone ?? null },
      });
      expect(row(showroom, 'card', cardId)).toMatchObject({ phone: '13600005555' });
    }));
});

describe('one writes while the other merges', () => {
  test('the writer is led to the record that was kept, and can save there field by field', () =>
    withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
      await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      const patch = { remark: '周日再来' };
      const seen = { remark: '开白色轿车来的' };
      const refused = await consultant.refused('customer.update', { id: gone.id, patch, seen });
      expect(refused).toMatchObject({ code: 'CUSTOMER_MERGED', params: { customerId: kept.id } });
      const told = await consultant.refused('customer.update', { id: kept.id, patch, seen });
      expect(told.stale).toMatchObject([
        { field: 'remark', stored: '戴眼镜，带小孩；开白色轿车来的', by: { name: '郭展厅' } },
      ]);
      await consultant.call('customer.update', {
        id: kept.id,
        patch,
        seen: { remark: '戴眼镜，带小孩；开白色轿车来的' },
      });
      expect(row(showroom, 'customer', kept.id)).toMatchObject({ remark: '周日再来' });
    }));

  test('a card begun for the record that is gone is saved for the one that was kept', () =>
    withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
      await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      showroom.clock.advance(86_400_000);
      const saved = await consultant.call('card.quickSave', {
        values: { name: '田永刚', phone: '13700001234', level: 'B' },
        identity: { customerId: gone.id, as: 'own' },
      });
      expect(saved).toMatchObject({ customerId: kept.id, did: 'repeat_visit' });
    }));

  test('a card of the record that is gone goes on being completed', () =>
    withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
      await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      await consultant.call('card.correct', { cardId: gone.cardId, values: { talk: '又说了置换' } });
      expect(row(showroom, 'card', gone.cardId)).toMatchObject({ talk: '又说了置换', customer_id: kept.id });
    }));
});
