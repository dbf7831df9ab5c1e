import { expect, type Locator, type Page } from '@playwright/test';
import type { CardChange, CardWords } from '../../fixtures/day/scenario.ts';

/** The cell of a contract field on the card. */
export function cellOf(page: Page, field: string): Locator {
  return page.locator(`[data-cell="${field}"]`);
}

/** Types words into a dropdown and takes the line they find. */
export async function take(page: Page, field: string, words: string): Promise<void> {
  if (words === '') return;
  // a card that was opened this moment may still be reading its lists
  await expect(async () => {
    await cellOf(page, field).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(words);
    await expect(page.getByRole('option').first()).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 20_000 });
  await page.keyboard.press('Enter');
}

/** Takes one of a few. */
export async function choose(page: Page, field: string, label: string): Promise<void> {
  await cellOf(page, field).getByRole('radio', { name: label, exact: true }).check({ force: true });
}

async function write(page: Page, field: string, words: string): Promise<void> {
  if (words !== '') await cellOf(page, field).fill(words);
}

/** Fills the card on the screen with what the consultant typed, in the paper's order. */
export async function fillCard(page: Page, card: CardWords): Promise<void> {
  await write(page, 'serial', card.serial);
  await write(page, 'partySize', card.party);
  await take(page, 'contactWay', card.contact_way);
  await take(page, 'visitKind', card.visit);
  await write(page, 'name', card.name);
  await choose(page, 'gender', card.gender);
  await write(page, 'phone', card.phone);
  await choose(page, 'customerType', card.customer_type);
  await choose(page, 'purchaseType', card.purchase);
  await take(page, 'regionCode', `${card.city}${card.county}`);
  await fillSource(page, card);
  await take(page, 'vehicleId', card.model);
  await take(page, 'colour', card.colour);
  await take(page, 'competitors', card.competitor);
  await take(page, 'budget', card.budget);
  await take(page, 'payment', card.payment);
  await write(page, 'currentVehicle', card.current_vehicle);
  await fillExpected(page, card);
  await fillTestDrive(page, card);
  await take(page, 'obstacle', card.obstacle);
  await write(page, 'remark', card.remark);
  await choose(page, 'result', card.result);
  await cellOf(page, 'nextPlan.dueOn').fill(card.next_plan);
  await page.keyboard.press('Tab');
  await take(page, 'nextPlan.method', card.next_method);
}

async function fillSource(page: Page, card: CardWords): Promise<void> {
  await take(page, 'source', card.source);
  await take(page, 'channel', card.channel);
  if (card.referrer_phone !== '') {
    await cellOf(page, 'referrerId').fill(card.referrer_phone);
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Enter');
  }
  await write(page, 'introducer', card.introducer);
  await take(page, 'subdealer', card.subdealer);
  const [day = '', time = ''] = card.subdealer_registered.split(' ');
  await write(page, 'subdealerRegisteredOn', day);
  await write(page, 'subdealerRegisteredTime', time);
}

async function fillExpected(page: Page, card: CardWords): Promise<void> {
  await cellOf(page, 'expectedOn').focus();
  if (card.expected === '') await page.keyboard.press('Alt+M');
  else await cellOf(page, 'expectedOn').fill(card.expected);
  await page.keyboard.press('Tab');
  await cellOf(page, 'level')
    .getByRole('radio', { name: new RegExp(`^${card.level}`) })
    .check({ force: true });
  await write(page, 'levelReason', card.level_reason);
}

async function fillTestDrive(page: Page, card: CardWords): Promise<void> {
  await choose(page, 'testDrive', card.test_drive);
  if (card.test_drive === '否') {
    await take(page, 'noDriveReason', card.test_drive_detail);
    return;
  }
  const match = /^协议 (\S+?)，(.+?)，起 (\d+) 止 (\d+) km，(.+)$/u.exec(card.test_drive_detail);
  const [, agreement = '', car = '', start = '', end = '', feedback = ''] = match ?? [];
  await write(page, 'testDriveDetail.agreementNo', agreement);
  await write(page, 'testDriveDetail.car', car);
  await write(page, 'testDriveDetail.startKm', start);
  await write(page, 'testDriveDetail.endKm', end);
  await write(page, 'testDriveDetail.feedback', feedback);
}

/** Waits until a card is saved: the list takes its place and says what was done. */
export async function leftForList(page: Page, did: '已完成' | '已更正'): Promise<void> {
  await expect(page).toHaveURL(/#\/cards$/);
  await expect(page.getByText(new RegExp(`洽谈卡 \\S+ ${did}`))).toBeVisible();
}

/** Changes one field of the saved card of a serial on the screen, and saves the correction. */
export async function correctCard(page: Page, serial: string, change: CardChange): Promise<void> {
  await expect(cellOf(page, 'serial')).toHaveValue(serial);
  if (change.field === 'name') await cellOf(page, 'name').fill(change.value);
  else if (change.field === 'colour') {
    await take(page, 'colour', change.value);
    await expect(cellOf(page, 'colour')).toHaveValue(change.value);
  } else if (change.field === 'county') await take(page, 'regionCode', `${change.city}${change.county}`);
  else if (change.field === 'expected') {
    await cellOf(page, 'expectedOn').fill(change.value);
    await page.keyboard.press('Tab');
  } else await replaceCompetitor(page, change.value);
  await page.keyboard.press('Control+s');
  await leftForList(page, '已更正');
}

/** A list of several: the old ones are taken out before the new one is taken. */
async function replaceCompetitor(page: Page, competitor: string): Promise<void> {
  const old = (await cellOf(page, 'competitors').inputValue()).split('、').filter((each) => each !== '');
  for (const each of old) await take(page, 'competitors', each);
  await take(page, 'competitors', competitor);
}
