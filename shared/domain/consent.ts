import { z } from 'zod';
import { codesOf } from './codes.ts';

/** How somebody said that he agrees, or no longer does (domain §13). */
export const consentWays = {
  in_person: '当面',
  phone: '电话',
  wechat: '微信',
  writing: '书面',
} as const;

export type ConsentWay = keyof typeof consentWays;
export const consentWaySchema = z.enum(codesOf(consentWays));

/** Who said it. */
export const consentAskers = { self: '本人', family: '家人代说', agent: '受托人' } as const;

export type ConsentAsker = keyof typeof consentAskers;
export const consentAskerSchema = z.enum(codesOf(consentAskers));

/**
 * The purposes that the program itself asks for: being called back, and advertising by text message. The others are
 * written down and shown.
 */
export const followupPurpose = 'followup';
export const marketingPurpose = 'marketing';

/** Whether a purpose is agreed to, was withdrawn or refused, or was never asked about. */
export type ConsentStanding = 'given' | 'withdrawn' | 'unknown';

export const consentStandings: Readonly<Record<ConsentStanding, string>> = {
  given: '同意',
  withdrawn: '不同意',
  unknown: '没问过',
};

/** How a customer stands to a purpose, by the newest facts per purpose. */
export function standingOf(
  newest: readonly { readonly purpose: string; readonly given: boolean | 0 | 1 }[],
  purpose: string,
): ConsentStanding {
  const fact = newest.find((each) => each.purpose === purpose);
  if (fact === undefined) return 'unknown';
  return fact.given ? 'given' : 'withdrawn';
}

/**
 * Whether a customer may be approached for a purpose. A call is part of selling and stops where he says no; advertising
 * needs his yes (domain §13).
 */
export function mayApproach(
  standing: ConsentStanding,
  purpose: typeof followupPurpose | typeof marketingPurpose,
): boolean {
  return purpose === marketingPurpose ? standing === 'given' : standing !== 'withdrawn';
}
