import type { z } from 'zod';
import { maskPhone } from '../text/phone.ts';
import { type CardValues, cardShape } from './card.ts';
import { maskName } from './person-name.ts';
import { isManager, type Role } from './roles.ts';

/** 潜在客户 until the delivery, 基盘客户 afterwards. */
export const customerStages = { prospect: '潜在客户', retained: '基盘客户' } as const;
export type CustomerStage = keyof typeof customerStages;

/** The card fields that describe the customer and not the visit; they are kept with the customer as well. */
export const customerFieldNames = [
  'name',
  'gender',
  'phone',
  'noPhoneReason',
  'phone2',
  'wechat',
  'qq',
  'weibo',
  'email',
  'customerType',
  'contactPerson',
  'regionCode',
  'street',
  'source',
  'remark',
] as const;
export type CustomerFieldName = (typeof customerFieldNames)[number];
export type CustomerValues = Pick<CardValues, CustomerFieldName>;

/** The schemas of the customer's fields, the same as on the card. */
export const customerShape = {
  name: cardShape.name,
  gender: cardShape.gender,
  phone: cardShape.phone,
  noPhoneReason: cardShape.noPhoneReason,
  phone2: cardShape.phone2,
  wechat: cardShape.wechat,
  qq: cardShape.qq,
  weibo: cardShape.weibo,
  email: cardShape.email,
  customerType: cardShape.customerType,
  contactPerson: cardShape.contactPerson,
  regionCode: cardShape.regionCode,
  street: cardShape.street,
  source: cardShape.source,
  remark: cardShape.remark,
} as const satisfies Readonly<Record<CustomerFieldName, z.ZodType>>;

/** What a card says about its customer. Fields that the card does not mention stay out, so they overwrite nothing. */
export function customerValuesOf(values: CardValues): CustomerValues {
  return Object.fromEntries(
    customerFieldNames.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]),
  );
}

/** Whoever looks at a customer. */
export interface Viewer {
  readonly staffId: string;
  readonly role: Role;
}

/**
 * Who sees the full phone: the owner, every manager, and whoever has an open plan or task on the customer as long as it
 * is open (domain: privacy). All others see it masked.
 */
export function canSeeFullPhone(look: {
  readonly viewer: Viewer;
  readonly customer: { readonly ownerId: string | null };
  readonly hasOpenPlan: boolean;
}): boolean {
  return isOwner(look) || isManager(look.viewer.role) || look.hasOpenPlan;
}

/** Must this showing of the full phone be logged? Every one to somebody else than the owner is. */
export function isShowingLogged(look: Parameters<typeof canSeeFullPhone>[0]): boolean {
  return canSeeFullPhone(look) && !isOwner(look);
}

/** Name and phone as this viewer may see them. */
export function contactFor(
  look: Parameters<typeof canSeeFullPhone>[0] & {
    readonly customer: {
      readonly name: string;
      readonly gender: CustomerValues['gender'];
      readonly phone: string | null;
    };
  },
): { readonly name: string; readonly phone: string | null; readonly masked: boolean } {
  const { name, gender, phone } = look.customer;
  if (canSeeFullPhone(look)) return { name, phone, masked: false };
  return { name: maskName(name, gender ?? null), phone: phone === null ? null : maskPhone(phone), masked: true };
}

function isOwner({ viewer, customer }: Parameters<typeof canSeeFullPhone>[0]): boolean {
  return customer.ownerId !== null && customer.ownerId === viewer.staffId;
}
