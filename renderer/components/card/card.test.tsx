// @vitest-environment happy-dom
import { type ReactElement, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { ChosenLevel } from '../../../shared/domain/level.ts';
import { click, focus, type Mounted, mount, press, typeOver } from '../../testing/mount.tsx';
import { Band, CardGrid } from './card-grid.tsx';
import { focusCellOf } from './cell-walk.ts';
import { ChoiceCell, MultiChips } from './choice-cells.tsx';
import { DateCell } from './date-cell.tsx';
import { LevelCell } from './level-cell.tsx';
import { RegionCell } from './region-cell.tsx';
import { MultiSelectCell, SelectCell } from './select-cells.tsx';
import { TextCell } from './text-cells.tsx';

const today = '2026-11-21';
const sources = [
  { value: 'walk_in', label: '自然来店' },
  { value: 'referral', label: '客户推荐' },
  { value: 'online', label: '网络' },
];
const rivals = [
  { value: 'none', label: '无' },
  { value: 'haval', label: '哈弗H6' },
  { value: 'sylphy', label: '轩逸' },
];
const genders = [
  { value: 'm', label: '男' },
  { value: 'f', label: '女' },
] as const;
const concerns = ['空间', '优惠', '油耗', '安全'].map((label) => ({ value: label, label }));

interface Values {
  readonly name: string;
  readonly gender: 'm' | 'f' | null;
  readonly source: string | null;
  readonly competitors: readonly string[];
  readonly concerns: readonly string[];
  readonly region: string | null;
  readonly expectedOn: string | null;
  readonly level: ChosenLevel | null;
  readonly reason: string;
  readonly phone: string;
}

const empty: Values = {
  name: '',
  gender: null,
  source: null,
  competitors: [],
  concerns: [],
  region: null,
  expectedOn: null,
  level: null,
  reason: '',
  phone: '',
};

/** The last values the form has held, for the assertions. */
let held: Values = empty;

function Card({ start = empty }: { readonly start?: Values }): ReactElement {
  const [values, setValues] = useState(start);
  held = values;
  const set =
    <K extends keyof Values>(key: K) =>
    (value: Values[K]): void =>
      setValues((before) => ({ ...before, [key]: value }));
  return (
    <CardGrid label="洽谈卡" quick>
      <Band title="客户">
        <TextCell name="name" label="姓名" span={2} quick value={values.name} onChange={set('name')} />
        <ChoiceCell
          name="gender"
          label="性别"
          span={2}
          value={values.gender}
          choices={genders}
          onChange={set('gender')}
        />
        <SelectCell
          name="source"
          label="客户来源"
          span={3}
          required
          missing={values.source === null}
          value={values.source}
          options={sources}
          onChange={set('source')}
        />
        {values.source === 'online' && (
          <TextCell name="channel" label="网络渠道" span={3} value="" onChange={() => undefined} />
        )}
        <MultiSelectCell
          name="competitors"
          label="竞品"
          span={4}
          values={values.competitors}
          options={rivals}
          alone="none"
          onChange={set('competitors')}
        />
        <MultiChips
          name="concerns"
          label="关注点"
          span={7}
          values={values.concerns}
          choices={concerns}
          onChange={set('concerns')}
        />
        <RegionCell name="region" label="地区" span={4} value={values.region} near="130682" onChange={set('region')} />
      </Band>
      <Band title="意向">
        <DateCell
          name="expectedOn"
          label="预计购车"
          span={3}
          value={values.expectedOn}
          today={today}
          onChange={set('expectedOn')}
        />
        <LevelCell
          name="level"
          label="意向级别"
          span={9}
          quick
          value={values.level}
          proposed="A"
          onChange={set('level')}
          reason={values.reason}
          onReason={set('reason')}
        />
        <TextCell
          name="phone"
          label="移动电话"
          span={3}
          required
          missing
          value={values.phone}
          onChange={set('phone')}
        />
      </Band>
    </CardGrid>
  );
}

let mounted: Mounted | null = null;
afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
});

async function openCard(start?: Values): Promise<HTMLElement> {
  mounted = await mount(start ? <Card start={start} /> : <Card />);
  return mounted.root;
}

function cell(root: HTMLElement, name: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`[data-cell="${name}"]`);
  if (found === null) throw new Error(`no cell ${name}`);
  return found;
}

/** The name of the cell that has the focus. */
function here(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset.cell;
}

test('Enter walks the cells in the paper’s order and Shift Enter walks back', async () => {
  const root = await openCard();
  await focus(cell(root, 'name'));
  const order: (string | undefined)[] = [here()];
  for (let step = 0; step < 8; step += 1) {
    await press('Enter');
    order.push(here());
  }
  expect(order).toEqual([
    'name',
    'gender',
    'source',
    'competitors',
    'concerns',
    'region',
    'expectedOn',
    'level',
    'phone',
  ]);
  await press('Enter', { shift: true });
  expect(here()).toBe('level');
});

