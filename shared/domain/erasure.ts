import { z } from 'zod';
import { codesOf } from './codes.ts';

/** Who asked that a person be forgotten (domain §13). A closed list: the record of the request must hold no name itself. */
export const erasureAskers = {
  self: '本人',
  agent: '受托人（看过委托书）',
  guardian: '监护人',
  relative: '逝者的近亲属',
} as const;

export type ErasureAsker = keyof typeof erasureAskers;
export const erasureAskerSchema = z.enum(codesOf(erasureAskers));

/** How it was made sure that it was he who asked. */
export const erasureProofs = {
  id_card: '看过身份证件',
  call_back: '回拨登记的号码核对',
  wechat: '登记的微信核对',
  known: '销售顾问当面认识',
} as const;

export type ErasureProof = keyof typeof erasureProofs;
export const erasureProofSchema = z.enum(codesOf(erasureProofs));

/** How the request came in. */
export const erasureWays = { in_person: '当面', phone: '电话', wechat: '微信', writing: '书面' } as const;

export type ErasureWay = keyof typeof erasureWays;
export const erasureWaySchema = z.enum(codesOf(erasureWays));

const erasedPrefix = '已按要求删除 · ';

/** What a forgotten customer is called from then on: 「已按要求删除 · 0007」. */
export function erasedName(number: number): string {
  return `${erasedPrefix}${String(number).padStart(4, '0')}`;
}

/** Whether a name is that of a forgotten customer: there is nothing to mask in it. */
export function isErasedName(name: string): boolean {
  return name.startsWith(erasedPrefix);
}

/** What stands in the place of words about a forgotten person where a line has to stay. */
export const erasedWords = '（已按要求删除）';

/** Days after which no backup remembers a forgotten person: four weekly backups and a week of daily ones. */
export const backupsForgetAfterDays = 35;
