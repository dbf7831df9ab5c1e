import { expect, type Locator, type Page } from '@playwright/test';
import type { VisitWords } from '../../fixtures/day/scenario.ts';

/** The wall time of a visit's key, `2026-03-09 08:40`. */
function timeOf(visitKey: string): string {
  return visitKey.slice(-5);
}

/** A visit's line in the register: no two visitors of the day came in the same minute. */
function visitLine(page: Page, visitKey: string): Locator {
  return page.getByRole('row', { name: new RegExp(`^${timeOf(visitKey)} –`) });
}

/** Registers an arrival that happens now. */
export async function registerArrival(page: Page, visit: VisitWords): Promise<void> {
  const chip = (group: string, label: RegExp): Locator =>
    page.getByRole('radiogroup', { name: group }).getByRole('radio', { name: label });
  await chip('方式', new RegExp(`^${visit.contactWay}$`)).click();
  if (visit.partySize <= 5) await chip('人数', new RegExp(`^${visit.partySize}$`)).click();
  else await page.getByLabel('更多人').fill(String(visit.partySize));
  await chip('接待', new RegExp(`^${visit.consultant}`)).click();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`已登记 ${timeOf(visit.key)} 到店`)).toBeVisible();
}

/** Registers that a visitor leaves now. @param at now, `YYYY-MM-DD HH:mm` */
export async function registerDeparture(page: Page, visitKey: string, at: string): Promise<void> {
  await page.getByRole('tab', { name: /^在店/ }).click();
  await visitLine(page, visitKey).click();
  await page.getByRole('button', { name: /^登记离店/ }).click();
  await expect(visitLine(page, visitKey)).toBeHidden();
  // the list may be told by the news; what is said of the departure must not take the place of what is said next
  await expect(page.getByText(`已登记 ${timeOf(at)} 离店`)).toBeVisible();
}

/** Opens a new card for a visit from the register, also the morning after. */
export async function openVisitCard(page: Page, visitKey: string, isToday: boolean): Promise<void> {
  if (!isToday) await page.getByRole('button', { name: /前一天/ }).click();
  await page.getByRole('tab', { name: /^没有卡/ }).click();
  await visitLine(page, visitKey).click();
  await page.getByRole('button', { name: /写洽谈卡/ }).click();
}