test('whoever comes back to a number that is shown otherwise types over it, and adds nothing to it', async () => {
  const shown = (value: string): string => value.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');
  function Phone(): ReactElement {
    const [value, setValue] = useState('13900017001');
    return <TextCell name="phone" label="移动电话" span={3} value={value} display={shown} onChange={setValue} />;
  }
  mounted = await mount(<Phone />);
  const input = cell(mounted.root, 'phone') as HTMLInputElement; // a cell of text is an input
  expect(input.value).toBe('139 0001 7001');
  await focus(input);
  expect(input.value).toBe('13900017001');
  expect([input.selectionStart, input.selectionEnd]).toEqual([0, 11]);
});

test('an Enter that ends a pinyin composition does not leave the cell', async () => {
  const root = await openCard();
  await focus(cell(root, 'name'));
  await press('Enter', { composing: true });
  expect(here()).toBe('name');
});

test('F2 walks only the blue corners and goes round', async () => {
  const root = await openCard();
  await focus(cell(root, 'gender').querySelector('input'));
  await press('F2');
  expect(here()).toBe('level');
  await press('F2');
  expect(here()).toBe('name');
});

test('F4 goes to the next missing required cell', async () => {
  const root = await openCard();
  await focus(cell(root, 'name'));
  await press('F4');
  expect(here()).toBe('source');
  await press('F4');
  expect(here()).toBe('phone');
  await press('F4');
  expect(here()).toBe('source');
});

test('a refusal’s field is found by its name', async () => {
  const root = await openCard();
  expect(focusCellOf(root, 'expectedOn')).toBe(true);
  expect(here()).toBe('expectedOn');
  expect(focusCellOf(root, 'nothing')).toBe(false);
});

test('a number chooses in a row of choices, and the focus stays with what is chosen', async () => {
  const root = await openCard();
  await focus(cell(root, 'gender').querySelector('input'));
  await press('2');
  expect(held.gender).toBe('f');
  expect((document.activeElement as HTMLInputElement).checked).toBe(true); // the focused element is a radio of the row
});

test('typing initials and Enter takes the line and walks on', async () => {
  const root = await openCard();
  await focus(cell(root, 'source'));
  await typeOver('kh');
  expect(cell(root, 'source').getAttribute('aria-expanded')).toBe('true');
  await press('Enter');
  expect(held.source).toBe('referral');
  expect(here()).toBe('competitors');
});

test('Esc closes an open list, keeps the value and is not the screen’s Esc', async () => {
  const root = await openCard({ ...empty, source: 'online' });
  await focus(cell(root, 'source'));
  await press('ArrowDown');
  await press('ArrowDown');
  expect(await press('Escape')).toBe(true);
  expect(held.source).toBe('online');
  expect((cell(root, 'source') as HTMLInputElement).value).toBe('网络');
  expect(await press('Escape')).toBe(false);
});

test('letters of an input method filter, its keys choose nothing', async () => {
  const root = await openCard();
  await focus(cell(root, 'source'));
  await typeOver('wang');
  await press('Enter', { composing: true });
  expect(held.source).toBeNull();
  await press('Enter');
  expect(held.source).toBe('online');
});

test('several competitors are taken one by one, 「无」 stands alone, and a second Enter walks on', async () => {
  const root = await openCard();
  await focus(cell(root, 'competitors'));
  await typeOver('hf');
  await press('Enter');
  expect(here()).toBe('competitors');
  await typeOver('xy');
  await press('Enter');
  expect(held.competitors).toEqual(['haval', 'sylphy']);
  await typeOver('无');
  await press('Enter');
  expect(held.competitors).toEqual(['none']);
  await press('Enter');
  expect(here()).toBe('concerns');
});

test('concerns are ranked in the order taken, three at most', async () => {
  const root = await openCard();
  const chips = [...cell(root, 'concerns').querySelectorAll('button')];
  for (const index of [1, 0, 3, 2]) await click(chips[index] ?? null);
  expect(held.concerns).toEqual(['优惠', '空间', '安全']);
  expect(chips[2]?.disabled).toBe(true);
  await click(chips[1] ?? null);
  expect(held.concerns).toEqual(['空间', '安全']);
});

test('initials of a county choose it, those near the store first', async () => {
  const root = await openCard();
  await focus(cell(root, 'region'));
  await typeOver('qy');
  await press('ArrowDown');
  await press('Enter');
  expect(held.region).toBe('130634');
  expect((cell(root, 'region') as HTMLInputElement).value).toBe('河北 · 保定 · 曲阳县');
});

