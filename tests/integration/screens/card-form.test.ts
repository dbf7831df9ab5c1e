// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { press, settle, typeOver } from '../../../renderer/testing/mount.tsx';
import { fullCard } from '../card/card-kit.ts';
import type { Person, TestShowroom } from '../support/showroom.ts';
import {
  callsOf,
  cellOf,
  chooseLevel,
  type Desk,
  here,
  reopen,
  shownApp,
  sitDown,
  until,
  wordsIn,
  write,
} from './card-desk.ts';

test('a quick save takes name, phone, level and the save: four inputs of the eight that are allowed', async () => {
  const { me, root } = await sitDown('/cards/new');
  expect(here()).toBe('name');
  let inputs = 0;
  const input = async (act: () => Promise<unknown>): Promise<void> => {
    inputs += 1;
    await act();
  };
  await input(() => typeOver('田 先生'));
  await press('F2');
  expect(here()).toBe('phone');
  await input(() => typeOver('13900006621'));
  await press('F2');
  expect(here()).toBe('level');
  await input(() => press('b'));
  await input(() => press('s', { ctrl: true }));
  await until(root, '已快速保存');
  const { rows } = await me.call('card.list', {});
  expect(rows).toMatchObject([
    { state: 'quick', name: '田', gender: 'male', phone: '13900006621', level: 'B', nextPlanOn: '2026-03-11' },
  ]);
  expect(shownApp()?.history.location.pathname).toBe(`/cards/${rows[0]?.id}`);
  expect(root.textContent).toContain('已快速保存，还没补完');
  expect((await me.call('card.drafts', {})).rows).toEqual([]);
  expect(inputs).toBeLessThanOrEqual(8);
});

test('a completion with gaps writes nothing, marks them, goes to the first and keeps every word', async () => {
  const { me, root, asked } = await sitDown('/cards/new');
  await typeOver('田永刚 先生');
  await write(root, 'phone', '13900006621');
  await write(root, 'remark', '戴眼镜，带小孩');
  await until(root, '没登记过');
  await press('Enter', { ctrl: true });
  await settle(50);
  expect(root.querySelector('[role="alert"]')?.textContent).toContain('还差「');
  expect(here()).toBe('customerType');
  const type = cellOf(root, 'customerType').closest('.c');
  expect(type?.className).toContain('need');
  expect(type?.textContent).toContain('没填');
  expect(root.querySelector<HTMLInputElement>('[data-cell="regionCode"]')?.placeholder).toBe('没填');
  expect(wordsIn(root, 'remark')).toBe('戴眼镜，带小孩');
  expect(wordsIn(root, 'name')).toBe('田永刚 先生');
  expect(callsOf(asked, 'card.complete')).toEqual([]);
  expect((await me.call('card.list', {})).rows).toEqual([]);
});

test('what the screen says is missing is what the host would refuse', async () => {
  const { me, root } = await sitDown('/cards/new');
  await typeOver('田永刚 先生');
  await write(root, 'phone', '13900006621');
  await until(root, '没登记过');
  await press('Enter', { ctrl: true });
  await settle(50);
  const values = {
    name: '田永刚',
    gender: 'male',
    phone: '13900006621',
    contactWay: 'showroom',
    result: 'follow',
  } as const;
  const plan = { visitKind: 'first', nextPlanOn: '2026-03-11', nextPlanMethod: 'phone' } as const;
  const refusal = await me.refused('card.complete', { values: { ...values, ...plan } });
  const marked = [...root.querySelectorAll<HTMLElement>('[data-missing]')].map((cell) => cell.dataset.cell);
  const fields = String(refusal.params.fields).split('、');
  expect(marked).toHaveLength(fields.length);
  expect(marked[0]).toBe(refusal.field);
});

test('a refusal of one field stands at its cell and takes the focus there; nothing typed is lost', async () => {
  const { me, root } = await sitDown('/cards/new');
  await typeOver('田 先生');
  await write(root, 'phone', '13900006621');
  await write(root, 'serial', '999999');
  await chooseLevel(root, 'b');
  await press('s', { ctrl: true });
  await until(root, '不在任何一本卡里');
  expect(here()).toBe('serial');
  expect(cellOf(root, 'serial').closest('.c')?.textContent).toContain('不在任何一本卡里');
  expect(wordsIn(root, 'phone')).toBe('139 0000 6621');
  expect((await me.call('card.list', {})).rows).toEqual([]);
});

