import { cardInput, correctionInput } from '../../../fixtures/day/card-input.ts';
import type { DayAct, DayScenario } from '../../../fixtures/day/scenario.ts';
import type { OutputOf, TestShowroom } from '../../support/showroom.ts';
import { lookupsIn } from './lookups.ts';

/** What playing left behind: the ids that the store gave. */
export interface Played {
  readonly cardOf: ReadonlyMap<string, string>;
  readonly trafficOf: ReadonlyMap<string, string>;
  readonly signed: OutputOf<'audit.sign'> | null;
}

/** Plays the acts of a day through the dispatcher, each at its time and by its person. */
export async function playDay(showroom: TestShowroom, { acts, auditOn }: DayScenario): Promise<Played> {
  const find = await lookupsIn(showroom);
  const cardOf = new Map<string, string>();
  const trafficOf = new Map<string, string>();
  let signed: OutputOf<'audit.sign'> | null = null;
  for (const act of acts) {
    showroom.clock.set(act.at);
    signed = (await play(act)) ?? signed;
  }
  return { cardOf, trafficOf, signed };

  async function play(act: DayAct): Promise<OutputOf<'audit.sign'> | undefined> {
    const who = showroom.as(act.who);
    switch (act.act) {
      case 'issueBook':
        await who.call('book.issue', act.book);
        return;
      case 'enterOwner': {
        const { name, phone, vehicle, deliveredOn } = act.owner;
        await who.call('owner.enter', {
          name,
          phone,
          vehicleId: find.vehicleOrNull(vehicle),
          vehicleLabel: vehicle,
          deliveredOn,
        });
        return;
      }
      case 'arrive': {
        const { key, contactWay, partySize, consultant } = act.visit;
        const receiverId = find.staff(consultant);
        const { id } = await who.call('traffic.arrive', {
          contactWay: find.code('contact_way', contactWay),
          partySize,
          receiverId,
        });
        trafficOf.set(key, id);
        return;
      }
      case 'depart':
        await who.call('traffic.depart', { id: idOf(trafficOf, act.visitKey) });
        return;
      case 'completeCard': {
        const trafficId = idOf(trafficOf, act.visitKey);
        const saved = await who.call('card.complete', { trafficId, values: cardInput(act.card, find) });
        cardOf.set(act.card.serial || act.card.phone, saved.cardId);
        return;
      }
      case 'correct':
        await who.call('card.correct', { cardId: idOf(cardOf, act.serial), values: correctionInput(act.change, find) });
        return;
      case 'keyIn':
        await who.call('audit.keyIn', { day: auditOn, key: `serial:${act.serial}`, paper: act.paper });
        return;
      case 'sign':
        return who.call('audit.sign', { day: auditOn });
    }
  }
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`nothing was saved for ${key}`);
  return id;
}
