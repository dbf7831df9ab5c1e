import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Numbers by which a person is known (domain §9: an exact match), normalised. */
export interface Numbers {
  readonly phone: string | null;
  readonly phone2: string | null;
  readonly wechat: string | null;
}

export type NumberKind = keyof Numbers;

/** Which of the numbers in question led to whom. */
export interface KnownNumber {
  readonly customerId: string;
  readonly by: NumberKind;
}

export const numberWords: Readonly<Record<NumberKind, string>> = {
  phone: '手机号',
  phone2: '备用电话',
  wechat: '微信',
};

/** The lookup of phones and accounts in the index of identities; null where there is nothing to look up. */
export function knownNumbersQuery({ phone, phone2, wechat }: Numbers) {
  const phones = [phone, phone2].filter((each) => each !== null);
  const account = wechat?.toLowerCase() ?? null;
  if (phones.length === 0 && account === null) return null;
  return sqlFor
    .selectFrom('customerIdentity')
    .select(['kind', 'value', 'customerId'])
    .where((eb) =>
      eb.or([
        ...(phones.length === 0 ? [] : [eb.and([eb('kind', '=', 'phone'), eb('value', 'in', phones)])]),
        ...(account === null ? [] : [eb.and([eb('kind', '=', 'wechat'), eb('value', '=', account)])]),
      ]),
    );
}

/** A customer by one complete number of his. */
export const identityQuery = shaped((kind: 'phone' | 'plate' | 'vin', value: string) =>
  sqlFor.selectFrom('customerIdentity').select('customerId').where('kind', '=', kind).where('value', '=', value),
);

/** Whom the store knows by these numbers, each customer once, the mobile phone before the others. */
export function knownByNumbers(read: Reader, numbers: Numbers): readonly KnownNumber[] {
  const query = knownNumbersQuery(numbers);
  if (query === null) return [];
  const found = read.all(query).map(({ kind, value, customerId }) => ({
    customerId,
    by: kind === 'wechat' ? ('wechat' as const) : value === numbers.phone ? ('phone' as const) : ('phone2' as const),
  }));
  const ranked = found.toSorted((a, b) => rank[a.by] - rank[b.by] || (a.customerId < b.customerId ? -1 : 1));
  return ranked.filter((each, i) => ranked.findIndex((other) => other.customerId === each.customerId) === i);
}

const rank: Readonly<Record<NumberKind, number>> = { phone: 0, phone2: 1, wechat: 2 };
