import { expect, type Page } from '@playwright/test';
import { password } from './prepare.ts';

/**
 * Opens the application, at a screen or where its person begins, with somebody signed in already: typing at the door is
 * for the tests of the door.
 */
export async function openAs(page: Page, url: string, loginName: string, route?: string): Promise<void> {
  const answer = await page.context().request.post(`${url}/rpc/session/login`, {
    headers: { 'x-qiatan-request': '1' },
    data: { json: { loginName, password } },
  });
  expect(answer.ok(), `${loginName} is let in`).toBe(true);
  await page.goto(route === undefined ? url : `${url}/#${route}`);
  await expect(page.locator('main')).toBeVisible();
}

/** Signs a person in at a page that shows the sign-in. */
export async function signIn(page: Page, loginName: string): Promise<void> {
  await page.getByLabel(/^登录名/).fill(loginName);
  await page.getByLabel(/^密码/).fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
}

/** Signs out whoever sits at the page, where anybody does. */
export async function leaveDesk(page: Page): Promise<void> {
  const door = page.getByLabel(/^登录名/);
  const locked = page.getByRole('button', { name: '换人登录' });
  const who = page.locator('button.who');
  // a locked page keeps the work behind it, hidden
  await expect(door.or(locked).or(who).filter({ visible: true }).first()).toBeVisible();
  if (await locked.isVisible()) await locked.click();
  else if (await who.isVisible()) {
    await who.click();
    await page.getByRole('menuitem', { name: /退出/ }).click();
  }
  await expect(door).toBeVisible();
}

/** Finds a customer as one does: Ctrl K, a few words, Enter. */
export async function findCustomer(page: Page, words: string, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await expect(page.getByRole('option', { name: new RegExp(name) }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  // the customer may have been open before: only then does the keyboard belong to his page again
  await expect(page.getByRole('option', { name: new RegExp(name) })).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
}

/**
 * Takes an act back as soon as the program offers it. The screen may show the act before: as it was expected to be, or
 * because the news of it came before the answer to it.
 * @param words what is said of the act
 */
export async function takeBack(page: Page, words: string | RegExp): Promise<void> {
  const said = page.getByRole('status').filter({ hasText: words });
  await expect(said.getByRole('button', { name: /^撤销/ })).toBeVisible();
  await page.keyboard.press('Control+z');
}

/** Opens a screen by its address as a link would. */
export async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, route);
}

/**
 * Comes back to the page after a while: it is read anew, and unlocked where its person was away too long. The same in
 * a browser and a window.
 */
export async function openScreen(page: Page, route: string): Promise<void> {
  await goTo(page, route);
  await page.reload();
  const locked = page.getByText('已锁定', { exact: true });
  const work = page.getByRole('navigation', { name: '主导航' });
  await expect(locked.or(work).filter({ visible: true }).first()).toBeVisible();
  if (!(await locked.isVisible())) return;
  await page.getByLabel(/^密码/).fill(password);
  await page.keyboard.press('Enter');
  await expect(work).toBeVisible();
}
