import { identityQuery } from '../../db/queries/identities.ts';
import { saleByVin } from '../../db/queries/sales.ts';
import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import { isEmptyValue } from '../../shared/domain/card.ts';
import { normaliseVin } from '../../shared/text/vin.ts';
import type { ActorCall } from '../call.ts';
import { accessTo, shownName } from '../ownership.ts';

/** A VIN in its one form, and whether its check digit fits; null where none is known. */
export interface CheckedVin {
  readonly vin: string | null;
  readonly checkFits: boolean | null;
}

/**
 * Checks the VIN of a sale: 17 signs, the check digit reported and not refused. One that is known with somebody else is
 * refused once with SALE_VIN_KNOWN, and kept where it was confirmed: cars are sold a second time.
 */
export function checkVin(
  tx: Tx,
  call: ActorCall,
  sale: {
    readonly id: string | null;
    readonly customerId: string;
    readonly vin: string | null | undefined;
    readonly confirmed: boolean;
  },
): CheckedVin {
  if (isEmptyValue(sale.vin)) return { vin: null, checkFits: null };
  const { vin, checkDigitFits } = demand(normaliseVin(sale.vin ?? ''));
  if (!sale.confirmed) {
    const sold = saleByVin(tx.read, vin, sale.id)?.customerId;
    const owned = tx.read.get(identityQuery('vin', vin))?.customerId;
    const holder = sold ?? (owned === sale.customerId ? undefined : owned);
    if (holder !== undefined) reject('SALE_VIN_KNOWN', { vin, holder: nameOf(tx, call, holder) }, 'vin');
  }
  return { vin, checkFits: checkDigitFits };
}

function nameOf(tx: Tx, { actor }: ActorCall, customerId: string): string {
  const customer = tx.find('customer', customerId);
  return customer ? shownName(accessTo(tx.read, actor, customer), customer.name) : '别的客户';
}
