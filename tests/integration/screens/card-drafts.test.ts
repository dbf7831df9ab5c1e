// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { click, press, settle, typeOver } from '../../../renderer/testing/mount.tsx';
import type { TestShowroom } from '../support/showroom.ts';
import { chooseLevel, type Desk, here, reopen, shownApp, sitDown, until, wordsIn, write } from './card-desk.ts';

describe('a visitor whom the front desk registered for the consultant', () => {
  const visitor = async (room: TestShowroom): Promise<void> => {
    room.clock.set('2026-03-09 13:20');
    await room.as('receptionist').call('traffic.arrive', { partySize: 3, receiverId: room.as('王磊').id });
    await room.as('receptionist').call('traffic.arrive', { receiverId: room.as('李娜').id });
    room.clock.set('2026-03-09 14:00');
  };
  const cardOfVisit = async (room: TestShowroom) =>
    (await room.as('receptionist').call('traffic.list', {})).rows.find(({ receiver }) => receiver?.name === '王磊');

  test('is offered beside a new card and taken with one key, arrival and all', async () => {
    const { room, me, root } = await sitDown('/cards/new', visitor);
    await until(root, '13:20 到店，3 人');
    expect(root.querySelectorAll('.offer')).toHaveLength(1);
    await typeOver('田 先生');
    await press('v', { alt: true });
    await until(root, '已接上前台登记的来访');
    expect(wordsIn(root, 'partySize')).toBe('3');
    await write(root, 'phone', '13900006621');
    await chooseLevel(root, 'b');
    await press('s', { ctrl: true });
    await until(root, '还没补完');
    const visit = await cardOfVisit(room);
    expect(visit?.card?.state).toBe('quick');
    expect((await me.call('card.list', {})).rows[0]?.arrivedAt).toBe(visit?.arrivedAt);
    await settle(200);
    expect(root.textContent).not.toContain('是这位来访的客户吗');
  });

  test('stays tied to the draft that was left', async () => {
    const desk = await sitDown('/cards/new', visitor);
    await until(desk.root, '13:20 到店，3 人');
    await typeOver('田 先生');
    await press('v', { alt: true });
    await until(desk.root, '已保存，断电不丢');
    const [draft] = (await desk.me.call('card.drafts', {})).rows;
    expect(draft?.trafficId).toBe((await cardOfVisit(desk.room))?.id);
    await reopen(desk, `/cards/draft/${draft?.id}`);
    expect(shownApp()?.root.textContent).toContain('13:20');
    expect(shownApp()?.root.textContent).not.toContain('是这位来访的客户吗');
  });

  test('can be tied to the card that was saved without him, and what was typed since stays', async () => {
    const { room, me, root } = await sitDown('/cards/new', visitor);
    await typeOver('田 先生');
    await write(root, 'phone', '13900006621');
    await chooseLevel(root, 'b');
    await press('s', { ctrl: true });
    await until(root, '还没补完');
    await until(root, '是这位来访的客户吗');
    await write(root, 'remark', '戴眼镜');
    await press('v', { alt: true });
    for (let step = 0; step < 60 && (await cardOfVisit(room))?.card == null; step += 1) await settle(50);
    const visit = await cardOfVisit(room);
    expect(visit?.card?.state).toBe('quick');
    expect((await me.call('card.list', {})).rows[0]?.arrivedAt).toBe(visit?.arrivedAt);
    await until(root, '13:20');
    await settle(300);
    expect(wordsIn(root, 'remark')).toBe('戴眼镜');
  });
});

describe('a draft that another window wrote to', () => {
  /** Both windows have the draft; the other one saved last. */
  async function contested(): Promise<Desk & { readonly id: string }> {
    const desk = await sitDown('/cards/new');
    await typeOver('田 先生');
    await until(desk.root, '已保存，断电不丢');
    const id = (await desk.me.call('card.drafts', {})).rows[0]?.id ?? '';
    await desk.me.call('card.saveDraft', { id, body: { name: '田 先生', remark: '那边写的' } });
    await write(desk.root, 'remark', '这边写的');
    await until(desk.root, '这张草稿在另一个窗口改过');
    expect((await desk.me.call('card.draft', { id })).body).toMatchObject({ remark: '那边写的' });
    return { ...desk, id };
  }
  const button = (root: HTMLElement, words: string) =>
    [...root.querySelectorAll('button')].find((each) => each.textContent?.includes(words)) ?? null;

  test('goes on here as a draft of its own, and the other one stays', async () => {
    const { me, root, id } = await contested();
    await click(button(root, '留这边写的'));
    await until(root, '已保存，断电不丢');
    const { rows } = await me.call('card.drafts', {});
    expect(rows).toHaveLength(2);
    const mine = rows.find((row) => row.id !== id);
    expect((await me.call('card.draft', { id: mine?.id ?? '' })).body).toMatchObject({ remark: '这边写的' });
    expect((await me.call('card.draft', { id })).body).toMatchObject({ remark: '那边写的' });
    expect(wordsIn(root, 'remark')).toBe('这边写的');
  });

  test('is shown as the other window left it', async () => {
    const { root } = await contested();
    await click(button(root, '换成那边写的'));
    await settle(400);
    expect(wordsIn(root, 'remark')).toBe('那边写的');
    expect(root.textContent).not.toContain('在另一个窗口改过');
  });

  test('is not taken away by the card that this window saves', async () => {
    const { me, root, id } = await contested();
    await write(root, 'phone', '13900006621');
    await chooseLevel(root, 'b');
    await press('s', { ctrl: true });
    await until(root, '还没补完');
    expect((await me.call('card.draft', { id })).body).toMatchObject({ remark: '那边写的' });
  });
});

describe('a draft', () => {
  test('is kept a second after the typing and offered when a card is opened', async () => {
    const { me, root } = await sitDown('/cards/new');
    await typeOver('田 先生');
    await until(root, '已保存，断电不丢');
    const { rows } = await me.call('card.drafts', {});
    expect(rows).toMatchObject([{ name: '田 先生' }]);
    expect(root.textContent).toContain('14:00 已保存，断电不丢');
    expect(shownApp()?.history.location.pathname).toBe(`/cards/draft/${rows[0]?.id}`);
    expect(here()).toBe('name');
  });

  test('of another card is offered beside a new one and taken up with Alt D, so that two can be unfinished', async () => {
    const { me, root } = await sitDown('/cards/new', async (room) => {
      await room.as('王磊').call('card.saveDraft', { body: { name: '周海', phone: '13800000001', remark: '看 H9' } });
    });
    expect(root.textContent).toContain('还有 1 张没写完');
    await typeOver('田 先生');
    await press('d', { alt: true });
    await settle(500);
    expect(wordsIn(root, 'name')).toBe('周海');
    expect(wordsIn(root, 'remark')).toBe('看 H9');
    expect((await me.call('card.drafts', {})).rows.map(({ name }) => name).toSorted()).toEqual(['周海', '田 先生']);
  });
});
