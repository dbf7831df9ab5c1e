import { expect } from 'vitest';
import { verifyDatabase } from '../../../db/verify.ts';
import type { CardValues } from '../../../shared/domain/card.ts';
import { fullCard, inShowroom } from '../card/card-kit.ts';
import type { Person, TestShowroom } from '../support/showroom.ts';

/** Two records of one person: 王磊 entered 田永刚 by a card, and later, under another number, 田. */
export interface Twins {
  readonly showroom: TestShowroom;
  readonly consultant: Person;
  readonly manager: Person;
  readonly kept: { readonly id: string; readonly cardId: string; readonly opportunityId: string };
  readonly gone: { readonly id: string; readonly cardId: string; readonly opportunityId: string };
}

/** What the second card says. */
export const secondCard: CardValues = {
  ...fullCard,
  name: '田永刚',
  phone: '13700001234',
  wechat: 'tian_dz',
  regionCode: '130602',
  street: '中兴路 8 号',
  remark: '开白色轿车来的',
};

/** Runs a test with the two records, the second entered an hour after the first. */
export function withTwins(run: (twins: Twins) => Promise<void>): Promise<void> {
  return inShowroom(async (showroom, consultant) => {
    const first = await consultant.call('card.complete', { values: { ...fullCard, consents: ['collect'] } });
    showroom.clock.advance(3_600_000);
    const second = await consultant.call('card.complete', { values: secondCard });
    showroom.clock.advance(3_600_000);
    const manager = showroom.as('showroom_manager');
    const of = ({ customerId, cardId, opportunityId }: typeof first) => ({
      id: customerId,
      cardId,
      opportunityId: opportunityId ?? '',
    });
    await run({ showroom, consultant, manager, kept: of(first), gone: of(second) });
    expectSound(showroom);
  });
}

/** The whole file says what its log says, and everything derived is what it would be derived to be. */
export function expectSound({ store }: TestShowroom): void {
  expect(verifyDatabase(store.connection).findings).toEqual([]);
}

/** A 基盘 owner whom nobody looks after: entered by 内勤 with his car. */
export async function anOwner(showroom: TestShowroom, phone: string, plate: string): Promise<string> {
  const entered = await showroom.as('clerk').call('owner.enter', {
    name: '田永刚',
    phone,
    plate,
    vehicleLabel: '神兽 混动',
    deliveredOn: '2024-07-05',
  });
  return entered.customerId;
}
