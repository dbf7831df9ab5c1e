import type { CardValues } from '../../../shared/domain/card.ts';
import type { Level } from '../../../shared/domain/level.ts';
import type { OutputOf, TestShowroom } from '../../integration/support/showroom.ts';
import { addDays } from './generate.ts';
import {
  type Correction,
  type Entry,
  type Facts,
  fields,
  type GeneratedDay,
  type Lists,
  type Visit,
  width,
} from './model.ts';
import type { Expected } from './second-comparer.ts';

/** The showroom's own lists, as it serves them. */
export async function listsOf(showroom: TestShowroom): Promise<Lists> {
  const { dictionaries } = await showroom.as('clerk').call('dictionary.list', {});
  const { rows } = await showroom.as('clerk').call('vehicle.list', {});
  const list = (name: string): readonly Entry[] => dictionaries.find((each) => each.name === name)?.entries ?? [];
  const label = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' ');
  return {
    source: list('source'),
    colour: list('colour'),
    competitor: list('competitor'),
    model: rows.map(({ id, series, model, trim, aliases }) => ({
      code: id,
      label: label([series, model, trim]),
      aliases,
    })),
  };
}

/** Plays the day up to the evening before the audit, each thing at its minute. */
export async function playVisits(showroom: TestShowroom, generated: GeneratedDay): Promise<void> {
  const { day, books, voids, visits } = generated;
  showroom.clock.set(`${day} 08:10`);
  for (const { prefix, firstNumber, holder } of books) {
    const holderId = holder === null ? null : showroom.as(holder).id;
    await showroom
      .as('clerk')
      .call('book.issue', { prefix, firstNumber, lastNumber: firstNumber + 99, width, holderId });
  }
  for (const serial of voids) await showroom.as('clerk').call('book.void', { serial, kind: 'void', reason: '写坏' });
  const acts = visits.flatMap((visit) => actsOf(showroom, visit, day));
  for (const { at, run } of acts.toSorted((a, b) => (a.at === b.at ? a.rank - b.rank : a.at < b.at ? -1 : 1))) {
    showroom.clock.set(at);
    await run();
  }
}

/** The auditor reads every paper, blind or field by field, as the second comparer would judge it. */
export async function playAudit(
  showroom: TestShowroom,
  { day, byHand, visits }: GeneratedDay,
  expected: readonly Expected[],
): Promise<OutputOf<'audit.day'>> {
  const manager = showroom.as('sales_manager');
  for (const { serial, consultant } of byHand) {
    await manager.call('audit.addSerial', { day, serial, consultantId: showroom.as(consultant).id });
  }
  for (const { paper, consultant, readBlind } of visits) {
    if (paper === null) continue;
    const key = `serial:${paper.serial}`;
    const own = expected.find(({ serial }) => serial === paper.serial);
    if (readBlind || own?.verdict === 'missing') {
      await manager.call('audit.keyIn', {
        day,
        key,
        paper: paper.words,
        keyedConsultantId: showroom.as(consultant).id,
      });
      continue;
    }
    const wrong = own?.fields ?? [];
    const marks = Object.fromEntries(
      fields.map((field) => [field, wrong.includes(field) ? 'mismatch' : 'match'] as const),
    );
    const words = Object.fromEntries(wrong.map((field) => [field, paper.words[field] || '空']));
    await manager.call('audit.mark', { day, key, marks, paper: words });
  }
  return manager.call('audit.day', { day });
}

interface Act {
  readonly at: string;
  readonly rank: number;
  readonly run: () => Promise<unknown>;
}

function actsOf(showroom: TestShowroom, visit: Visit, day: string): readonly Act[] {
  const consultant = showroom.as(visit.consultant);
  const desk = showroom.as('receptionist');
  const known = { trafficId: '', cardId: '' };
  const { entry } = visit;
  return [
    {
      at: visit.arrivedAt,
      rank: 0,
      run: async () => {
        known.trafficId = (await desk.call('traffic.arrive', { receiverId: consultant.id })).id;
      },
    },
    { at: `${day} 19:00`, rank: 1, run: () => desk.call('traffic.depart', { id: known.trafficId }) },
    ...(entry === null
      ? []
      : [
          {
            at: entry.at,
            rank: 2,
            run: async () => {
              const values = { ...valuesOf(entry.facts), serial: entry.serial, consultantId: consultant.id };
              known.cardId = (await consultant.call('card.complete', { trafficId: known.trafficId, values })).cardId;
            },
          },
        ]),
    ...visit.corrections.map((change) => ({
      at: change.at,
      rank: 3,
      run: () => consultant.call('card.correct', { cardId: known.cardId, values: correctionOf(change) }),
    })),
  ];
}

function valuesOf(facts: Facts): CardValues {
  return {
    contactWay: 'showroom',
    visitKind: 'first',
    name: facts.name,
    gender: 'male',
    phone: facts.phone,
    customerType: 'person',
    purchaseType: 'first',
    regionCode: facts.county.code,
    source: facts.source,
    vehicleId: facts.model,
    colour: facts.colour,
    competitors: [facts.competitor],
    expectedOn: facts.expected,
    noExpectedDate: facts.expected === null,
    // one of the five letters that the generator picks from
    level: facts.level as Level,
    levelReason: '客户口头说明',
    testDrive: false,
    noDriveReason: 'no_time',
    talk: '看了现车',
    result: 'follow',
    nextPlanOn: facts.next_plan,
    nextPlanMethod: 'phone',
  };
}

function correctionOf(change: Correction): CardValues {
  switch (change.field) {
    case 'county':
      return { regionCode: change.value.code };
    case 'competitor':
      return { competitors: [change.value] };
    default:
      return { [change.field]: change.value };
  }
}

/** Some days later, when every rule has run over the day. */
export function wellAfter({ day }: GeneratedDay): string {
  return `${addDays(day, 5)} 09:00`;
}
