import type { Chance } from './chance.ts';
import type { Story } from './story.ts';

/** Customers change their mind about being written to; on the eve of the demo one does not want to be called any more. */
export async function takeBackConsent(story: Story, chance: Chance, purpose: 'followup' | 'marketing'): Promise<void> {
  const manager = story.as('showroom_manager');
  for (const [id] of chance.some([...story.prospects], 20)) {
    const { consents, opportunities } = await manager.call('customer.get', { id });
    const isGiven = consents.some((consent) => consent.purpose === purpose && consent.given);
    if (!isGiven || !opportunities.some(({ state }) => state === 'open')) continue;
    const note = purpose === 'followup' ? '说想好了会自己来，别再打电话' : '说短信太多，别再发了';
    await manager.call('consent.record', { id, purpose, given: false, way: 'phone', note });
    return;
  }
}

/** The month's cards for the head office: masked, with what for. */
export async function exportCards(story: Story, from: string, to: string): Promise<void> {
  const manager = story.as('sales_manager');
  let progress = await manager.call('export.begin', { kind: 'cards', from, to, purpose: '报总部的半月小结' });
  while (!progress.isDone) progress = await manager.call('export.advance', { id: progress.id });
  await manager.call('export.file', { id: progress.id });
}
