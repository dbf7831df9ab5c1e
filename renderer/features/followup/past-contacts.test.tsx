// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { SheetOpportunity } from '../../../shared/contract/contact-sheet.ts';
import { type Mounted, mount } from '../../testing/mount.tsx';
import { PastContacts } from './past-contacts.tsx';

type Contact = SheetOpportunity['contacts'][number];

let shown: Mounted | null = null;
afterEach(async () => {
  await shown?.unmount();
  shown = null;
});

const contact = (id: string, day: number, more: Partial<Contact>): Contact => ({
  ...{ id, at: Date.UTC(2026, 10, day, 6), onDay: `2026-11-${day}`, by: { id: 's1', name: '王磊' }, attempt: true },
  ...{ method: 'phone', outcome: 'connected', category: null, text: '' },
  ...more,
});
const opportunity = (contacts: readonly Contact[]): SheetOpportunity =>
  // the part draws nothing else of it
  ({ contacts, contactCount: contacts.length, talk: { on: '2026-11-10', text: '看中白色' } }) as SheetOpportunity;

test('after an attempt in vain, what was said before it stands there for the next call to build on', async () => {
  const vain = contact('c2', 20, { outcome: 'no_answer' });
  shown = await mount(
    <PastContacts opportunity={opportunity([vain, contact('c1', 18, { text: '说隔壁县低三千' })])} />,
  );
  expect(shown.root.textContent).toContain('未接通');
  expect(shown.root.textContent).toContain('说隔壁县低三千');
  await shown.rerender(<PastContacts opportunity={opportunity([vain])} />);
  expect(shown.root.textContent).toContain('看中白色');
});

test('what was said last stands alone', async () => {
  const last = contact('c2', 20, { text: '周六来' });
  shown = await mount(
    <PastContacts opportunity={opportunity([last, contact('c1', 18, { text: '说隔壁县低三千' })])} />,
  );
  expect(shown.root.textContent).toContain('周六来');
  expect(shown.root.textContent).not.toContain('说隔壁县低三千');
});
