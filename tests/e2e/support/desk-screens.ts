import { expect, type Page } from '@playwright/test';
import type { OwnerWords, PaperBook } from '../../fixtures/day/scenario.ts';
import { cellOf } from './card-screen.ts';

/** Writes a book of paper cards down at the screen 卡本; it lies at the front desk. */
export async function issueBook(page: Page, book: PaperBook): Promise<void> {
  const printed = (number: number): string => String(number).padStart(book.width, '0');
  await page.getByRole('button', { name: /^登记一本/ }).click();
  await cellOf(page, 'prefix').fill(book.prefix);
  await cellOf(page, 'firstNumber').fill(printed(book.firstNumber));
  await cellOf(page, 'lastNumber').fill(printed(book.lastNumber));
  await page.keyboard.press('ControlOrMeta+Enter');
  const first = `${book.prefix}${printed(book.firstNumber)}`;
  await expect(page.getByRole('grid', { name: '卡本' })).toContainText(`${first} – ${printed(book.lastNumber)}`);
}

/** Enters an owner of one of our cars at the screen 老客户登记. */
export async function enterOwner(page: Page, owner: OwnerWords): Promise<void> {
  await cellOf(page, 'name').fill(owner.name);
  await cellOf(page, 'phone').fill(owner.phone);
  await cellOf(page, 'vehicleId').fill(owner.vehicle);
  // the store's own car, not the words
  await expect(page.getByRole('option', { name: owner.vehicle }).filter({ hasNotText: '照写' }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await cellOf(page, 'deliveredOn').fill(owner.deliveredOn);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('complementary', { name: '查重和刚登记的' })).toContainText(owner.name);
  await expect(cellOf(page, 'name')).toHaveValue('');
}
