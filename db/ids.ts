/** UUIDv7: 48 bits of milliseconds, then random, so that new rows land at the end of an index. */
export function uuidv7(now: number, random: (bytes: number) => Uint8Array): string {
  const hex = Math.max(0, now).toString(16).padStart(12, '0').slice(-12) + toHex(random(10));
  const version = `7${hex.slice(13, 16)}`;
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Lower-case hex of bytes. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}
