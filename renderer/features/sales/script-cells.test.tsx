// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { SaleAnswers } from '../../../shared/domain/sale-script.ts';
import { focus, type Mounted, mount, typeOver } from '../../testing/mount.tsx';
import { ScriptCells } from './script-cells.tsx';

let shown: Mounted | null = null;
afterEach(async () => {
  await shown?.unmount();
  shown = null;
});

test('kilometres are read as an input method types them', async () => {
  let told: SaleAnswers = {};
  shown = await mount(<ScriptCells call="sale_week" answers={{}} onChange={(answers) => (told = answers)} />);
  await focus(shown.root.querySelector<HTMLElement>('[data-cell="firstServiceKm"]'));
  await typeOver('５０００公里');
  expect(told.firstServiceKm).toBe(5000);
});
