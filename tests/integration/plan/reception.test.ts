import { describe, expect, test } from 'vitest';
import type { CardValues } from '../../../shared/domain/card.ts';
import { fullCard, inShowroom, row, rows } from '../card/card-kit.ts';
import { nextOn, reached } from '../support/plans.ts';

const visit: CardValues = { ...fullCard, visitKind: 'repeat', nextPlanOn: '2026-03-12' };

describe('a contact beside a reception', () => {
  test('that borrows the card’s id stays in the customer’s past', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId, customerId, opportunityId } = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-10 10:00');
      const feedback = '客户投诉价格反复';
      await consultant.call('followup.record', {
        ...reached(opportunityId ?? '', nextOn('2026-03-16')),
        contactId: cardId,
        feedback,
      });
      const { rows: entries } = await consultant.call('customer.timeline', { id: customerId });
      expect(entries.filter(({ kind }) => kind === 'followup')).toMatchObject([{ feedback }]);
    }));

  test('does not stand for the reception, which is still recorded once the card says what was said', () =>
    inShowroom(async (showroom, consultant) => {
      const first = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-11 10:00');
      const { cardId } = await consultant.call('card.quickSave', {
        values: { name: '田', phone: '13900006621', level: 'B' },
        identity: { customerId: first.customerId, as: 'own' },
      });
      await showroom.as('李娜').call('followup.record', {
        customerId: first.customerId,
        contactId: cardId,
        outcome: 'connected',
        method: 'phone',
        feedback: '问营业时间',
      });
      await consultant.call('card.complete', { cardId, values: visit });
      expect(rows(showroom, 'followup')).toMatchObject([
        { card_id: null, feedback: '问营业时间', attempt: 0 },
        { card_id: cardId, feedback: '看中白色，嫌贵', attempt: 1, plan_id: first.nextPlanId },
      ]);
      expect(row(showroom, 'plan', first.nextPlanId)).toMatchObject({ state: 'done' });
    }));

  test('is told with its card and not a second time', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-11 10:00');
      await consultant.call('card.complete', { values: visit, identity: { customerId, as: 'own' } });
      const { rows: entries } = await consultant.call('customer.timeline', { id: customerId });
      expect(entries.map(({ kind }) => kind).filter((kind) => kind === 'card' || kind === 'followup')).toEqual([
        'card',
        'card',
      ]);
    }));
});

test('a silent contact does not pass for part of another that has feedback', () =>
  inShowroom(async (showroom, consultant) => {
    const told = await consultant.call('card.complete', { values: fullCard });
    const silent = await consultant.call('card.complete', { values: { ...fullCard, phone: '13900006622' } });
    showroom.clock.set('2026-03-11 10:00');
    const { contactId } = await consultant.call('followup.record', {
      ...reached(told.opportunityId ?? '', nextOn('2026-03-16')),
    });
    const refused = await consultant.refused('followup.record', {
      ...reached(silent.opportunityId ?? '', nextOn('2026-03-16')),
      contactId,
      feedback: '',
      confirmedEmpty: true,
    });
    expect(refused.code).toBe('ALREADY_DONE');
  }));
