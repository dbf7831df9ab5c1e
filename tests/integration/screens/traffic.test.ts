// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { trafficRoutes } from '../../../renderer/features/traffic/routes.tsx';
import { click, focus, press, settle, typeOver } from '../../../renderer/testing/mount.tsx';
import { type OpenedApp, openApp } from '../../../renderer/testing/open-app.tsx';
import { createTestShowroom, type Person, type TestShowroom } from '../support/showroom.ts';
import { screenApi } from './screen-api.ts';

let showroom: TestShowroom | null = null;
let app: OpenedApp | null = null;
afterEach(async () => {
  await app?.close();
  showroom?.close();
  app = null;
  showroom = null;
});

interface Register {
  readonly room: TestShowroom;
  readonly me: Person;
  readonly root: HTMLElement;
}

/** Opens the register as somebody, Monday 14:00. */
async function openRegister(
  nameOrRole: string,
  before: (room: TestShowroom) => Promise<unknown> = async () => {},
): Promise<Register> {
  const room = await createTestShowroom({ at: '2026-03-09 08:00', consultants: ['王磊', '李娜', '赵磊', '刘洋'] });
  showroom = room;
  room.clock.set('2026-03-09 14:00');
  await before(room);
  const me = room.as(nameOrRole);
  const { api } = screenApi(me);
  app = await openApp({ path: '/traffic', routes: trafficRoutes, api, current: await me.call('session.current', {}) });
  await until(app.root, '来店登记');
  await settle(200);
  return { room, me, root: app.root };
}

/** Waits until the screen says something; a busy machine takes its time. */
async function until(root: HTMLElement, words: string): Promise<void> {
  for (let step = 0; step < 100 && !root.textContent?.includes(words); step += 1) await settle(50);
  expect(root.textContent?.includes(words), words).toBe(true);
}

