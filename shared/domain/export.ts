import { z } from 'zod';
import { codesOf } from './codes.ts';
import { type ConsentStanding, followupPurpose, marketingPurpose, mayApproach } from './consent.ts';

/** What is taken out of the program. */
export const exportKinds = { customers: '客户', cards: '洽谈卡' } as const;
export type ExportKind = keyof typeof exportKinds;
export const exportKindSchema = z.enum(codesOf(exportKinds));

/** What the rows are to be used for; it decides who is left out (domain §13). */
export const exportUses = {
  internal: '店内统计和留存',
  followup: '联系客户',
  marketing: '群发营销短信',
} as const;
export type ExportUse = keyof typeof exportUses;
export const exportUseSchema = z.enum(codesOf(exportUses));

/** The purpose of consent that a use needs; null for none. */
function purposeOfUse(use: ExportUse): typeof followupPurpose | typeof marketingPurpose | null {
  if (use === 'internal') return null;
  return use === 'marketing' ? marketingPurpose : followupPurpose;
}

/**
 * Whether a row may be in an export for this use: whoever was forgotten is approached by nobody, advertising goes to those
 * who agreed, and nobody is called who does not want it.
 */
export function isInExport(
  use: ExportUse,
  customer: { readonly erased: boolean; readonly standing: (purpose: string) => ConsentStanding },
): boolean {
  const purpose = purposeOfUse(use);
  if (purpose === null) return true;
  return !customer.erased && mayApproach(customer.standing(purpose), purpose);
}

/** Most days that one export of cards spans. */
export const mostExportDays = 366;
