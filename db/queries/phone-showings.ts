import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/**
 * What shows a customer's full phone to anybody but the owner (domain §13). Under these names the log says so of the
 * customer, and of nothing else: who asked for the number, who saw it while auditing a card, and who took it out.
 */
export const phoneShowings = [
  'customer.revealPhone',
  'contact.reveal',
  'audit.item',
  'audit.keyIn',
  'audit.mark',
  'audit.noPaper',
  'audit.clear',
  'audit.assign',
  'privacy.report',
  'privacy.reportFile',
  'export.advance',
  'sale.serviceSheet',
] as const;

/** Whether a person was shown a customer's full phone since an instant. */
export function wasShownPhone(read: Reader, actorId: string, customerId: string, since: number): boolean {
  return read.get(shownQuery(`customer:${customerId}`, actorId, since)) !== undefined;
}

const shownQuery = shaped((subject: string, actorId: string, since: number) =>
  sqlFor
    .selectFrom('auditLog')
    .select('seq')
    .where('subject', '=', subject)
    .where('actorId', '=', actorId)
    .where('at', '>=', since)
    .where('action', 'in', phoneShowings)
    .limit(1),
);
