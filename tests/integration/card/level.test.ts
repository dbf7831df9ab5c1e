import { describe, expect, test } from 'vitest';
import { fullCard, inShowroom, row, rows } from './card-kit.ts';

describe('the level of an opportunity (§三)', () => {
  test('that differs from the proposal needs a reason', () =>
    inShowroom(async (showroom, consultant) => {
      const values = { ...fullCard, level: 'H' as const };
      const refused = await consultant.refused('card.complete', { values });
      expect(refused).toMatchObject({
        code: 'LEVEL_NEEDS_REASON',
        field: 'levelReason',
        params: { proposed: 'B', chosen: 'H' },
      });
      await consultant.call('card.complete', { values: { ...values, levelReason: '客户口头说明' } });
      expect(rows(showroom, 'level_change')).toMatchObject([{ to_level: 'H', reason: '客户口头说明' }]);
    }));

  test('O is never chosen', () =>
    inShowroom(async (_showroom, consultant) => {
      const refused = await consultant.refused('card.complete', { values: { ...fullCard, level: 'O' } });
      expect(refused).toMatchObject({ code: 'LEVEL_O_NOT_CHOSEN', field: 'level' });
    }));

  test('set to H shortens the limit and brings the next plan inside it; every change is kept', () =>
    inShowroom(async (showroom, consultant) => {
      const { opportunityId: id } = await consultant.call('card.complete', {
        values: { ...fullCard, level: 'C', expectedOn: '2026-06-01' },
      });
      showroom.clock.set('2026-03-10 10:00');
      const up = await consultant.call('opportunity.setLevel', { id: id ?? '', level: 'H', expectedOn: '2026-03-16' });
      expect(up).toMatchObject({ level: 'H', limitOn: '2026-03-11', nextPlanOn: '2026-03-11' });
      const down = await consultant.call('opportunity.setLevel', {
        id: id ?? '',
        level: 'N',
        noExpectedDate: true,
        reason: '又不急了',
      });
      expect(down).toMatchObject({ level: 'N', limitOn: '2026-04-09', nextPlanOn: '2026-03-11' });
      expect(rows(showroom, 'level_change').map((each) => [each.from_level, each.to_level, each.reason])).toEqual([
        [null, 'C', ''],
        ['C', 'H', ''],
        ['H', 'N', '又不急了'],
      ]);
    }));

  test('moves a plan that the change leaves beyond the limit, in the same transaction', () =>
    inShowroom(async (showroom, consultant) => {
      const first = await consultant.call('card.complete', {
        values: { ...fullCard, level: 'C', expectedOn: '2026-06-01' },
      });
      showroom.clock.set('2026-03-10 10:00');
      const again = await consultant.call('card.complete', {
        values: { ...fullCard, level: 'C', expectedOn: '2026-06-01', nextPlanOn: '2026-03-30' },
        identity: { customerId: first.customerId, as: 'own' },
      });
      expect(again.nextPlanOn).toBe('2026-03-30');
      const up = await consultant.call('opportunity.setLevel', {
        id: first.opportunityId ?? '',
        level: 'A',
        expectedOn: '2026-03-20',
      });
      expect(up).toMatchObject({ limitOn: '2026-03-17', nextPlanOn: '2026-03-17', nextPlanId: again.nextPlanId });
      expect(row(showroom, 'plan', again.nextPlanId)).toMatchObject({ due_on: '2026-03-17', origin: 'level_change' });
    }));

  test('asks for its reason in its own words, and refuses a past date', () =>
    inShowroom(async (_showroom, consultant) => {
      const { opportunityId } = await consultant.call('card.complete', { values: fullCard });
      const id = opportunityId ?? '';
      expect(
        await consultant.refused('opportunity.setLevel', { id, level: 'H', expectedOn: '2026-06-01' }),
      ).toMatchObject({
        code: 'LEVEL_NEEDS_REASON',
        field: 'reason',
      });
      expect(
        await consultant.refused('opportunity.setLevel', { id, level: 'H', expectedOn: '2026-03-08' }),
      ).toMatchObject({
        code: 'DATE_IN_PAST',
        field: 'expectedOn',
      });
      expect((await consultant.refused('opportunity.setLevel', { id, level: 'O' })).code).toBe('LEVEL_O_NOT_CHOSEN');
    }));

  test('saying the same again writes nothing', () =>
    inShowroom(async (showroom, consultant) => {
      const { opportunityId } = await consultant.call('card.complete', { values: fullCard });
      await consultant.call('opportunity.setLevel', { id: opportunityId ?? '', level: 'B', expectedOn: '2026-03-29' });
      expect(rows(showroom, 'level_change')).toHaveLength(1);
    }));

  test('is not changed by a colleague', () =>
    inShowroom(async (showroom, consultant) => {
      const { opportunityId } = await consultant.call('card.complete', { values: fullCard });
      const change = { id: opportunityId ?? '', level: 'N', noExpectedDate: true } as const;
      expect(await showroom.as('李娜').refused('opportunity.setLevel', change)).toMatchObject({
        code: 'NOT_OWNER',
        params: { owner: '王磊' },
      });
      await showroom.as('showroom_manager').call('opportunity.setLevel', change);
    }));
});

