// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { type Mounted, mount } from '../testing/mount.tsx';
import { Note } from './marks.tsx';

let mounted: Mounted | null = null;
afterEach(async () => {
  vi.restoreAllMocks();
  await mounted?.unmount();
  mounted = null;
});

test('a refusal is brought into sight, and so is the next one in its place; advice is not', async () => {
  const scroll = vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockReturnValue(undefined);
  mounted = await mount(
    <Note tone="amber" live>
      先选结果
    </Note>,
  );
  expect(scroll).not.toHaveBeenCalled();
  const refusal = (words: string) => (
    <Note tone="red" live>
      {words}
    </Note>
  );
  await mounted.rerender(refusal('满意度回访还没到日子'));
  expect(scroll).toHaveBeenCalledTimes(1);
  await mounted.rerender(refusal('满意度回访还没到日子'));
  expect(scroll).toHaveBeenCalledTimes(1);
  await mounted.rerender(refusal('交车第二天才能做'));
  expect(scroll).toHaveBeenCalledTimes(2);
});

test('a refusal that only is drawn anew moves nothing under whoever goes on typing', async () => {
  const scroll = vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockReturnValue(undefined);
  const refusal = () => (
    <Note tone="red" live>
      <p>批示还没点「知道了」</p>
    </Note>
  );
  mounted = await mount(refusal());
  await mounted.rerender(refusal());
  expect(scroll).toHaveBeenCalledTimes(1);
});
