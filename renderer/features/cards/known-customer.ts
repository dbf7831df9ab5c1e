import { useQueryClient } from '@tanstack/react-query';
import type { CustomerDetail } from '../../../shared/contract/customer-rows.ts';
import { type CardValues, isEmptyValue } from '../../../shared/domain/card.ts';
import { filledCustom } from '../../../shared/domain/custom-field.ts';
import { isSurnameOnly } from '../../../shared/text/surname.ts';
import { useApi } from '../../state/api.ts';

/** What a card of one's own customer need not ask again. The remark is not among it: each visit has its own. */
const knownNames = [
  'gender',
  'phone2',
  'wechat',
  'qq',
  'weibo',
  'email',
  'customerType',
  'contactPerson',
  'regionCode',
  'street',
] as const;

type Known = Pick<CustomerDetail, 'name' | 'custom' | (typeof knownNames)[number]>;

/** Reads one's own customer for his next card; null where that does not work: then the card is written as any other. */
export function useKnownCustomer(): (customerId: string) => Promise<Known | null> {
  const api = useApi();
  const queries = useQueryClient();
  return async (id) => {
    try {
      const detail = await queries.fetchQuery({
        queryKey: ['customer', 'known', id],
        queryFn: () => api.customer.get({ id }),
      });
      return detail.access === 'own' ? detail : null;
    } catch {
      return null;
    }
  };
}

/** The card with what is known of the customer where it is still empty; a surname grows into the full name. */
export function withKnown(values: CardValues, known: Known): CardValues {
  const filled: Record<string, unknown> = {};
  for (const name of knownNames) {
    if (isEmptyValue(values[name]) && !isEmptyValue(known[name])) filled[name] = known[name];
  }
  const custom = { ...known.custom, ...filledCustom(values.custom) };
  if (Object.keys(custom).length > 0) filled.custom = custom;
  const name = values.name?.trim() ?? '';
  const isSame = name === '' || (isSurnameOnly(name) && known.name.startsWith(name));
  // customer fields hold the same kinds of values as the card's fields of the same names
  return { ...values, ...(filled as CardValues), ...(isSame && known.name !== '' ? { name: known.name } : {}) };
}
