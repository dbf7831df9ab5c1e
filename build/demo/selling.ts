import { addDays, daysBetween } from '../../shared/calendar/civil-date.ts';
import type { SaleCall } from '../../shared/domain/sale-plan.ts';
import { type SaleAnswers, saleCallOf } from '../../shared/domain/sale-script.ts';
import { checkDigitOf } from '../../shared/text/vin.ts';
import type { Chance } from './chance.ts';
import type { Member, OutputOf } from './desk.ts';
import { type Acquaintance, dayAt, momentOf, type Story } from './story.ts';

type Plan = NonNullable<OutputOf<'plan.get'>['plan']>;

/** The most urgent customers order at the end of an afternoon, and most of them fetch their car within the week. */
export function sellCars(story: Story, offset: number): void {
  const day = dayAt(story, offset);
  const buyers = [...story.prospects].filter(([, { metOn, values }]) => {
    const days = daysBetween(metOn, day);
    return values.level === 'H' && values.phone != null && days >= 2 && days <= 8;
  });
  for (const [customerId, known] of buyers) {
    const chance = known.prospect.chance.of(`order ${offset}`);
    if (!chance.happens(0.12)) continue;
    story.agenda.add(momentOf(day, chance.int(17 * 60, 17 * 60 + 40)), () =>
      order(story, { customerId, known, chance, offset }),
    );
  }
}

interface Buying {
  readonly customerId: string;
  readonly known: Acquaintance;
  readonly chance: Chance;
  readonly offset: number;
}

async function order(story: Story, { customerId, known, chance, offset }: Buying): Promise<void> {
  const consultant = story.consultants[known.consultant];
  if (consultant === undefined) return;
  const { opportunities } = await consultant.call('customer.get', { id: customerId });
  // he may have bought elsewhere meanwhile, or ordered already
  const wanted = opportunities.find(
    ({ state, level, vehicleId }) => state === 'open' && level !== 'O' && vehicleId !== null,
  );
  if (wanted?.vehicleId == null) return;
  const day = dayAt(story, offset);
  const wait = chance.int(2, 7);
  const { id } = await consultant.call('sale.order', {
    opportunityId: wanted.id,
    orderedOn: day,
    vehicleId: wanted.vehicleId,
    colour: wanted.colour,
    priceFen: wanted.quote?.priceFen ?? chance.int(92, 168) * 100_000,
    depositFen: chance.one([200_000, 500_000, 1_000_000]),
    expectedOn: addDays(day, wait),
  });
  if (offset + wait > 0 || chance.happens(0.15)) return;
  story.agenda.add(momentOf(addDays(day, wait), chance.int(9 * 60 + 30, 16 * 60)), async () => {
    await consultant.call('sale.deliver', {
      id,
      deliveredOn: addDays(day, wait),
      vin: vinOf(chance),
      customer: {
        customerType: known.values.customerType ?? 'person',
        source: known.values.source ?? 'walk_in',
        regionCode: known.values.regionCode ?? '130682',
        street: `${chance.one(['中山路', '清风街', '兴定路', '博陵街'])} ${chance.int(1, 188)} 号`,
      },
    });
  });
}

function vinOf(chance: Chance): string {
  const serial = String(chance.int(100_000, 999_999));
  const vin = `LGWEF4A50MF${serial}`;
  return `${vin.slice(0, 8)}${checkDigitOf(vin)}${vin.slice(9)}`;
}

/** One of the four calls after the delivery, as owners answer it. */
export async function callOwner(consultant: Member, plan: Plan, chance: Chance): Promise<void> {
  const call = saleCallOf(plan.origin);
  if (call === null) return;
  if (chance.happens(0.12)) {
    await consultant.call('sale.recordCall', { planId: plan.id, outcome: 'no_answer' });
    return;
  }
  await consultant.call('sale.recordCall', { planId: plan.id, outcome: 'connected', answers: answersOf(call, chance) });
}

function answersOf(call: SaleCall, chance: Chance): SaleAnswers {
  switch (call) {
    case 'sale_48h':
      return { satisfied: chance.one(['very', 'very', 'fair']), functions: chance.one(['all', 'some']) };
    case 'sale_week':
      return {
        usage: chance.one(['天天上下班', '带孩子跑了趟长途', '还在磨合']),
        plates: chance.one(['done', 'doing']),
        insurance: 'done',
        reminded: 'yes',
      };
    case 'sale_csi':
      return { satisfied: chance.one(['very', 'fair']), surveyed: chance.one(['yes', 'no']) };
    case 'sale_month':
      return { odometerKm: chance.int(400, 2600), leads: 'no' };
  }
}
