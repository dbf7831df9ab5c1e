import { notOk, type Outcome } from './check.ts';
import type { Finished } from './command.ts';

/** One statement a script checked; it holds when there is nothing against it. */
export interface Claim {
  readonly claim: string;
  readonly against: readonly string[];
}

const shownPerClaim = 20;

/** Prints a line per claim, which the test runner counts, and sets the exit code. */
export function reportClaims(claims: readonly Claim[]): void {
  for (const { claim, against } of claims) {
    console.log(`${against.length === 0 ? '✓' : '✗'} ${claim}`);
    for (const each of against.slice(0, shownPerClaim)) console.log(`    ${each}`);
    if (against.length > shownPerClaim) console.log(`    ……还有 ${against.length - shownPerClaim} 处`);
  }
  if (claims.some(({ against }) => against.length > 0)) process.exitCode = 1;
}

/** Counts the lines reportClaims printed; a script that printed none, or crashed after its last claim, failed. */
export function countClaims({ code, output }: Finished): Outcome {
  const lines = output.split('\n');
  const passed = lines.filter((line) => line.startsWith('✓ ')).length;
  const failed = lines.filter((line) => line.startsWith('✗ ')).length;
  if (passed + failed === 0) return notOk;
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}
