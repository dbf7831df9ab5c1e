import { expect } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { look } from '../support/look.ts';
import type { Place } from './place.ts';

/** What 王磊 has, as the screens count it. */
interface WhatIsGiven {
  readonly customers: number;
  readonly plans: number;
  /** What is said of it before it is done, besides. */
  readonly said?: string;
}

/**
 * 王磊 leaves the house: the showroom manager gives everything of his to 李娜 and 赵磊 in one act, having looked at what comes
 * of it; nothing is left with 王磊, and 李娜 finds what she was given.
 */
export async function handOverAll({ page, come }: Place, { customers, plans, said = '' }: WhatIsGiven): Promise<void> {
  await come('showroom_manager5', '/handover');
  await look(page, 'loads');
  const loads = page.getByRole('table', { name: '各人名下' });
  await loads.getByRole('button', { name: '王磊' }).click();
  const panel = page.getByRole('complementary', { name: '交接王磊的客户' });
  await expect(panel).toContainText('在左边勾客户');
  await look(page, 'choose');
  await panel.getByRole('radio', { name: '离职' }).click();
  await panel.getByRole('checkbox', { name: '李娜' }).click();
  await panel.getByRole('checkbox', { name: '赵磊' }).click();
  const preview = panel.getByRole('region', { name: '交接以后' });
  await expect(preview).toContainText(`${customers} 位客户`);
  await expect(preview).toContainText(said);
  await look(page, 'preview');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`王磊的 ${customers} 位客户、${plans} 个计划已交接`)).toBeVisible();
  await expect(loads.getByRole('row', { name: /王磊/ })).toContainText('0');
  await page.getByRole('tab', { name: '交接记录' }).click();
  await expect(page.getByRole('table', { name: '交接记录' })).toContainText(`${customers} / ${customers}`);
  await look(page, 'records');
  await come('consultant2', '/handed');
  await expect(page.getByRole('table', { name: '交接给您的客户' })).toContainText('还没联系');
  await look(page, 'handed');
  await expectAccessible(page);
}
