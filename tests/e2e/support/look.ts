import type { Page } from '@playwright/test';

/** Takes a picture for whoever looks at the screens while working on them: into the folder `E2E_PICTURES`, where it is given. */
export async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.E2E_PICTURES;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}
