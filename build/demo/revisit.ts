import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import { proposeLevel } from '../../shared/domain/level.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { defaultVehicles } from '../../shared/domain/vehicle.ts';
import type { Chance } from './chance.ts';
import type { InputOf, OutputOf } from './desk.ts';
import { wordsOnPaper } from './paper.ts';
import { planTime } from './prospect.ts';
import { consultantOf, tearOff } from './sheets.ts';
import { type Acquaintance, dayAt, momentOf, type Story } from './story.ts';
import { feedbackWords, purposeWords } from './talk.ts';

type Opportunity = OutputOf<'followup.prepare'>['opportunities'][number];

const restDays = 3;

/** One or two who were here some days ago come back: to the same car, to another one, or to another consultant. */
export function comeBack(story: Story, offset: number): void {
  const chance = story.chance.of(`again ${offset}`);
  const rested = dayAt(story, offset - restDays);
  const candidates = [...story.prospects].filter(([, { metOn }]) => metOn <= rested);
  for (const [customerId, acquaintance] of chance.some(candidates, chance.int(1, 2))) {
    const at = momentOf(dayAt(story, offset), chance.int(9 * 60, 16 * 60));
    story.agenda.add(at, () => visitAgain(story, { customerId, acquaintance, offset, chance }));
  }
}

interface Return {
  readonly customerId: string;
  readonly acquaintance: Acquaintance;
  readonly offset: number;
  readonly chance: Chance;
}

async function visitAgain(story: Story, again: Return): Promise<void> {
  const { customerId, acquaintance, offset, chance } = again;
  const day = dayAt(story, offset);
  const { opportunities } = await consultantOf(story, acquaintance).call('followup.prepare', { customerId });
  const [opportunity] = opportunities;
  // whoever ordered waits for his car
  if (opportunity?.state !== 'open' || opportunity.level === 'O') return;
  const isOwners = chance.happens(0.85);
  const consultant = isOwners ? acquaintance.consultant : (acquaintance.consultant + 1) % story.consultants.length;
  const { id: trafficId } = await story.as('receptionist').call('traffic.arrive', {
    contactWay: 'showroom',
    partySize: chance.int(1, 4),
    receiverId: consultantOf(story, { consultant }).id,
  });
  const serial = tearOff(story, consultant);
  const values = { ...valuesOf(again, opportunity, day), serial };
  if (serial !== null) story.papers.set(serial, wordsOnPaper(values));
  // now and then a colleague announces him too: the manager's list shows who holds the same person
  const as = isOwners ? 'own' : chance.happens(0.8) ? 'report' : 'visit';
  const identity: InputOf<'card.complete'>['identity'] = { customerId, as };
  story.agenda.add(story.agenda.now() + 35 * 60_000, async () => {
    await consultantOf(story, { consultant }).call('card.complete', { trafficId, identity, values });
    await story.as('receptionist').call('traffic.depart', { id: trafficId });
  });
}

/** The new card says what the first one said, but for what has changed since. */
function valuesOf({ acquaintance, chance }: Return, opportunity: Opportunity, day: CivilDate): CardValues {
  const { prospect, values } = acquaintance;
  const other = chance.happens(0.25) ? chance.one(defaultVehicles.filter(({ id }) => id !== values.vehicleId)) : null;
  const category = chance.weighted({ price_drop: 4, trade_in_price: 2, family: 3, other: 2 });
  return {
    ...values,
    ...gradeOn(other ? addDays(day, chance.int(8, 30)) : opportunity.expectedOn, day),
    visitKind: chance.happens(0.6) ? 'repeat' : 'invited',
    vehicleId: other?.id ?? values.vehicleId ?? null,
    talk: `再次到店。${feedbackWords(chance, category, prospect.topic)}`,
    obstacle: category,
    nextPlanOn: addDays(day, chance.int(1, 2)),
    nextPlanTime: planTime(chance),
    nextPlanMethod: 'phone',
    nextPlanPurpose: purposeWords(chance),
  };
}

/** What he says today about when he will buy; a day that has gone by is asked for anew. */
function gradeOn(expectedOn: CivilDate | null, day: CivilDate): CardValues {
  if (expectedOn === null) return { level: 'N', expectedOn, noExpectedDate: true, levelReason: null };
  const asked = expectedOn < day ? addDays(day, 10) : expectedOn;
  const level = proposeLevel(asked, day);
  if (isRefusal(level)) throw new Error(`no level for ${asked}`);
  return { level, expectedOn: asked, noExpectedDate: false, levelReason: null };
}
