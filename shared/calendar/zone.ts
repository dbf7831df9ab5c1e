import { tzOffset } from '@date-fns/tz/tzOffset';

/**
 * Milliseconds by which the clocks of `zone` are ahead of UTC at `instantMs`. Throws on a zone that the machine does
 * not know: settings are checked with `isZone`, so a wrong one here is a bug.
 */
export function offsetAt(instantMs: number, zone: string): number {
  const minutes = tzOffset(zone, new Date(instantMs));
  if (Number.isNaN(minutes)) throw new RangeError(`no offset for zone ${zone} at ${instantMs}`);
  // Local mean times before 1927 have seconds; the division by 60 inside tzOffset leaves rounding dust.
  return Math.round(minutes * 60_000);
}

/** Whether `zone` is an IANA time zone name that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
