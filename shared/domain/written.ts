/**
 * Whether somebody wrote something: a text without a letter or a digit (「。。。」, 「-」, spaces) counts as empty (§四.3).
 */
export function isWritten(text: string | null | undefined): text is string {
  return text != null && /[\p{L}\p{N}]/u.test(text);
}