test('Enter behind a name with its title goes to the phone, whose digits never choose a gender', async () => {
  const { me, root } = await sitDown('/cards/new');
  await typeOver('陈 先生');
  await press('Enter');
  expect(here()).toBe('phone');
  await press('Enter', { shift: true });
  expect(here()).toBe('gender');
  for (const digit of '139') await press(digit);
  await write(root, 'phone', '13900006621');
  await chooseLevel(root, 'b');
  await press('s', { ctrl: true });
  await until(root, '已快速保存');
  expect((await me.call('card.list', {})).rows).toMatchObject([{ name: '陈', gender: 'male', phone: '13900006621' }]);
});

test('a name without a title is followed by the gender, in which digits choose nothing', async () => {
  const { root } = await sitDown('/cards/new');
  await typeOver('陈');
  await press('Enter');
  expect(here()).toBe('gender');
  for (const digit of '129') await press(digit);
  expect(cellOf(root, 'gender').querySelector(':checked')).toBeNull();
});

test.each([
  ['昨天', '已经过去'],
  ['2月30日', '日历上没有'],
  ['等房子下来', '看不懂'],
])(
  'an expected purchase of 「%s」 is refused, takes the level of the day before it along and is not saved',
  async (words, why) => {
    const { me, root } = await sitDown('/cards/new');
    await typeOver('田 先生');
    await write(root, 'phone', '13900006621');
    await write(root, 'expectedOn', '7天');
    expect(cellOf(root, 'level').querySelector<HTMLInputElement>(':checked')?.value).toBe('H');
    await typeOver(words);
    await press('s', { ctrl: true });
    await settle(100);
    expect(root.querySelector('[role="alert"]')?.textContent).toContain(why);
    expect(cellOf(root, 'level').querySelector(':checked')).toBeNull();
    expect(here()).toBe('expectedOn');
    expect((await me.call('card.list', {})).rows).toEqual([]);
    await typeOver('下周五');
    expect(cellOf(root, 'level').querySelector<HTMLInputElement>(':checked')?.value).toBe('A');
  },
);

test('half a phone number is counted as none, and the save says what is wrong with it', async () => {
  const { me, root } = await sitDown('/cards/new');
  await typeOver('田 先生');
  await write(root, 'phone', '1390000662');
  await chooseLevel(root, 'b');
  expect(root.textContent).not.toContain('5 项已齐');
  await press('s', { ctrl: true });
  expect(root.querySelector('[role="alert"]')?.textContent).toContain('11 位');
  expect(here()).toBe('phone');
  expect((await me.call('card.list', {})).rows).toEqual([]);
  await write(root, 'phone', '13900006621');
  expect(root.querySelector('[role="alert"]')?.textContent ?? '').toBe('');
  expect(root.textContent).toContain('5 项已齐');
});

test('what was refused is said no longer once it is not asked for', async () => {
  const { root } = await sitDown('/cards/new');
  await chooseLevel(root, 'b');
  await write(root, 'phone', '13900006621');
  await press('s', { ctrl: true });
  expect(root.querySelector('[role="alert"]')?.textContent).toContain('姓名');
  await write(root, 'name', '田 先生');
  expect(root.querySelector('[role="alert"]')?.textContent ?? '').toBe('');
});

