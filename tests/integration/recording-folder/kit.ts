import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { watchOf } from '../../../api/recording-folder/watch.ts';
import { aWav } from '../../fixtures/sounds.ts';
import { addCustomer } from '../support/customers.ts';
import { reached } from '../support/plans.ts';
import type { TestShowroom } from '../support/showroom.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Looks into the folder as often as asked, as the host's timer does, and waits until each look is over. */
export async function look({ deps }: Pick<TestShowroom, 'deps'>, times = 2): Promise<void> {
  const watch = watchOf(deps);
  for (let i = 0; i < times; i += 1) {
    await rested({ deps });
    watch.tick();
    await rested({ deps });
  }
}

/** Waits until no look is under way. */
export async function rested({ deps }: Pick<TestShowroom, 'deps'>): Promise<void> {
  while (watchOf(deps).state.isLooking) await setTimeout(2);
}

/** An empty folder that is watched. */
export async function watchedFolder(showroom: TestShowroom): Promise<string> {
  const folder = tempFolder();
  await showroom.as('sales_manager').call('recordingFolder.set', { path: folder, isOn: true });
  await rested(showroom);
  return folder;
}

/** A recording of so many seconds, of which no two are alike. */
export function aSound(seconds = 2): Uint8Array {
  return aWav(seconds + (made++ % 977) / 8000);
}
let made = 0;

/** Puts a recording into a folder. @returns its bytes */
export function drop(folder: string, name: string, content: Uint8Array = aSound()): Uint8Array {
  writeFileSync(join(folder, name), content);
  return content;
}

/** A customer of 王磊 who was called and reached just now. */
export async function aCalledCustomer(showroom: TestShowroom, phone: string, name = '刘洪波') {
  const customer = addCustomer(showroom, { phone, name });
  const { contactId } = await recordCall(showroom, customer.opportunityId);
  return { ...customer, contactId };
}

/** 王磊 records a call that reached the customer on the day of the card, whose plan stands. */
export function recordCall(showroom: TestShowroom, opportunityId: string): Promise<{ readonly contactId: string }> {
  return showroom.as('王磊').call('followup.record', reached(opportunityId, null));
}
