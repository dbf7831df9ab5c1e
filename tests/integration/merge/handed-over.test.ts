import { describe, expect, test } from 'vitest';
import { row, rows } from '../card/card-kit.ts';
import { nextOn, reached } from '../support/plans.ts';
import type { InputOf, Person, TestShowroom } from '../support/showroom.ts';
import { anOwner, withTwins } from './merge-kit.ts';

type Begin = InputOf<'handover.begin'>;

async function handOver(manager: Person, input: Begin): Promise<void> {
  let step = await manager.call('handover.begin', input);
  while (step.state === 'running') step = await manager.call('handover.advance', { id: step.id });
}

const nameOf = (showroom: TestShowroom, id: unknown): string =>
  showroom.staff.find((member) => member.id === id)?.name ?? String(id);
const ownerOf = (showroom: TestShowroom, customerId: string): string =>
  nameOf(showroom, row(showroom, 'customer', customerId).owner_id);
/** Whose the open plans of a customer are to do. */
const holdersOf = (showroom: TestShowroom, customerId: string): readonly string[] =>
  rows(showroom, 'plan')
    .filter((plan) => plan.customer_id === customerId && plan.state === 'open')
    .map((plan) => nameOf(showroom, plan.assignee_id));

describe('a merge that is taken back after the person was handed over', () => {
  test('leaves both records with whoever has him now: he was handed over as a whole', () =>
    withTwins(async ({ showroom, manager, consultant, kept, gone }) => {
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      showroom.clock.advance(60_000);
      const receiverIds = [showroom.as('李娜').id];
      await handOver(manager, { fromId: consultant.id, customerIds: null, receiverIds, kind: 'resignation' });
      await showroom.as('admin').call('staff.deactivate', { id: consultant.id });
      await manager.call('merge.undo', { mergeId });
      for (const { id } of [kept, gone]) {
        expect(ownerOf(showroom, id)).toBe('李娜');
        expect(holdersOf(showroom, id)).toEqual(['李娜']);
      }
      const [fact] = rows(showroom, 'ownership')
        .filter((each) => each.customer_id === gone.id)
        .slice(-1);
      expect(fact).toMatchObject({ cause: 'merge', reason: '拆开合并，跟着合并后的交接走' });
    }));

  test('gives a record that another one had back to him, with what was planned of it meanwhile', () =>
    withTwins(async ({ showroom, manager, consultant, kept, gone }) => {
      const other = showroom.as('李娜');
      await handOver(manager, {
        ...{ fromId: consultant.id, customerIds: [gone.id], receiverIds: [other.id], kind: 'balance' },
      });
      // a hand-over alone claims nobody: the records can be merged
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      expect(ownerOf(showroom, kept.id)).toBe('王磊');
      showroom.clock.set('2026-03-10 10:00');
      await consultant.call('followup.record', reached(gone.opportunityId, nextOn('2026-03-13')));
      expect(holdersOf(showroom, kept.id)).toEqual(['王磊', '王磊']);
      await handOver(manager, {
        ...{ fromId: consultant.id, customerIds: [kept.id], receiverIds: [showroom.as('赵磊').id], kind: 'balance' },
      });
      await manager.call('merge.undo', { mergeId });
      expect([ownerOf(showroom, kept.id), holdersOf(showroom, kept.id)]).toEqual(['赵磊', ['赵磊']]);
      expect([ownerOf(showroom, gone.id), holdersOf(showroom, gone.id)]).toEqual(['李娜', ['李娜']]);
    }));

  test('gives nothing to somebody who is taken out of service: whoever has the other record has it', () =>
    withTwins(async ({ showroom, manager, consultant, kept, gone }) => {
      const other = showroom.as('李娜');
      await handOver(manager, {
        ...{ fromId: consultant.id, customerIds: [gone.id], receiverIds: [other.id], kind: 'balance' },
      });
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      await handOver(manager, {
        ...{ fromId: other.id, customerIds: null, receiverIds: [showroom.as('赵磊').id], kind: 'resignation' },
      });
      await showroom.as('admin').call('staff.deactivate', { id: other.id });
      await manager.call('merge.undo', { mergeId });
      expect([ownerOf(showroom, gone.id), holdersOf(showroom, gone.id)]).toEqual(['王磊', ['王磊']]);
      expect([ownerOf(showroom, kept.id), holdersOf(showroom, kept.id)]).toEqual(['王磊', ['王磊']]);
    }));

  test('leaves a record that nobody had with nobody, and the other with whoever has him now', () =>
    withTwins(async ({ showroom, manager, consultant, kept }) => {
      const nobodys = await anOwner(showroom, '13600004321', '冀F54321');
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: nobodys });
      const receiverIds = [showroom.as('李娜').id];
      await handOver(manager, { fromId: consultant.id, customerIds: [kept.id], receiverIds, kind: 'balance' });
      await manager.call('merge.undo', { mergeId });
      expect([ownerOf(showroom, kept.id), ownerOf(showroom, nobodys)]).toEqual(['李娜', 'null']);
    }));

  test('gives the kept record back as well where another one had it', () =>
    withTwins(async ({ showroom, manager, consultant, kept, gone }) => {
      const other = showroom.as('李娜');
      await handOver(manager, {
        ...{ fromId: consultant.id, customerIds: [kept.id], receiverIds: [other.id], kind: 'balance' },
      });
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
      expect(ownerOf(showroom, kept.id)).toBe('王磊');
      showroom.clock.advance(60_000);
      await handOver(manager, {
        ...{ fromId: consultant.id, customerIds: [kept.id], receiverIds: [showroom.as('赵磊').id], kind: 'balance' },
      });
      await manager.call('merge.undo', { mergeId });
      expect([ownerOf(showroom, kept.id), holdersOf(showroom, kept.id)]).toEqual(['李娜', ['李娜']]);
      expect([ownerOf(showroom, gone.id), holdersOf(showroom, gone.id)]).toEqual(['赵磊', ['赵磊']]);
    }));

  test('does not take it for handed over where the facts of the kept record are the newer ones', () =>
    withTwins(async ({ showroom, manager, consultant, kept: other, gone: kept }) => {
      const [li, zhao] = [showroom.as('李娜'), showroom.as('赵磊')];
      const give = (fromId: string, customerId: string, toId: string) =>
        handOver(manager, { fromId, customerIds: [customerId], receiverIds: [toId], kind: 'balance' });
      await give(consultant.id, other.id, li.id);
      showroom.clock.advance(60_000);
      await give(consultant.id, kept.id, zhao.id);
      showroom.clock.advance(60_000);
      await give(zhao.id, kept.id, consultant.id);
      const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: other.id });
      expect(ownerOf(showroom, kept.id)).toBe('王磊');
      showroom.clock.advance(60_000);
      await manager.call('merge.undo', { mergeId });
      expect([ownerOf(showroom, kept.id), holdersOf(showroom, kept.id)]).toEqual(['王磊', ['王磊']]);
      expect([ownerOf(showroom, other.id), holdersOf(showroom, other.id)]).toEqual(['李娜', ['李娜']]);
    }));
});
