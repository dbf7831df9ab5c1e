// @vitest-environment happy-dom
import { type ReactElement, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { click, focus, type Mounted, mount, press, settle, typeOver } from '../../testing/mount.tsx';
import { DateCell } from './date-cell.tsx';

let mounted: Mounted | null = null;
afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
});

let held: string | null = null;

function Cell({ disabled = false }: { readonly disabled?: boolean }): ReactElement {
  const [day, setDay] = useState<string | null>('2026-11-21');
  held = day;
  return (
    <DateCell
      {...{ name: 'orderedOn', label: '订车日期', span: 6, today: '2026-11-21', max: '2026-11-21', disabled }}
      value={day}
      onChange={setDay}
    />
  );
}

const at = <Found extends HTMLElement>(selector: string): Found | null => document.querySelector<Found>(selector);
const month = (): HTMLElement | null => at('[role="dialog"][aria-label="选日期"]');
const opener = (): HTMLButtonElement | null => at('button[aria-label="订车日期：从日历里选"]');

test.each([
  ['↓', () => press('ArrowDown')],
  ['the button in the cell', () => click(opener())],
])('%s opens a month, and the day that is pointed at stands in the cell', async (_, open) => {
  mounted = await mount(<Cell />);
  await focus(at('input'));
  expect(month()).toBeNull();
  await open();
  await settle();
  await click(month()?.querySelector('button[aria-label^="19 "]') ?? null);
  expect(held).toBe('2026-11-19');
  expect(month()).toBeNull();
  expect(at<HTMLInputElement>('input[data-cell="orderedOn"]')?.value).toContain('11月19日');
});

test('a cell that may not be changed opens no month', async () => {
  mounted = await mount(<Cell disabled />);
  expect(at<HTMLInputElement>('input[data-cell="orderedOn"]')?.disabled).toBe(true);
  expect(opener()?.disabled).toBe(true);
});

test('words that mean no day are answered with such as mean one behind us, where the day must lie there', async () => {
  mounted = await mount(<Cell />);
  await focus(at('input'));
  await typeOver('改天');
  await press('Enter');
  expect(mounted.root.textContent).toContain('看不懂「改天」，可写 昨天、11.20');
});
