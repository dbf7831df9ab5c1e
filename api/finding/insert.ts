import type { Tx } from '../../db/unit-of-work.ts';
import type { Finding } from '../../shared/domain/finding.ts';

/** Why a finding was withdrawn whose day had not come yet: when the day is over, the rules may find it anew. */
export const clockBackReason = '电脑的日期曾经走快，这一天还没有过完';

/** Why a finding was withdrawn whose person was away that day: should the leave be cancelled, the rules find it anew. */
export const leaveReason = '事后登记了请假，这一天他不在店';

/** Why a finding was withdrawn that the rules may find anew. */
export const foundAnew: readonly string[] = [clockBackReason, leaveReason];

/**
 * Writes the findings that are not there yet: their identity is rule, subject and day, so that signing, midnight and
 * every later evaluation together make each one once (§八). One that was found while the machine's date was ahead, or on
 * a day of a leave, and withdrawn for that, stands again as it is found now.
 * @returns those that were new
 */
export function insertFindings(tx: Tx, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => {
    const known = tx.find('finding', finding.id);
    if (known && !(known.state === 'withdrawn' && foundAnew.includes(known.stateReason))) return false;
    const { id, ...found } = finding;
    const { now } = tx.env;
    const row = { ...found, evidence: JSON.stringify(found.evidence), stateAt: now, stateReason: '', createdAt: now };
    if (known) tx.update('finding', id, row);
    else tx.insert('finding', { id, ...row });
    return true;
  });
}
