// @vitest-environment happy-dom
import { act, type ReactElement, useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { focus, type Mounted, mount, press, typeOver } from '../testing/mount.tsx';
import type { ComboOption } from './combo-filter.ts';
import { Picker } from './picker.tsx';

const people: readonly ComboOption[] = [
  { value: 's1', label: '王磊' },
  { value: 's2', label: '李娜' },
  { value: 's3', label: '李强' },
];

/** What the form holds. */
let held: string | null = null;
let mounted: Mounted;
afterEach(() => mounted.unmount());

function Form({ options }: { readonly options: readonly ComboOption[] }): ReactElement {
  const [value, setValue] = useState<string | null>(null);
  held = value;
  return (
    <>
      <Picker control={{ 'aria-label': '谁代班' }} value={value} options={options} onChange={setValue} />
      <input aria-label="说明" />
    </>
  );
}

const field = (label: string): HTMLInputElement => {
  const found = mounted.root.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
  if (!found) throw new Error(`no field ${label}`);
  return found;
};

/** Types into the field while its list is being read, and leaves it. */
async function typeAndLeave(words: string): Promise<void> {
  held = null;
  mounted = await mount(<Form options={[]} />);
  await focus(field('谁代班'));
  await typeOver(words);
  await press('Tab');
  await focus(field('说明'));
}

test('what was typed before the list was read stands there, and is taken as soon as it is', async () => {
  await typeAndLeave('王磊');
  expect(field('谁代班').value).toBe('王磊');
  expect(held).toBeNull();
  await mounted.rerender(<Form options={people} />);
  expect(held).toBe('s1');
  expect(field('谁代班').value).toBe('王磊');
  expect(document.activeElement).toBe(field('说明'));
});

test('words that two lines or none of them fit are not taken for anybody', async () => {
  for (const words of ['李', '赵']) {
    await typeAndLeave(words);
    await mounted.rerender(<Form options={people} />);
    expect(held).toBeNull();
    expect(field('谁代班').value).toBe('');
    await mounted.unmount();
  }
  mounted = await mount(<Form options={people} />);
});

test('Enter before the list was read takes what one line alone fits, and opens the list where several do', async () => {
  for (const [words, taken] of [
    ['王磊', 's1'],
    ['李', null],
  ] as const) {
    held = null;
    mounted = await mount(<Form options={[]} />);
    await focus(field('谁代班'));
    await typeOver(words);
    await press('Enter');
    await mounted.rerender(<Form options={people} />);
    expect(held).toBe(taken);
    expect(field('谁代班').value).toBe(words);
    expect(field('谁代班').getAttribute('aria-expanded')).toBe(String(taken === null));
    await mounted.unmount();
  }
  mounted = await mount(<Form options={people} />);
});

test('coming back before the list is there goes on typing, and a list that never comes is not waited for', async () => {
  await typeAndLeave('王');
  await focus(field('谁代班'));
  expect(field('谁代班').value).toBe('王');
  await mounted.rerender(<Form options={people} />);
  expect(held).toBeNull();
  await mounted.unmount();
  vi.useFakeTimers();
  try {
    await typeAndLeave('王磊');
    await act(() => vi.advanceTimersByTimeAsync(6000));
    await mounted.rerender(<Form options={[]} />);
    expect(field('谁代班').value).toBe('');
  } finally {
    vi.useRealTimers();
  }
});
