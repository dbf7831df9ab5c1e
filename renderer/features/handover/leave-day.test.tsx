// @vitest-environment happy-dom
import { type ReactElement, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { focus, type Mounted, mount, typeOver } from '../../testing/mount.tsx';
import { LeaveDay } from './leave-day.tsx';

let mounted: Mounted | null = null;
afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
});

let held = '';

function From(): ReactElement {
  const [day, setDay] = useState('2026-11-21');
  held = day;
  const control = { id: 'from', 'aria-describedby': undefined, 'aria-invalid': undefined };
  return (
    <LeaveDay
      control={control}
      named={{ field: 'fromOn', label: '从哪天' }}
      value={day}
      today="2026-11-21"
      onChange={setDay}
    />
  );
}

test.each([
  ['11.20', '2026-11-20'],
  ['昨天', '2026-11-20'],
  ['12.2', '2026-12-02'],
])('an illness told of afterwards needs no year: 「%s」', async (words, day) => {
  mounted = await mount(<From />);
  await focus(mounted.root.querySelector('input'));
  await typeOver(words);
  expect(held).toBe(day);
});
