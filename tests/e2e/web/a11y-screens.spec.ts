import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { type DeclaredRoute, declaredScreens } from '../../../build/pictures/routes.ts';
import { sampleAddresses } from '../../../build/pictures/scenes.ts';
import { roles } from '../../../shared/domain/roles.ts';
import type { TestHub } from '../../hosts/start-hub.ts';
import { type RolePage, rolePage } from '../support/role-page.ts';
import { startSeeded } from '../support/seeded.ts';

// Every screen of the registry, for everybody who may open it: a new one is visited without a word written here, and
// one with a blank in its address fails until the samples know what to fill in.

const today = '2026-11-21';
let hub: TestHub;
let screens: readonly DeclaredRoute[];
let addresses: Readonly<Record<string, string>>;
test.beforeAll(async ({ browser }) => {
  screens = (await declaredScreens()).routes;
  hub = await startSeeded(`${today} 09:00`, 'every-screen');
  const pages: RolePage[] = [];
  addresses = await sampleAddresses(today, async (role) => {
    const signedIn = await rolePage(browser, hub.url, role);
    pages.push(signedIn);
    // the handler's output is typed by the contract
    return { call: async (procedure, input) => (await signedIn.call(procedure, input)) as never, cookie: () => null };
  });
  for (const signedIn of pages) await signedIn.close();
});
test.afterAll(() => hub.close());

/** Everything in the light, then what the dark changes: the colours. */
async function violations(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page });
    const { violations: against } = await (colorScheme === 'light'
      ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      : axe.withRules(['color-contrast'])
    ).analyze();
    for (const { id, nodes } of against) found.push(`${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }
  return found;
}

/** A draft is nobody else's. */
async function ownDraft(desk: RolePage): Promise<Readonly<Record<string, string>>> {
  const draft = await desk.call('card.saveDraft', { body: { name: '石海涛', level: 'B' } }).catch(() => null);
  return draft === null
    ? {}
    : { '/cards/draft/$draft': `/cards/draft/${z.object({ id: z.string() }).parse(draft).id}` };
}

for (const role of roles) {
  test(`every screen that ${role} may open can be read by everybody, and asks for nothing that is refused`, async ({
    browser,
  }) => {
    const desk = await rolePage(browser, hub.url, role);
    const own = await ownDraft(desk);
    const wrong: Record<string, readonly string[]> = {};
    for (const { path, roles: allowed } of screens) {
      if (allowed !== undefined && !allowed.includes(role)) continue;
      const address = path.includes('$') ? { ...addresses, ...own }[path] : path;
      if (address === undefined) wrong[path] = ['nothing fills the blank of its address'];
      else {
        await desk.open(address);
        const heading = await desk.page.getByRole('heading', { level: 1 }).allInnerTexts();
        const found = [...desk.complaints(), ...(await violations(desk.page))];
        if (heading.length !== 1) found.push(`${heading.length} headings of the first rank`);
        if (found.length > 0) wrong[`${path} (${address})`] = found;
      }
    }
    expect(wrong).toEqual({});
    await desk.close();
  });
}
