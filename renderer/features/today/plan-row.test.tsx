// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { PlanRow } from '../../../shared/contract/plan-rows.ts';
import { type Mounted, mount } from '../../testing/mount.tsx';
import { PlanRowCells } from './plan-row.tsx';

const row: PlanRow = {
  ...{ id: 'p1', section: 'later', role: 'next', state: 'open', instructed: false, customerId: 'c1' },
  ...{ opportunityId: 'o1', name: '刘洪波', gender: 'male', phoneTail: '5521', level: 'A', levelStale: false },
  ...{ intention: 'H9 2.0T', lastFeedback: null, othersContact: null, standsInFor: null, refusesFollowup: false },
  ...{ method: 'phone', purpose: '再约试驾', dueOn: '2026-12-10', dueTime: null, countedOn: '2026-12-10' },
  ...{ overdueDays: 0, origin: 'followup', originWords: 'A 级 7 天', extension: null, done: null },
};

let mounted: Mounted | null = null;
afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
});

test('a day beyond the limit is said to be granted, by whom and why', async () => {
  const by = { id: 's5', name: '郭展厅' };
  mounted = await mount(<PlanRowCells row={{ ...row, extension: { to: '2026-12-10', reason: '客户住院', by } }} />);
  const tag = [...mounted.root.querySelectorAll<HTMLElement>('.tag')].find((each) => each.textContent === '已延期');
  expect(tag?.title).toBe('郭展厅延到 12月10日 周四：客户住院');
  await mounted.rerender(<PlanRowCells row={row} />);
  expect(mounted.root.textContent).not.toContain('已延期');
});
