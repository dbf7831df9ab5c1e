import { afterAll, beforeAll, expect, it } from 'vitest';
import { managerRoles, type Role, roles } from '../../../shared/domain/roles.ts';
import { fullCard } from '../card/card-kit.ts';
import { allProcedures } from '../contract/procedures.ts';
import { createTestShowroom, type Person, type TestShowroom } from '../support/showroom.ts';

/** Words of one customer that nobody but the owner, whoever has a task on him and the managers may read. */
const secrets = {
  name: '欧阳震华',
  phone: '13900006621',
  phone2: '13800001234',
  wechat: 'ou_yang_zh',
  qq: '1002003088',
  email: 'ouyang@163.com',
  street: '中山东路 8 号院',
  talk: '嫌贵，等二期房款',
  remark: '左手戴劳力士',
} as const;
const words = Object.values(secrets);
const day = '2026-03-09';

let showroom: TestShowroom;
let inputs: readonly Readonly<Record<string, unknown>>[] = [];

beforeAll(async () => {
  showroom = await createTestShowroom({ at: `${day} 08:00`, consultants: ['王磊', '李娜'] });
  showroom.clock.set(`${day} 14:00`);
  const owner = showroom.as('王磊');
  const { id: trafficId } = await showroom
    .as('receptionist')
    .call('traffic.arrive', { receiverId: owner.id, partySize: 2 });
  const saved = await owner.call('card.complete', { trafficId, values: { ...fullCard, ...secrets } });
  await owner.call('card.saveDraft', { body: { ...secrets } });
  await owner.call('consent.record', {
    id: saved.customerId,
    purpose: 'marketing',
    given: false,
    way: 'phone',
    note: secrets.talk,
  });
  showroom.clock.set('2026-03-12 09:00');
  // a plan that was missed and an audit that is under way: findings and lines that speak of him
  const manager = showroom.as('sales_manager');
  await manager.call('audit.day', { day });
  const { rows: findings } = await manager.call('finding.list', {});
  const all = [
    saved.customerId,
    saved.cardId,
    saved.opportunityId,
    saved.nextPlanId,
    trafficId,
    ...findings.map(({ id }) => id),
  ];
  const ids = all.filter((id) => id != null);
  inputs = [
    {},
    { day },
    { from: day, to: '2026-03-12' },
    { view: 'all' },
    { query: secrets.name },
    { query: '6621' },
    ...ids.flatMap((id) => [{ id }, { customerId: id }, { cardId: id }, { planId: id }, { opportunityId: id }]),
    ...ids.map((id) => ({ day, id })),
    { day, key: `card:${saved.cardId}` },
  ];
});
afterAll(() => showroom.close());

const readers = allProcedures().filter(({ method }) => method === 'GET');

/** Everything that somebody reads who tries every procedure that reads, with every id that he might have seen. */
async function everythingRead(person: Person): Promise<readonly (readonly [string, string])[]> {
  const answers: [string, string][] = [];
  for (const { name } of readers)
    for (const input of inputs) answers.push([name, JSON.stringify(await person.raw(name, input))]);
  return answers;
}

const strangers = roles.filter((role): role is Role => !managerRoles.some((manager) => manager === role));

it.each(strangers)(
  'a %s who tries everything that can be read finds not one word of a colleague’s customer',
  async (role) => {
    const person = role === 'consultant' ? showroom.as('李娜') : showroom.as(role);
    const found = (await everythingRead(person)).flatMap(([name, answer]) =>
      words.filter((word) => answer.includes(word)).map((word) => `${name} says ${word}`),
    );
    expect([...new Set(found)]).toEqual([]);
  },
);

it.each(managerRoles)('a %s reads dealings, and no number in full before he asks for it', async (role) => {
  const found = (await everythingRead(showroom.as(role))).flatMap(([name, answer]) =>
    [secrets.phone, secrets.phone2, secrets.wechat, secrets.qq, secrets.email]
      .filter((word) => answer.includes(word))
      .map(() => name),
  );
  // the line of an audit shows the number, and the log says so of the customer
  expect([...new Set(found)].filter((name) => name !== 'audit.item')).toEqual([]);
});

it('the owner finds every one of them, so that the strangers looked in the right places', async () => {
  const answers = (await everythingRead(showroom.as('王磊'))).map(([, answer]) => answer).join();
  expect(words.filter((word) => !answers.includes(word))).toEqual([]);
});

it('the program’s own log names nobody', () => {
  const lines = showroom.log.join('\n');
  for (const word of words) expect(lines).not.toContain(word);
});
