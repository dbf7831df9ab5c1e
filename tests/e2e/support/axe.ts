import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Nothing on the page at rest is against WCAG 2 A and AA as far as axe can tell. A button that was enabled this moment
 * is on its way from grey to its colour: axe reads the colour of an instant, so nothing moves while it reads.
 * @param rules `every`: what axe holds to be good practice as well
 */
export async function expectAccessible(page: Page, rules: 'wcag' | 'every' = 'wcag'): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  if (rules === 'wcag') axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
