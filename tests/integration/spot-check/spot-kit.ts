import type { Marks } from '../../../shared/domain/spot-check/score.ts';
import { bestMark, shippedSheet } from '../../../shared/domain/spot-check/score-sheet.ts';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { notReached, reached } from '../support/plans.ts';
import { insertRow } from '../support/rows.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

/** A call that was made and recorded. */
export interface TestCall {
  readonly customer: TestCustomer;
  readonly contactId: string;
  readonly recordingId: string;
  readonly by: string;
}

/** A showroom on the Monday when the manager hears last week's calls. */
export async function spotShowroom(): Promise<TestShowroom> {
  return createTestShowroom({ at: '2026-03-02 09:00' });
}

let made = 0;

/** Somebody calls a customer of his, enters what came of it, and the recording is matched to it. */
export async function addCall(
  showroom: TestShowroom,
  { by = '王磊', isReached = true }: { readonly by?: string; readonly isReached?: boolean } = {},
): Promise<TestCall> {
  made += 1;
  const phone = `138${String(made).padStart(8, '0')}`;
  const customer = addCustomer(showroom, { name: `客户${made}`, owner: by, phone, level: 'C' });
  const who = showroom.as(by);
  // on the card's own day a contact leaves the first plan standing
  const ask = isReached ? reached : notReached;
  const { contactId } = await who.call('followup.record', {
    ...ask(customer.opportunityId, null, { feedback: isReached ? `再降 3000 就定，${made}` : '' }),
    ...(isReached ? {} : { category: null }),
  });
  const day = new Date(showroom.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const recordingId = `rec-${made}`;
  insertRow(showroom, 'recording', recordingId, {
    customerId: customer.id,
    contactId,
    staffId: who.id,
    confidence: 100,
    matchedBy: 'rule',
    spokenAt: showroom.clock.now(),
    spokenOn: day,
    durationMs: 61_000,
    sha256: String(made).padStart(64, '0'),
    mediaType: 'audio/wav',
    bytes: 1000,
    originalName: `${phone}.wav`,
    source: 'hand',
    at: showroom.clock.now(),
    byId: who.id,
  });
  return { customer, contactId, recordingId, by };
}

/** Every item of the shipped sheet at its best. */
export const bestMarks: Marks = Object.fromEntries(shippedSheet.items.map(({ id, kind }) => [id, bestMark[kind]]));
/** A call that fails: 38 of 100. */
export const poorMarks: Marks = { ...bestMarks, needs: 0, recorded: 0, 'next-time': 0 };

export const week = { from: '2026-03-02', to: '2026-03-09', perConsultant: 3 } as const;