describe('新的购车意向', () => {
  const another = { vehicleId: 'm6-plus', level: 'H', expectedOn: '2026-03-14' } as const;

  test('comes with its own 48-hour plan, for the owner', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: fullCard });
      const added = await showroom.as('showroom_manager').call('opportunity.add', { customerId, ...another });
      expect(added).toMatchObject({ level: 'H', limitOn: '2026-03-11', nextPlanOn: '2026-03-11' });
      expect(row(showroom, 'plan', added.nextPlanId)).toMatchObject({
        assignee_id: consultant.id,
        origin: 'first_48h',
      });
    }));

  test('the open model a second time is refused', () =>
    inShowroom(async (_showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: fullCard });
      const same = { ...another, customerId, vehicleId: 'h9-2.0t-4wd' };
      expect(await consultant.refused('opportunity.add', same)).toMatchObject({
        code: 'ALREADY_DONE',
        field: 'vehicleId',
      });
    }));

  test('its 48-hour plan is moved earlier, never later', () =>
    inShowroom(async (_showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: fullCard });
      const late = await consultant.refused('opportunity.add', { customerId, ...another, nextPlanOn: '2026-03-12' });
      expect(late).toMatchObject({ code: 'PLAN_FIRST_ONLY_EARLIER', field: 'nextPlanOn' });
      const early = await consultant.call('opportunity.add', { customerId, ...another, nextPlanOn: '2026-03-10' });
      expect(early.nextPlanOn).toBe('2026-03-10');
    }));

  test('is not added by a colleague', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: fullCard });
      expect((await showroom.as('李娜').refused('opportunity.add', { customerId, ...another })).code).toBe('NOT_OWNER');
    }));
});

test('a card for a colleague gives its reason as well: it is compared with its paper', () =>
  inShowroom(async (showroom, consultant) => {
    const { customerId } = await showroom.as('李娜').call('card.complete', { values: fullCard });
    const refused = await consultant.refused('card.complete', {
      values: { ...fullCard, level: 'H' },
      identity: { customerId, as: 'visit' },
    });
    expect(refused).toMatchObject({ code: 'LEVEL_NEEDS_REASON', field: 'levelReason' });
  }));

test('a level that time has overtaken is not asked for again when something else is corrected', () =>
  inShowroom(async (showroom, consultant) => {
    const { cardId } = await consultant.call('card.complete', { values: fullCard });
    showroom.clock.set('2026-04-20 10:00');
    await consultant.call('card.correct', { cardId, values: { remark: '搬家了' } });
    expect(row(showroom, 'card', cardId)).toMatchObject({ remark: '搬家了', level: 'B' });
  }));