test('without typing, the way leads from the province down to the county', async () => {
  const root = await openCard();
  await focus(cell(root, 'region'));
  await press('ArrowDown');
  await press('ArrowUp');
  await press('Enter');
  expect(here()).toBe('region');
  await press('Enter');
  expect(here()).toBe('region');
  await press('Enter');
  expect(held.region).toBe('110101');
});

test.each([
  ['3天', '2026-11-24'],
  ['半月', '2026-12-06'],
  ['12.3', '2026-12-03'],
  ['明天', '2026-11-22'],
])('「%s」 is taken as a day', async (typed, date) => {
  const root = await openCard();
  await focus(cell(root, 'expectedOn'));
  await typeOver(typed);
  await press('Enter');
  expect(held.expectedOn).toBe(date);
  expect(here()).toBe('level');
});

test('words that mean no day stay, with what to write instead, and the day before stays', async () => {
  const root = await openCard({ ...empty, expectedOn: '2026-12-03' });
  await focus(cell(root, 'expectedOn'));
  await typeOver('过阵子');
  await press('Enter');
  expect((cell(root, 'expectedOn') as HTMLInputElement).value).toBe('过阵子');
  expect(cell(root, 'expectedOn').getAttribute('aria-invalid')).toBe('true');
  expect(root.textContent).toContain('看不懂「过阵子」');
  expect(held.expectedOn).toBe('2026-12-03');
});

test('a day behind us needs no year', async () => {
  let heldDay: string | null = null;
  function Delivered(): ReactElement {
    const [day, setDay] = useState<string | null>(today);
    heldDay = day;
    return (
      <DateCell name="deliveredOn" label="交车日期" span={6} value={day} today={today} max={today} onChange={setDay} />
    );
  }
  mounted = await mount(<Delivered />);
  await focus(cell(mounted.root, 'deliveredOn'));
  await typeOver('11.20');
  await press('Enter');
  expect(heldDay).toBe('2026-11-20');
});

test('a required cell that does not say so itself is missing while it is empty', async () => {
  const Order = (): ReactElement => {
    const [vin, setVin] = useState('');
    return (
      <CardGrid label="订单">
        <TextCell name="plate" label="车牌" span={6} value="" onChange={() => undefined} />
        <TextCell name="vin" label="VIN" span={6} required value={vin} onChange={setVin} />
      </CardGrid>
    );
  };
  mounted = await mount(<Order />);
  const { root } = mounted;
  await focus(cell(root, 'plate'));
  await press('F4');
  expect(here()).toBe('vin');
  await typeOver('LGWEF4A58MF327570');
  expect(cell(root, 'vin').dataset.missing).toBeUndefined();
});

test('emptying a day takes it away', async () => {
  const root = await openCard({ ...empty, expectedOn: '2026-12-03' });
  await focus(cell(root, 'expectedOn'));
  await typeOver('');
  await press('Enter');
  expect(held.expectedOn).toBeNull();
});

test('a letter chooses the level; O is never chosen', async () => {
  const root = await openCard();
  await focus(cell(root, 'level').querySelector('input:not([disabled])'));
  await press('a');
  expect(held.level).toBe('A');
  await press('o');
  expect(held.level).toBe('A');
  expect(cell(root, 'level').querySelector('input[disabled]')?.closest('label')?.title).toBe('登记订车后自动为 O');
});

test('a level other than the proposed one asks for its reason in place', async () => {
  const root = await openCard({ ...empty, level: 'A' });
  expect(root.querySelector('[data-cell="levelReason"]')).toBeNull();
  await focus(cell(root, 'level').querySelector('input:checked'));
  await press('h');
  expect(cell(root, 'levelReason').dataset.missing).toBe('');
  await press('Enter');
  expect(here()).toBe('levelReason');
  await typeOver('客户说月底前一定定');
  expect(held.reason).toBe('客户说月底前一定定');
  expect(cell(root, 'levelReason').dataset.missing).toBeUndefined();
});

test('what is typed into a list counts when the card is saved from inside it, or left backwards', async () => {
  const root = await openCard();
  await focus(cell(root, 'source'));
  await typeOver('khtj');
  await press('Enter', { ctrl: true });
  expect(held.source).toBe('referral');
  await typeOver('wl');
  await press('Enter', { shift: true });
  expect(held.source).toBe('online');
  expect(here()).toBe('gender');
});

test('an Enter that takes a line walks to the cell that the line asks for', async () => {
  const root = await openCard();
  await focus(cell(root, 'source'));
  await typeOver('wl');
  await press('Enter');
  expect(here()).toBe('channel');
});
