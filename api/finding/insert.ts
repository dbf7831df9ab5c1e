import type { Tx } from '../../db/unit-of-work.ts';
import type { Finding } from '../../shared/domain/finding.ts';

/**
 * Writes the findings that are not there yet: their identity is rule, subject and day, so that signing, midnight and
 * every later evaluation together make each one once (§八).
 * @returns those that were new
 */
export function insertFindings(tx: Tx, findings: readonly Finding[]): readonly Finding[] {
  const fresh = findings.filter(({ id }) => tx.find('finding', id) === undefined);
  for (const finding of fresh) {
    tx.insert('finding', {
      ...finding,
      evidence: JSON.stringify(finding.evidence),
      stateAt: tx.env.now,
      stateReason: '',
      createdAt: tx.env.now,
    });
  }
  return fresh;
}
