/**
 * An id for something that is sent once, however often it is tried; nothing else has it. Pages served on the house's own
 * network have no `randomUUID`.
 */
export function newSendId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `c-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