function field(root: HTMLElement, label: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[aria-label="${label}"]`);
}

/** The chip that is chosen in a row. */
function chosenIn(root: HTMLElement, label: string): string | undefined {
  return rowOf(root, label)?.querySelector('[aria-checked="true"]')?.textContent ?? undefined;
}

function rowOf(root: HTMLElement, label: string): Element | undefined {
  const rows = [...root.querySelectorAll('.chip-row')];
  return rows.find((row) => row.querySelector('.lab')?.textContent === label);
}

function button(root: HTMLElement, words: string): Element | null {
  return [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith(words)) ?? null;
}

/** Waits until the host says so of the only visit. */
async function untilVisit(register: Register, wanted: object): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    const [visit] = await visits(register);
    if (visit && Object.entries(wanted).every(([name, value]) => visit[name as keyof typeof visit] === value)) return; // names of the row, by the caller
    await settle(50);
  }
  expect(await visits(register)).toMatchObject([wanted]);
}

async function visits({ me }: Register) {
  return (await me.call('traffic.list', {})).rows;
}

describe('the number of people', () => {
  test.each(['12', '10', '16', '１２'])('of %s is registered as it was typed', async (typed) => {
    const register = await openRegister('receptionist');
    const { root } = register;
    await focus(field(root, '更多人'));
    // key by key, as fingers do it
    for (let length = 1; length <= typed.length; length += 1) await typeOver(typed.slice(0, length));
    expect(chosenIn(root, '人数')).toBeUndefined();
    await press('Enter');
    await until(root, '已登记');
    expect(await visits(register)).toMatchObject([{ partySize: Number(typed.normalize('NFKC')) }]);
    expect(chosenIn(root, '人数')).toBe('1');
  });

  test('of a hundred or none is no number that is quietly made another', async () => {
    const register = await openRegister('receptionist');
    const { root } = register;
    for (const typed of ['0', '100']) {
      await focus(field(root, '更多人'));
      await typeOver(typed);
      await press('Enter');
      await until(root, '「人数」');
    }
    expect(await visits(register)).toEqual([]);
    await typeOver('');
    await click(rowOf(root, '人数')?.querySelectorAll('button')[2] ?? null);
    await press('Enter');
    await until(root, '3 人');
    expect(await visits(register)).toMatchObject([{ partySize: 3 }]);
  });
});

describe('the receiver', () => {
  test('is chosen by the initial of the name, the second of the same initial by pressing it again', async () => {
    const register = await openRegister('receptionist');
    const { root } = register;
    await focus(root.querySelector<HTMLElement>('[data-entry]'));
    await press('z');
    expect(chosenIn(root, '接待')).toBe('赵磊');
    await press('l');
    expect(chosenIn(root, '接待')).toBe('李娜');
    await press('l');
    expect(chosenIn(root, '接待')).toBe('刘洋');
    await press('d');
    expect(chosenIn(root, '接待')).toBe('刘洋');
    await press('Enter');
    await until(root, '刘洋接待');
    expect(await visits(register)).toMatchObject([{ receiver: { name: '刘洋' }, departedAt: null }]);
  });

  test('and what Enter does there stand in the hints, not what the list would do with it', async () => {
    const { root } = await openRegister('receptionist', async (room) => {
      await room.as('receptionist').call('traffic.arrive', {});
    });
    const hints = (): string => root.querySelector('[aria-label="现在可用的快捷键"]')?.textContent ?? '';
    expect(hints()).toContain('写或打开洽谈卡');
    await focus(root.querySelector<HTMLElement>('[data-entry]'));
    expect(hints()).toContain('登记到店');
    expect(hints()).not.toContain('写或打开洽谈卡');
    expect(root.textContent).toContain('姓名首字母');
    await press('Escape');
    expect(hints()).toContain('写或打开洽谈卡');
  });
});

describe('a slip of the front desk', () => {
  test('in a departure is taken back from its notice', async () => {
    const register = await openRegister('receptionist', async (room) => {
      await room.as('receptionist').call('traffic.arrive', {});
    });
    const { root } = register;
    await press('d');
    await until(root, '已登记 14:00 离店');
    await until(root, '撤销');
    await press('z', { ctrl: true });
    await untilVisit(register, { departedAt: null });
    await until(root, '登记离店');
  });

  test('in an arrival is taken back with Ctrl Z where the hands still are', async () => {
    const register = await openRegister('receptionist');
    const { root } = register;
    await focus(root.querySelector<HTMLElement>('[data-entry]'));
    await press('Enter');
    await until(root, '已登记 14:00 到店 1 人');
    await press('z', { ctrl: true });
    await until(root, '今天还没有人到店');
    expect(await visits(register)).toEqual([]);
  });

  test('in the receiver is mended by choosing again', async () => {
    const register = await openRegister('receptionist', async (room) => {
      await room.as('receptionist').call('traffic.arrive', { receiverId: room.as('王磊').id });
    });
    const { root } = register;
    await press('a');
    await until(root, '换接待的顾问');
    await press('z');
    await press('Enter');
    await until(root, '改由赵磊接待');
    expect(await visits(register)).toMatchObject([{ receiver: { name: '赵磊' } }]);
    await press('z', { ctrl: true });
    for (let step = 0; step < 60; step += 1) {
      if ((await visits(register))[0]?.receiver?.name === '王磊') break;
      await settle(50);
    }
    expect(await visits(register)).toMatchObject([{ receiver: { name: '王磊' } }]);
  });

  test('in a visitor who never came is voided, struck through and counted nowhere', async () => {
    const register = await openRegister('receptionist', async (room) => {
      await room.as('receptionist').call('traffic.arrive', { partySize: 4 });
    });
    const { root } = register;
    expect(root.textContent).toContain('1 批 4 人');
    await press('v');
    await until(root, '作废原因');
    await typeOver('登了两遍');
    await press('Enter', { ctrl: true });
    await until(root, '这次登记已作废');
    await until(root, '登错了，已作废');
    expect(root.textContent).toContain('0 批 0 人');
    expect(root.querySelector('s')?.textContent).toBe('14:00 到店 · 4 人');
    expect(button(root, '登记离店')).toBeNull();
    expect(button(root, '写洽谈卡')).toBeNull();
    expect(await visits(register)).toMatchObject([{ voidReason: '登了两遍' }]);
  });
});
