/** Crockford's base 32: no I, L, O or U, so that nothing written by hand is taken for something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const symbols = 24;
const groupLength = 4;
const groupPattern = /.{4}/g;

/**
 * A new recovery key as people write it down: six groups of four symbols. 23 of them are chance (115 bits), the last
 * one checks the others, so that a slip of the pen is told apart from a key of another store.
 */
export function makeRecoveryText(random: (bytes: number) => Uint8Array): string {
  // 256 is a multiple of 32: every symbol is equally likely
  const chance = Array.from(random(symbols - 1), (byte) => byte & 31);
  return grouped([...chance, checkOf(chance)].map((value) => alphabet.charAt(value)).join(''));
}

/**
 * A typed recovery key in its one written form: case, spaces, dashes and full-width letters do not matter, O is 0 and I
 * and L are 1. Null where it is not a recovery key at all, or a symbol was mistyped.
 */
export function readRecoveryText(typed: string): string | null {
  const text = bare(typed);
  const values = Array.from(text, (symbol) => alphabet.indexOf(symbol));
  if (values.length !== symbols || values.includes(-1)) return null;
  return checkOf(values.slice(0, -1)) === values.at(-1) ? grouped(text) : null;
}

/** The last group: what the wizard asks for to know that the key was written down. */
export function tailOf(text: string): string {
  return bare(text).slice(-groupLength);
}

function bare(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

function grouped(text: string): string {
  return (text.match(groupPattern) ?? []).join('-');
}

/** Luhn's check in base 32: every single wrong symbol is found, and nearly every pair of swapped neighbours. */
function checkOf(values: readonly number[]): number {
  const sum = values.toReversed().reduce((total, value, i) => {
    const weighted = i % 2 === 0 ? value * 2 : value;
    return total + Math.floor(weighted / 32) + (weighted % 32);
  }, 0);
  return (32 - (sum % 32)) % 32;
}