describe('a number that a colleague has registered', () => {
  const foreign = async (room: TestShowroom): Promise<void> => {
    await room.as('李娜').call('card.complete', { values: fullCard });
  };
  const quickCard = async (root: HTMLElement): Promise<void> => {
    await typeOver('田 先生');
    await write(root, 'phone', '13900006621');
    await until(root, '已有登记');
    await chooseLevel(root, 'b');
  };

  test('is shown masked with three choices, and asked for when none was made', async () => {
    const { me, root } = await sitDown('/cards/new', foreign);
    await quickCard(root);
    const panel = root.querySelector('.box-amber');
    expect(panel?.textContent).toContain('李娜');
    expect(panel?.textContent).toContain('田*');
    expect(panel?.textContent).not.toContain('田永刚');
    expect([...root.querySelectorAll('.offer b')].map((offer) => offer.textContent)).toEqual([
      '记为再次到店',
      '报备',
      '家人共用这个号码',
    ]);
    await press('s', { ctrl: true });
    await until(root, '请选「再次到店」或「报备」');
    expect(here()).toBe('phone');
    expect((await me.call('card.list', {})).rows).toEqual([]);
  });

  test.each([
    ['1', 'visit', 0],
    ['2', 'report', 1],
  ])('with Alt %s is saved as a %s, which leaves the owner', async (key, as, registrations) => {
    const { me, room, root, asked } = await sitDown('/cards/new', foreign);
    await quickCard(root);
    await press(key, { alt: true });
    await press('s', { ctrl: true });
    await until(root, '已快速保存');
    expect(callsOf(asked, 'card.quickSave')[0]?.input).toMatchObject({ identity: { as } });
    const [card] = (await me.call('card.list', {})).rows;
    const customer = await room.as('showroom_manager').call('customer.get', { id: card?.customerId ?? '' });
    expect(customer.owner?.name).toBe('李娜');
    expect(customer.registrations.filter(({ staff }) => staff.id === me.id)).toHaveLength(registrations);
  });

  test('is asked about when the name on the card is another', async () => {
    const { root } = await sitDown('/cards/new', foreign);
    await typeOver('张三');
    await write(root, 'phone', '13900006621');
    await until(root, '登记的姓田，这张卡写的是张三');
  });

  test('leaves the plan to its owner, and the saved card says whose customer and whose plan it is', async () => {
    const { root } = await sitDown('/cards/new', foreign);
    await quickCard(root);
    await press('1', { alt: true });
    await press('s', { ctrl: true });
    await until(root, '还没补完');
    await settle(300);
    expect(root.textContent).not.toContain('没登记过');
    expect(root.querySelector('.sent')).toBeNull();
    expect(root.textContent).toContain('李娜的客户');
    expect(root.textContent).toContain('李娜 3月11日 周三 电话回访；客户归李娜');
    expect(root.textContent).toContain('李娜 3月11日 周三 回访，不进您的今日回访');
    expect(root.textContent).not.toContain('我 ');
  });

  test('is dropped as a choice when the number changes', async () => {
    const { root, asked } = await sitDown('/cards/new', foreign);
    await quickCard(root);
    await press('1', { alt: true });
    await write(root, 'phone', '13900006622');
    await until(root, '没登记过');
    await press('s', { ctrl: true });
    await until(root, '已快速保存');
    expect(callsOf(asked, 'card.quickSave')[0]?.input).not.toHaveProperty('identity');
  });
});

test('one’s own customer is taken up with Alt 1, and what is known of him is not asked again', async () => {
  const { me, root } = await sitDown('/cards/new', async (room) => {
    await room.as('王磊').call('card.complete', { values: fullCard });
  });
  await typeOver('田 先生');
  await write(root, 'phone', '13900006621');
  await until(root, '是您的客户');
  await press('1', { alt: true });
  await settle(300);
  expect(wordsIn(root, 'name')).toBe('田永刚 先生');
  expect(wordsIn(root, 'regionCode')).toContain('定州');
  await chooseLevel(root, 'b');
  await press('s', { ctrl: true });
  await until(root, '已快速保存');
  expect((await me.call('customer.list', {})).rows).toHaveLength(1);
});

