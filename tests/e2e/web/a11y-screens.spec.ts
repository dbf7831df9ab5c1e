import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { bringTo, moments } from '../../../build/pictures/moments.ts';
import { type DeclaredRoute, declaredScreens } from '../../../build/pictures/routes.ts';
import { sampleAddresses } from '../../../build/pictures/scenes.ts';
import { roles } from '../../../shared/domain/roles.ts';
import { startHub, type TestHub } from '../../hosts/start-hub.ts';
import { password } from '../support/prepare.ts';
import { type RolePage, rolePage } from '../support/role-page.ts';
import { startSeeded } from '../support/seeded.ts';

// Every screen of the registry, for everybody who may open it: a new one is visited without a word written here, and
// one with a blank in its address fails until the samples know what to fill in.

const today = '2026-11-21';
/** Some hundred and fifty examinations, on a machine that may be busy. */
test.describe.configure({ timeout: 400_000 });
let hub: TestHub;
let screens: readonly DeclaredRoute[];
let gates: readonly string[];
let addresses: Readonly<Record<string, string>>;
test.beforeAll(async ({ browser }) => {
  ({ routes: screens, gates } = await declaredScreens());
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

/** Describing what passes is a good part of an examination. */
const onlyViolations = { resultTypes: ['violations'] };
const everything = { ...onlyViolations, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
/** What the dark changes. */
const colours = { ...onlyViolations, runOnly: { type: 'rule', values: ['color-contrast'] } };

/** The page keeps what its first examination brought along: bringing it again is most of the time. */
async function violations(page: Page, colorScheme: 'light' | 'dark'): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
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

test('what opens over a screen or beside it can be read by everybody', async ({ browser }) => {
  const wrong: Record<string, readonly string[]> = {};
  for (const role of new Set(moments.map((moment) => moment.role))) {
    const desk = await rolePage(browser, hub.url, role);
    for (const moment of moments.filter((each) => each.role === role)) {
      await desk.page.keyboard.press('Escape');
      await desk.open(addresses[moment.route] ?? moment.route);
      await bringTo(desk.page, moment);
      await desk.settle();
      const found = [...desk.complaints(), ...(await violations(desk.page, 'light'))];
      if (found.length > 0) wrong[`${moment.route} ${moment.name}`] = found;
      // what was typed may ask before it is left
      if (moment.keys.some((key) => key.startsWith('「'))) {
        await desk.page.reload();
        await desk.settle();
      }
    }
    await desk.close();
  }
  expect(wrong).toEqual({});
});

const freshHubs: TestHub[] = [];
test.afterAll(async () => {
  for (const fresh of freshHubs) await fresh.close();
});

function browserOf(page: Page): Browser {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser');
  return browser;
}

async function enter(page: Page, loginName: string, secret: string): Promise<void> {
  await page.getByLabel(/^登录名/).fill(loginName);
  await page.getByLabel(/^密码/).fill(secret);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(/^登录名/)).toBeHidden();
}

/** How to come before each gate. */
const doors: Readonly<Record<string, (page: Page, url: string) => Promise<void>>> = {
  setUp: async (page) => {
    const fresh = await startHub({ at: `${today} 09:00` });
    await page.goto(fresh.url);
    await expect(page.getByLabel('店名')).toBeVisible();
    freshHubs.push(fresh);
  },
  signedOut: async (page, url) => {
    await page.goto(url);
    await expect(page.getByLabel(/^登录名/)).toBeVisible();
  },
  mustChangePassword: async (page, url) => {
    const admin = await rolePage(browserOf(page), url, 'admin');
    const newcomer = { name: '新人', role: 'consultant', loginName: 'xinren', password: 'chushi-2026' };
    await admin.call('staff.create', newcomer);
    await admin.close();
    await page.goto(url);
    await enter(page, newcomer.loginName, newcomer.password);
    await expect(page.getByRole('heading', { name: '先改成自己的密码' })).toBeVisible();
  },
  locked: async (page, url) => {
    await page.goto(url);
    await enter(page, 'clerk10', password);
    await page.locator('button.who').click();
    await page.getByRole('menuitem', { name: /锁定/ }).click();
    await expect(page.getByText('已锁定', { exact: true })).toBeVisible();
  },
};

test('every gate before the work can be read by everybody', async ({ browser }) => {
  const wrong: Record<string, readonly string[]> = {};
  for (const gate of gates) {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    await doors[gate]?.(page, hub.url);
    const found = doors[gate] ? await violations(page, 'light') : ['nobody knows how to come here'];
    const dark = doors[gate] ? await violations(page, 'dark') : [];
    if (found.length + dark.length > 0) wrong[gate] = [...found, ...dark];
    await context.close();
  }
  expect(wrong).toEqual({});
});
