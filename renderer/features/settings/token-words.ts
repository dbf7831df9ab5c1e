import type { TokenRow, TokenScope } from '../../../shared/contract/token.ts';

/** What a token may do. */
export const scopeWords: Readonly<Record<TokenScope, string>> = {
  read: '只读',
  write: '能读能写',
  calendar: '只取回访日历',
};

/** For how long a new token is valid, in days; the empty one for ever. */
export const validities = [
  { value: '', label: '一直有效' },
  { value: '30', label: '30 天' },
  { value: '90', label: '90 天' },
  { value: '365', label: '一年' },
] as const;

/** Why a token opens nothing any more; null while it does. */
export function goneWords({ revokedAt, expiresAt }: TokenRow, now: number): '已吊销' | '已过期' | null {
  if (revokedAt !== null) return '已吊销';
  return expiresAt !== null && expiresAt <= now ? '已过期' : null;
}
