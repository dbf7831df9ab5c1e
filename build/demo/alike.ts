import { addDays } from '../../shared/calendar/civil-date.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import { wordsOnPaper } from './paper.ts';
import { consultantOf, tearOff } from './sheets.ts';
import { dayAt, momentOf, type Story } from './story.ts';

const metBefore = 4;

/**
 * Yesterday somebody came who left no number and is much like a colleague's customer: both records stay, and the manager's
 * list says who raised it.
 */
export function meetAlike(story: Story): void {
  const chance = story.chance.of('alike');
  const day = dayAt(story, -1);
  story.agenda.add(momentOf(day, 10 * 60 + 12), async () => {
    const met = [...story.prospects].filter(([, { metOn }]) => metOn <= addDays(day, -metBefore));
    for (const [customerId, acquaintance] of chance.some(met, 5)) {
      const consultant = (acquaintance.consultant + 1) % story.consultants.length;
      const member = consultantOf(story, { consultant });
      const { name, gender, regionCode, vehicleId } = acquaintance.values;
      const { rows } = await member.call('card.similar', { name: name ?? '', gender, regionCode, vehicleId });
      if (!rows.some((row) => row.customerId === customerId && row.choices.includes('clash'))) continue;
      const visit = { contactWay: 'showroom', partySize: 2, receiverId: member.id } as const;
      const { id: trafficId } = await story.as('receptionist').call('traffic.arrive', visit);
      const values = { ...strangerLike(acquaintance.values, day), serial: tearOff(story, consultant) };
      if (values.serial !== null) story.papers.set(values.serial, wordsOnPaper(values));
      await member.call('card.complete', { trafficId, values, identity: { customerId, as: 'clash' } });
      await story.as('receptionist').call('traffic.depart', { id: trafficId });
      return;
    }
  });
}

/** The same looks and wishes, and no number. */
function strangerLike(values: CardValues, day: string): CardValues {
  return {
    ...values,
    ...{ phone: null, noPhoneReason: 'declined', wechat: null, plate: null, vin: null },
    ...{ source: 'walk_in', channel: null, referrerId: null, introducer: null, contactWay: 'showroom' },
    ...{ subdealer: null, subdealerRegisteredOn: null, subdealerRegisteredTime: null },
    ...{ level: 'N', noExpectedDate: true, expectedOn: null, levelReason: null },
    remark: '戴鸭舌帽，说在别的顾问那里看过',
    nextPlanOn: addDays(day, 1),
  };
}
