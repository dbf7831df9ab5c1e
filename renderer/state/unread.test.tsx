// @vitest-environment happy-dom
import { type ReactElement, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { CardGrid } from '../components/card/card-grid.tsx';
import { DateCell } from '../components/card/date-cell.tsx';
import { type PlanDraft, PlanSentence } from '../components/plan-sentence.tsx';
import { click, focus, type Mounted, mount, typeOver } from '../testing/mount.tsx';
import { useAct } from './use-act.ts';

const today = '2026-11-21';
const day = 'input[data-cell="orderedOn"]';
const planDay = 'input[data-cell="plan.dueOn"]';
const planTime = 'input[data-cell="plan.dueTime"]';

let sent: unknown[] = [];
let shown: Mounted | null = null;
afterEach(async () => {
  await shown?.unmount();
  shown = null;
  sent = [];
});

function Form(): ReactElement {
  const [orderedOn, setOrderedOn] = useState<string | null>(today);
  const [plan, setPlan] = useState<PlanDraft>({ dueOn: '2026-11-23', dueTime: null, method: 'phone', purpose: '看车' });
  const [isHidden, setHidden] = useState(false);
  const save = useAct(async (input: unknown) => void sent.push(input));
  return (
    <CardGrid label="订单" unread={save.unread}>
      {!isHidden && (
        <DateCell name="orderedOn" label="订车日期" span={6} value={orderedOn} today={today} onChange={setOrderedOn} />
      )}
      <PlanSentence name="plan" value={plan} onChange={setPlan} today={today} />
      <button type="button" id="hide" onClick={() => setHidden(true)}>
        不填日期
      </button>
      <button type="button" id="save" onClick={() => save.run({ orderedOn, dueOn: plan.dueOn, dueTime: plan.dueTime })}>
        保存
      </button>
      <output>{save.failure?.text}</output>
    </CardGrid>
  );
}

const at = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector);
const said = (): string => at('form output')?.textContent ?? '';
const type = async (selector: string, text: string): Promise<void> => {
  await focus(at(selector));
  await typeOver(text);
};

test('a day that no calendar has is refused by its name, and the day before it is not saved in its place', async () => {
  shown = await mount(<Form />);
  await type(day, '2.30');
  await click(at('#save'));
  expect(said()).toBe('「订车日期」日历上没有「2.30」');
  expect(document.activeElement).toBe(at(day));
  expect(sent).toEqual([]);
});

test('nor are words in the next plan that mean no day or no hour', async () => {
  shown = await mount(<Form />);
  await type(planDay, '改天');
  await click(at('#save'));
  expect(said()).toContain('「下次日期」看不懂「改天」');
  await type(planDay, '3天');
  await type(planTime, '晚点');
  await click(at('#save'));
  expect(said()).toContain('「时间」看不懂「晚点」');
  expect(sent).toEqual([]);
});

test('once they are put right, or their field is no longer there, it is saved', async () => {
  shown = await mount(<Form />);
  await type(day, '2.30');
  await type(planDay, '改天');
  await type(planDay, '3天');
  await click(at('#hide'));
  await click(at('#save'));
  expect(said()).toBe('');
  expect(sent).toEqual([{ orderedOn: today, dueOn: '2026-11-24', dueTime: null }]);
});
