import { wechatKey } from '../../shared/text/wechat.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Numbers by which a person is known (domain §9: an exact match), normalised. */
export interface Numbers {
  readonly phone: string | null;
  readonly phone2: string | null;
  readonly wechat: string | null;
  readonly plate: string | null;
  readonly vin: string | null;
}

/** The numbers among some values; what is not there is not asked about. */
export function numbersOf(values: { readonly [Kind in NumberKind]?: string | null | undefined }): Numbers {
  const { phone, phone2, wechat, plate, vin } = values;
  return {
    phone: phone ?? null,
    phone2: phone2 ?? null,
    wechat: wechat ?? null,
    plate: plate ?? null,
    vin: vin ?? null,
  };
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
  plate: '车牌',
  vin: 'VIN',
};

/** The lookup of phones, accounts, plates and VINs in the index of identities; null where there is nothing to look up. */
export function knownNumbersQuery({ phone, phone2, wechat, plate, vin }: Numbers) {
  const wanted = [
    ['phone', phone],
    ['phone', phone2],
    ['wechat', wechat === null ? null : wechatKey(wechat)],
    ['plate', plate],
    ['vin', vin],
  ] as const;
  const asked = wanted.flatMap(([kind, value]) => (value === null ? [] : [{ kind, value }]));
  if (asked.length === 0) return null;
  return sqlFor
    .selectFrom('customerIdentity')
    .select(['kind', 'value', 'customerId'])
    .where((eb) => eb.or(asked.map(({ kind, value }) => eb.and([eb('kind', '=', kind), eb('value', '=', value)]))));
}

/** A customer by one complete number of his. */
export const identityQuery = shaped((kind: 'phone' | 'plate' | 'vin', value: string) =>
  sqlFor.selectFrom('customerIdentity').select('customerId').where('kind', '=', kind).where('value', '=', value),
);

/** The telephone numbers by which a customer is known, normalised. */
export function phonesOf(read: Reader, customerId: string): readonly string[] {
  return read.all(phonesQuery(customerId)).map(({ value }) => value);
}

const phonesQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('customerIdentity')
    .select('value')
    .where('customerId', '=', customerId)
    .where('kind', '=', 'phone'),
);

/** Whom the store knows by these numbers, each customer once, the mobile phone before the others, the car last. */
export function knownByNumbers(read: Reader, numbers: Numbers): readonly KnownNumber[] {
  const query = knownNumbersQuery(numbers);
  if (query === null) return [];
  const found = read.all(query).map(({ kind, value, customerId }) => ({
    customerId,
    by: numberOf(kind, value, numbers),
  }));
  const ranked = found.toSorted((a, b) => rank[a.by] - rank[b.by] || (a.customerId < b.customerId ? -1 : 1));
  return ranked.filter((each, i) => ranked.findIndex((other) => other.customerId === each.customerId) === i);
}

function numberOf(kind: string, value: string, { phone }: Numbers): NumberKind {
  if (kind === 'wechat' || kind === 'plate' || kind === 'vin') return kind;
  return value === phone ? 'phone' : 'phone2';
}

const rank: Readonly<Record<NumberKind, number>> = { phone: 0, phone2: 1, wechat: 2, vin: 3, plate: 4 };

/** A car may pass to somebody else; a phone or an account does not. */
export function isByCar(by: NumberKind): by is 'plate' | 'vin' {
  return by === 'plate' || by === 'vin';
}
