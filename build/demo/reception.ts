import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import type { Chance } from './chance.ts';
import type { OutputOf } from './desk.ts';
import { withSlip, wordsOnPaper } from './paper.ts';
import { cardOf, type Prospect } from './prospect.ts';
import { consultantOf, tearOff } from './sheets.ts';
import { dayAt, momentOf, type Story } from './story.ts';

/** Somebody walks in, or calls. */
export interface Arrival {
  readonly prospect: Prospect;
  /** Days from the day of the demo. */
  readonly offset: number;
  /** Minutes after midnight. */
  readonly minutes: number;
  /** Which consultant receives him. */
  readonly consultant: number;
}

type Saved = OutputOf<'card.complete'>;

/** What becomes of the reception's card: nearly always complete the same day. */
const fates = { complete: 82, quick: 13, unentered: 2, nextDay: 3 };
const fatesToday: typeof fates = { complete: 75, quick: 25, unentered: 0, nextDay: 0 };
const cardMinutes = { first: 12, last: 45 };

/** Puts one reception into the agenda: registered at the desk, talked to, written down, left again. */
export function receive(story: Story, arrival: Arrival): void {
  const { agenda } = story;
  const day = dayAt(story, arrival.offset);
  const chance = arrival.prospect.chance.of('reception');
  const contactWay = chance.happens(0.1) ? 'phone' : 'showroom';
  const consultant = consultantOf(story, arrival);
  const owner = chance.happens(0.5) ? chance.one(story.owners) : null;
  const values = cardOf(arrival.prospect, { arrivedOn: day, contactWay, referrerId: owner?.customerId ?? null });
  agenda.add(momentOf(day, arrival.minutes), async () => {
    const { id: trafficId } = await story.as('receptionist').call('traffic.arrive', {
      contactWay,
      partySize: values.partySize ?? 1,
      receiverId: consultant.id,
    });
    agenda.add(momentOf(day, arrival.minutes + chance.int(25, 90)), async () => {
      await story.as('receptionist').call('traffic.depart', { id: trafficId });
    });
    writeCard(story, { ...arrival, trafficId, values }, chance);
  });
}

/** Somebody who only asks the way to the service desk: no card, and mostly a word why. */
export function passBy(story: Story, visit: Omit<Arrival, 'prospect'>, chance: Chance): void {
  const { agenda } = story;
  const day = dayAt(story, visit.offset);
  agenda.add(momentOf(day, visit.minutes), async () => {
    const { id } = await story.as('receptionist').call('traffic.arrive', {
      contactWay: 'showroom',
      partySize: chance.int(1, 3),
      receiverId: consultantOf(story, visit).id,
    });
    agenda.add(momentOf(day, visit.minutes + chance.int(4, 20)), async () => {
      await story.as('receptionist').call('traffic.depart', { id });
    });
    if (!chance.happens(0.7)) return;
    const explanation = chance.one([
      '来做保养，顺便看看，没有购车意向',
      '送文件的，不是客户',
      '问路，马上走了',
      '找售后的，已转过去',
    ]);
    agenda.add(momentOf(day, 17 * 60 + chance.int(0, 25)), async () => {
      await consultantOf(story, visit).call('traffic.explain', { id, explanation });
    });
  });
}

interface Writing extends Arrival {
  readonly trafficId: string;
  readonly values: CardValues;
}

function writeCard(story: Story, writing: Writing, chance: Chance): void {
  const { agenda } = story;
  const day = dayAt(story, writing.offset);
  const fate = chance.weighted(writing.offset === 0 ? fatesToday : fates);
  const serial = writing.values.source === 'phone_in' ? null : tearOff(story, writing.consultant);
  const values = { ...writing.values, serial };
  const paper = chance.happens(0.06) ? withSlip(chance, wordsOnPaper(values)) : wordsOnPaper(values);
  if (serial !== null) story.papers.set(serial, paper);
  const startAt = writing.minutes + chance.int(cardMinutes.first, cardMinutes.last);
  switch (fate) {
    case 'unentered':
      return;
    case 'nextDay':
      agenda.add(momentOf(addDays(day, 1), 8 * 60 + chance.int(32, 58)), async () => {
        await complete(story, writing, latest(values, day));
      });
      return;
    case 'quick':
      agenda.add(momentOf(day, startAt), () => quickSave(story, writing, values, chance));
      return;
    case 'complete':
      agenda.add(momentOf(day, startAt), async () => {
        const saved = await complete(story, writing, values);
        correctLater(story, writing, saved, chance);
      });
  }
}

async function complete(story: Story, writing: Writing, values: CardValues): Promise<Saved> {
  const { trafficId } = writing;
  const saved = await consultantOf(story, writing).call('card.complete', { trafficId, values });
  getAcquainted(story, writing, saved);
  return saved;
}

/** In a hurry: the five blue cells now, the rest before the day ends. */
async function quickSave(story: Story, writing: Writing, values: CardValues, chance: Chance): Promise<void> {
  const consultant = consultantOf(story, writing);
  const { name, gender, phone, level, expectedOn, noExpectedDate, levelReason, serial } = values;
  const saved = await consultant.call('card.quickSave', {
    trafficId: writing.trafficId,
    values: { name: (name ?? '').slice(0, 1), gender, phone, level, expectedOn, noExpectedDate, levelReason, serial },
  });
  getAcquainted(story, writing, saved);
  // one in eight is forgotten until the next morning
  const firstDay = dayAt(story, writing.offset);
  const [day, minutes] = chance.happens(0.12) ? [1, 8 * 60 + 40] : [0, 17 * 60 + chance.int(5, 55)];
  story.agenda.add(momentOf(addDays(firstDay, day), minutes), async () => {
    await consultant.call('card.complete', {
      cardId: saved.cardId,
      values: day === 1 ? latest(values, firstDay) : values,
    });
  });
}

/** A mistake is noticed: the same afternoon, or only next morning, when the audit has already begun. */
function correctLater(story: Story, writing: Writing, { cardId }: Saved, chance: Chance): void {
  if (!chance.happens(0.05) || writing.offset === 0) return;
  const day = dayAt(story, writing.offset);
  const at = chance.happens(0.6) ? momentOf(day, 18 * 60 + chance.int(5, 50)) : momentOf(addDays(day, 1), 8 * 60 + 35);
  const colour = chance.one(['white', 'black', 'silver_grey']);
  story.agenda.add(at, async () => {
    await consultantOf(story, writing).call('card.correct', { cardId, values: { colour } });
    const { serial } = writing.values;
    const paper = story.papers.get(serial ?? '');
    if (serial && paper) story.papers.set(serial, { ...paper, colour: colourWord(colour) });
  });
}

function colourWord(colour: string): string {
  return { white: '白', black: '黑', silver_grey: '银灰' }[colour] ?? '';
}

/** What is entered the day after keeps the last day of the 48-hour follow-up. */
function latest(values: CardValues, cardOn: CivilDate): CardValues {
  return { ...values, nextPlanOn: addDays(cardOn, 2) };
}

function getAcquainted(story: Story, { prospect, consultant, offset, values }: Writing, saved: Saved): void {
  story.prospects.set(saved.customerId, { prospect, consultant, metOn: dayAt(story, offset), values });
}