test('a further visit of one’s own customer, saved in a hurry, says which plan stands and who he is', async () => {
  const { room, me, root } = await sitDown('/cards/new', async (showroom) => {
    showroom.clock.set('2026-03-08 14:00');
    await showroom.as('王磊').call('card.complete', { values: { ...fullCard, nextPlanOn: '2026-03-10' } });
    showroom.clock.set('2026-03-09 14:00');
  });
  await typeOver('田 先生');
  await write(root, 'phone', '13900006621');
  await until(root, '是您的客户');
  await press('1', { alt: true });
  await settle(300);
  await until(root, '原来的计划不变，明天 出现在今日回访');
  await chooseLevel(root, 'b');
  await press('s', { ctrl: true });
  await until(root, '还没补完');
  await settle(300);
  expect(root.textContent).toContain('是您的客户');
  expect(root.textContent).not.toContain('没登记过');
  expect(root.textContent).toContain('完成时改成这个；现在是 明天');
  expect(root.textContent).toContain('原来的计划不变，明天 出现在今日回访');
  const { rows } = await me.call('card.list', {});
  const card = await room.as('王磊').call('card.get', { id: rows[0]?.id ?? '' });
  expect(card.nextPlan).toMatchObject({ dueOn: '2026-03-10', assignee: { name: '王磊' } });
});

test('a card for a registered visit takes time, number of people and consultant from the front desk', async () => {
  let path = '';
  let arrivedAt = 0;
  const desk = await sitDown('/cards/new', async (room) => {
    room.clock.set('2026-03-09 13:20');
    const receiverId = room.as('王磊').id;
    const visit = await room.as('receptionist').call('traffic.arrive', { partySize: 3, receiverId });
    path = `/cards/visit/${visit.arrivedOn}/${visit.id}`;
    arrivedAt = visit.arrivedAt;
    room.clock.set('2026-03-09 14:00');
  });
  await reopen(desk, path);
  const root = shownApp()?.root ?? desk.root;
  await until(root, '13:20');
  expect(wordsIn(root, 'partySize')).toBe('3');
  await write(root, 'name', '田 先生');
  await write(root, 'phone', '13900006621');
  await chooseLevel(root, 'b');
  await press('s', { ctrl: true });
  await until(root, '已快速保存');
  const [row] = (await desk.room.as('receptionist').call('traffic.list', {})).rows;
  expect(row?.card?.state).toBe('quick');
  expect((await desk.me.call('card.list', {})).rows[0]?.arrivedAt).toBe(arrivedAt);
});

describe('a saved card', () => {
  /** Sits down at the card that was made. */
  async function sitDownAt(
    make: (me: Person) => Promise<{ readonly cardId: string }>,
  ): Promise<Desk & { cardId: string }> {
    let cardId = '';
    const desk = await sitDown('/cards/new', async (room) => {
      ({ cardId } = await make(room.as('王磊')));
    });
    await reopen(desk, `/cards/${cardId}`);
    return { ...desk, cardId, root: shownApp()?.root ?? desk.root };
  }

  test('that was saved in a hurry is completed as the same card', async () => {
    const { remark: _, ...begun } = fullCard;
    const { me, root, asked, cardId } = await sitDownAt((person) => person.call('card.quickSave', { values: begun }));
    await write(root, 'remark', '戴眼镜');
    await press('Enter', { ctrl: true });
    await settle(400);
    expect(callsOf(asked, 'card.complete')[0]?.input).toMatchObject({ cardId, values: { remark: '戴眼镜' } });
    const card = await me.call('card.get', { id: cardId });
    expect(card).toMatchObject({ state: 'complete', values: { remark: '戴眼镜', talk: fullCard.talk } });
  });

  test('is corrected by what was changed alone, which stands beside it afterwards', async () => {
    const desk = await sitDownAt((person) => person.call('card.complete', { values: fullCard }));
    const { root, asked, cardId } = desk;
    const button = [...root.querySelectorAll('button')].find((each) => each.textContent?.includes('保存更正'));
    expect(button?.disabled).toBe(true);
    await write(root, 'colour', '红');
    await press('Enter');
    await press('s', { ctrl: true });
    await settle(400);
    expect(callsOf(asked, 'card.correct').map(({ input }) => input)).toEqual([
      { cardId, values: { colour: 'red' }, seen: { colour: 'white' } },
    ]);
    await reopen(desk, `/cards/${cardId}`);
    expect(shownApp()?.root.textContent).toContain('外观颜色：白 → 红');
  });
});
