const letters = 26;
const first = 'A'.charCodeAt(0);

/**
 * The next code for a machine: A to Z, then AA to ZZ, then AAA to ZZZ, always after the greatest code ever given, so that none
 * is given twice (§二.1: the code is part of every card number). Null when the last one is taken.
 */
export function nextDeviceCode(given: readonly string[]): string | null {
  const next = Math.max(-1, ...given.map(rankOf)) + 1;
  const code = codeAt(next);
  return code.length > 3 ? null : code;
}

/** 0 for A, 25 for Z, 26 for AA. */
function rankOf(code: string): number {
  return Array.from(code).reduce((rank, letter) => (rank + 1) * letters + letter.charCodeAt(0) - first, -1);
}

function codeAt(rank: number): string {
  const last = String.fromCharCode(first + (rank % letters));
  return rank < letters ? last : codeAt(Math.floor(rank / letters) - 1) + last;
}
