// @vitest-environment happy-dom
import { type ReactElement, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { CardGrid } from '../../../components/card/card-grid.tsx';
import { useAct } from '../../../state/use-act.ts';
import { click, focus, type Mounted, mount, typeOver } from '../../../testing/mount.tsx';
import { MoneyInput } from './money-input.tsx';

const sent: unknown[] = [];
let shown: Mounted | null = null;
afterEach(async () => {
  await shown?.unmount();
  shown = null;
});

function Form(): ReactElement {
  const [fen, setFen] = useState<number | null>(null);
  const save = useAct(async (input: unknown) => void sent.push(input));
  return (
    <CardGrid label="订单" unread={save.unread}>
      <MoneyInput name="depositFen" label="定金" span={6} value={fen} onChange={setFen} />
      <button type="button" onClick={() => save.run({ fen })}>
        保存
      </button>
      <output>{save.failure?.text}</output>
    </CardGrid>
  );
}

test('a deposit that is no sum is not left out of an order without a word', async () => {
  shown = await mount(<Form />);
  const { root } = shown;
  await focus(root.querySelector<HTMLElement>('input'));
  await typeOver('五千');
  await click(root.querySelector<HTMLElement>('button'));
  expect(root.querySelector('output')?.textContent).toBe('「定金」写成 11.28 万 或 112800');
  await focus(root.querySelector<HTMLElement>('input'));
  await typeOver('5000');
  await click(root.querySelector<HTMLElement>('button'));
  expect(sent).toEqual([{ fen: 500_000 }]);
});
