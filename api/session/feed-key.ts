import { calendarFilePath } from '../../shared/contract/calendar.ts';

/** How a key of a calendar's address begins; every other token begins otherwise. */
export const feedKeyPrefix = 'qc_';

/**
 * The key in an address. Calendar programs send no header, so the one file that they read takes its key from the
 * query; addresses lie in histories and logs, so no other token is accepted there, and this one nowhere else.
 */
export function feedKeyOf({ pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>): string | null {
  const key = pathname === `/api/v1${calendarFilePath}` ? searchParams.get('key') : null;
  return key !== null && isFeedKey(key) ? key : null;
}

/** Whether a secret is a key of a calendar's address. */
export function isFeedKey(secret: string): boolean {
  return secret.startsWith(feedKeyPrefix);
}
