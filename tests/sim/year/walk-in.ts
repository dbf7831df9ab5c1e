import { expectedFor } from './calls.ts';
import { madeByCard } from './ledger.ts';
import { note, present, type Year } from './model.ts';
import { expected } from './second-book.ts';

const models = ['h9-2.0t-4wd', 'm6-plus', 'xiaolong-max'] as const;

/** Somebody walks in: the desk enters him, the consultant writes the card, quickly or whole. */
export async function walkIn(year: Year): Promise<void> {
  const { showroom, dice, today, book, almanac } = year;
  const returns =
    year.gone.length > 0 && dice.chance(8) ? year.gone.splice(dice.below(year.gone.length), 1)[0] : undefined;
  const owner = present(year).find(({ person }) => person.id === returns?.owner);
  // whoever comes back while his consultant is away is seen another time
  const back = owner === undefined ? undefined : returns;
  const colleague = owner ?? dice.pick(present(year));
  const { id: trafficId } = await showroom
    .as('receptionist')
    .call('traffic.arrive', { receiverId: colleague.person.id });
  const level = dice.pick(['H', 'A', 'B', 'C', 'N'] as const);
  const isHasty = dice.chance(colleague.hasty);
  const phone = back?.phone ?? `139${String(20_000_000 + year.phones.size)}`;
  const expectedOn = expectedFor(year, level);
  const first = book.firstDue(level, today);
  const quick = { name: `客户${year.phones.size % 90}`, gender: 'male', phone, level, expectedOn } as const;
  const values = { ...quick, noExpectedDate: expectedOn === null, consultantId: colleague.person.id };
  const who = back === undefined ? {} : { identity: { customerId: back.customer, as: 'own' as const } };
  const saved = await colleague.person.call(isHasty ? 'card.quickSave' : 'card.complete', {
    trafficId,
    values: isHasty ? values : { ...values, ...whole(year), nextPlanOn: first, nextPlanMethod: 'phone' as const },
    ...who,
  });
  const made = madeByCard(showroom.store, saved.cardId);
  book.begin({ id: made.opportunity, customer: made.customer, owner: colleague.person.id, level }, today);
  if (made.dueOn !== first) throw new Error(`the first call is due ${made.dueOn}, by the second book ${first}`);
  year.phones.set(made.customer, phone);
  note(year, back === undefined ? 'somebody new came' : 'somebody lost came back');
  if (isHasty) {
    year.tonight.push(expected('F-CARD-INCOMPLETE', saved.cardId, colleague.person.id, today, 0));
    note(year, 'a card was left incomplete');
  }
  year.visitors.push(trafficId);
  if (!almanac.isOpen(today)) throw new Error('nobody walks in while the showroom is closed');
}

/** All that the paper has a red star on. */
function whole({ dice }: Year) {
  return {
    contactWay: 'showroom',
    visitKind: 'first',
    customerType: 'person',
    purchaseType: 'first',
    regionCode: '130682',
    source: 'walk_in',
    vehicleId: dice.pick(models),
    competitors: ['none'],
    testDrive: false,
    noDriveReason: 'no_time',
    talk: '看了现车，回家商量',
    remark: '戴眼镜',
    result: 'follow',
  } as const;
}
