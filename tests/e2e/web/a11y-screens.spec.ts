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

type Axe = { run(root: Document, options: object): Promise<{ violations: readonly Violation[] }> };
type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

const everything = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
/** What the dark changes. */
const colours = { runOnly: { type: 'rule', values: ['color-contrast'] } };

/** The page keeps what its first examination brought along: bringing it again is most of the time. */
async function violations(page: Page, colorScheme: 'light' | 'dark'): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  if (!(await page.evaluate(() => 'axe' in window)))
    await new AxeBuilder({ page }).withRules(['html-has-lang']).analyze();
  const against = await page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { readonly axe: Axe }; // brought by the builder
      return (await axe.run(document, options)).violations.map(({ id, nodes }) => ({
        id,
        html: nodes.map(({ html }) => html),
      }));
    },
    colorScheme === 'light' ? everything : colours,
  );
  return against.map(({ id, html }) => `${colorScheme} ${id}: ${html.join(' ')}`);
}

/** Colours are the same whoever looks: in the dark a screen is examined for the first of its people. */
const seenInTheDark = new Set<string>();

async function troublesOf({ page, complaints }: RolePage, path: string): Promise<readonly string[]> {
  const found = [...complaints(), ...(await violations(page, 'light'))];
  if (!seenInTheDark.has(path)) {
    seenInTheDark.add(path);
    found.push(...(await violations(page, 'dark')));
  }
  const headings = await page.getByRole('heading', { level: 1 }).count();
  return headings === 1 ? found : [...found, `${headings} headings of the first rank`];
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
        const found = await troublesOf(desk, path);
        if (found.length > 0) wrong[`${path} (${address})`] = found;
      }
    }
    expect(wrong).toEqual({});
    await desk.close();
  });
}
