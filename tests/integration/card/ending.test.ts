import { describe, expect, test } from 'vitest';
import { countRows, fullCard, inShowroom, row, rows } from './card-kit.ts';

/** A card that asks to end: no line of the next plan. */
const lost = { ...fullCard, result: 'lost', nextPlanOn: null, nextPlanMethod: null };

describe('a card with the result 战败, 休眠 or 无效 (§四.1)', () => {
  test.each(['lost', 'dormant', 'invalid'])(
    '%s asks the manager: the reception is the attempt, the plan a decision',
    (result) =>
      inShowroom(async (showroom, consultant) => {
        const saved = await consultant.call('card.complete', { values: { ...lost, result } });
        expect(saved).toMatchObject({ state: 'complete', nextPlanId: null, nextPlanOn: null });
        expect(row(showroom, 'opportunity', saved.opportunityId)).toMatchObject({ state: 'pending', ended_on: null });
        const [followup] = rows(showroom, 'followup');
        expect(followup).toMatchObject({
          attempt: 1,
          outcome: 'visited',
          feedback: '看中白色，嫌贵',
          category: 'price_drop',
        });
        expect(rows(showroom, 'ending_request')).toMatchObject([
          { ending: result, followup_id: followup?.id, reason: '看中白色，嫌贵' },
        ]);
        const open = rows(showroom, 'plan').filter(({ state }) => state === 'open');
        expect(open).toMatchObject([
          { role: 'decision', due_on: '2026-03-10', origin: 'ending_decision', assignee_id: null },
        ]);
        expect(row(showroom, 'card', saved.cardId)).toMatchObject({ next_plan_on: null, next_plan_id: null });
        const listed = (await consultant.call('customer.list', {})).rows;
        expect(listed).toMatchObject([{ isWaiting: true, nextPlanOn: null }]);
      }),
  );

  test('the obstacle alone is feedback enough', () =>
    inShowroom(async (showroom, consultant) => {
      await consultant.call('card.complete', { values: { ...lost, talk: null } });
      expect(rows(showroom, 'followup')).toMatchObject([{ feedback: '等降价' }]);
    }));

  test('needs no next plan, and refuses to leave out what was said', () =>
    inShowroom(async (showroom, consultant) => {
      const before = countRows(showroom);
      const refused = await consultant.refused('card.complete', { values: { ...lost, talk: null, obstacle: null } });
      expect(refused).toMatchObject({ code: 'REQUIRED_MISSING', field: 'talk' });
      expect(countRows(showroom)).toEqual(before);
    }));

  test('words without a letter are no feedback', () =>
    inShowroom(async (_showroom, consultant) => {
      const refused = await consultant.refused('card.complete', {
        values: { ...lost, talk: '。。。', obstacle: null },
      });
      expect(refused).toMatchObject({ code: 'REQUIRED_MISSING', field: 'talk' });
    }));

  test('of a repeat visit does the plan of that day and then asks', () =>
    inShowroom(async (showroom, consultant) => {
      const first = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-11 10:00');
      await consultant.call('card.complete', {
        values: { ...lost, visitKind: 'repeat', obstacle: 'bought_elsewhere' },
        identity: { customerId: first.customerId, as: 'own' },
      });
      expect(row(showroom, 'plan', first.nextPlanId)).toMatchObject({ state: 'done', closed_on: '2026-03-11' });
      expect(row(showroom, 'opportunity', first.opportunityId)).toMatchObject({
        state: 'pending',
        attempt_on: '2026-03-11',
      });
      expect(rows(showroom, 'followup')).toHaveLength(1);
    }));

  test('completes a quick card', () =>
    inShowroom(async (showroom, consultant) => {
      const quick = await consultant.call('card.quickSave', {
        values: { name: '田永刚', phone: '13900006621', level: 'B' },
      });
      await consultant.call('card.complete', { cardId: quick.cardId, values: lost });
      expect(row(showroom, 'opportunity', quick.opportunityId)).toMatchObject({ state: 'pending' });
      expect(row(showroom, 'plan', quick.nextPlanId)).toMatchObject({ state: 'cancelled' });
      expect(row(showroom, 'card', quick.cardId)).toMatchObject({ next_plan_on: null });
    }));

  test('is not taken back on the card while the manager has it', () =>
    inShowroom(async (_showroom, consultant) => {
      const { cardId } = await consultant.call('card.complete', { values: lost });
      const refused = await consultant.refused('card.correct', { cardId, values: { ...fullCard } });
      expect(refused).toMatchObject({ code: 'ENDING_PENDING', field: 'result' });
    }));

  test('订车 is what the talk came to: the intention goes on with its plan until the order itself is entered', () =>
    inShowroom(async (showroom, consultant) => {
      const { opportunityId } = await consultant.call('card.complete', { values: { ...fullCard, result: 'order' } });
      expect(row(showroom, 'opportunity', opportunityId)).toMatchObject({ state: 'open', level: 'B' });
      expect(rows(showroom, 'plan')).toMatchObject([{ role: 'next', state: 'open' }]);
    }));

  test('a visit while the manager has it is recorded and opens no plan', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId, opportunityId } = await consultant.call('card.complete', { values: lost });
      const again = await consultant.call('card.complete', {
        values: { ...fullCard, visitKind: 'repeat', talk: '又来看' },
        identity: { customerId, as: 'own' },
      });
      expect(again).toMatchObject({ opportunityId, nextPlanId: null });
      expect(rows(showroom, 'followup')).toHaveLength(2);
      expect(row(showroom, 'opportunity', opportunityId)).toMatchObject({ state: 'pending' });
    }));

  test('an opportunity that has ended is followed by a new one', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId, opportunityId } = await consultant.call('card.complete', { values: lost });
      showroom.clock.set('2026-03-10 09:00');
      const [request] = rows(showroom, 'ending_request');
      await showroom
        .as('showroom_manager')
        .call('ending.decide', { requestId: String(request?.id), approve: true, reason: '同意' });
      const again = await consultant.call('card.complete', {
        values: { ...fullCard, visitKind: 'repeat', nextPlanOn: '2026-03-12' },
        identity: { customerId, as: 'own' },
      });
      expect(again.did).toBe('second_opportunity');
      expect(again.opportunityId).not.toBe(opportunityId);
    }));
});
