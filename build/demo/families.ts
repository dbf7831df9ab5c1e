import type { Chance } from './chance.ts';
import { type Acquaintance, dayAt, momentOf, type Story } from './story.ts';

/** What is said of people, the likelier the oftener. */
const words = {
  key_customer: 2,
  decides_soon: 4,
  price_sensitive: 5,
  needs_family: 4,
  introduces: 2,
  no_evening_calls: 2,
};

const positions = ['车队长', '办公室主任', '会计', '司机'] as const;
const names = ['陈队长', '刘主任', '张会计', '李师傅', '赵经理'] as const;

/** Lets the consultants note in the evening who is whose family, what is said of people, and who looks after them as well. */
export function tendFamilies(story: Story, offset: number): void {
  const chance = story.chance.of(`families ${offset}`);
  const at = momentOf(dayAt(story, offset), 17 * 60 + 20 + chance.int(0, 8));
  story.agenda.add(at, async () => {
    for (const [index, consultant] of story.consultants.entries()) {
      const own = [...story.prospects].filter(([, { consultant: whose }]) => whose === index);
      const mine = chance.of(index);
      await tagSome(consultant.call, own, mine.of('tags'));
      if (mine.happens(0.25)) await linkTwo(consultant.call, own, mine.of('link'));
      if (mine.happens(0.2)) await nameContact(consultant.call, own, mine.of('contact'), offset * 10 + index);
      const colleague = story.consultants[(index + 1) % story.consultants.length];
      const [shared] = mine.some(own, 1);
      if (mine.happens(0.1) && shared && colleague)
        await consultant.call('share.give', {
          customerId: shared[0],
          staffIds: [colleague.id],
          note: '我轮休时请帮忙接待',
        });
    }
  });
}

type Call = Story['consultants'][number]['call'];
type Known = readonly (readonly [customerId: string, Acquaintance])[];

async function tagSome(call: Call, own: Known, chance: Chance): Promise<void> {
  for (const [customerId] of chance.some(own, 1))
    await call('tag.change', { customerIds: [customerId], add: [chance.weighted(words)] });
}

/** Two of his own who came to be one family: a man and a woman, or a father and his son by their name. */
async function linkTwo(call: Call, own: Known, chance: Chance): Promise<void> {
  const [one, other] = chance.some(own, 2);
  if (!one || !other) return;
  const [first, second] = [one[1].values, other[1].values];
  const isCouple = first.gender !== second.gender;
  const isNamesake = (first.name ?? '').slice(0, 1) === (second.name ?? '').slice(0, 1);
  const relation = isCouple ? 'spouse' : isNamesake ? 'child' : 'friend';
  await call('household.link', { customerId: one[0], otherId: other[0], relation });
}

async function nameContact(call: Call, own: Known, chance: Chance, number: number): Promise<void> {
  const firms = own.filter(([, { values }]) => values.customerType === 'organisation');
  const [found] = chance.some(firms.length > 0 ? firms : own, 1);
  if (!found) return;
  await call('contact.add', {
    customerId: found[0],
    name: chance.one(names),
    position: chance.one(positions),
    phone: `0312258${String(1000 + number + 900)}`,
  });
}
