import { drawnOfRecording, judgedOfRecording } from '../../db/queries/spot-checks.ts';
import { sha256 } from '../../db/sha256.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { findingId, makeFinding, stillCounts } from '../../shared/domain/finding.ts';
import { lackingItems, marksOf, markWords } from '../../shared/domain/spot-check/score.ts';
import type { ActorCall } from '../call.ts';
import { readRulebooks } from '../policies.ts';
import { readCalendar } from '../store-settings.ts';
import { sheetById } from './score-sheets.ts';

/** No day is part of the identity of a recording's finding: there is one per recording, whatever day it is found to be of. */
const anyDay = '';

/** The id of the finding that a recording can lead to. */
export function recordingFindingId(recordingId: string, digest: (text: string) => string): string {
  return findingId('F-RECORDING', recordingId, anyDay, digest);
}

/**
 * Brings the finding of a recording (§八.4) in line with what was judged last, in the transaction that judged or
 * re-matched it: made where that failed, withdrawn where it no longer does, made anew where it does again; never twice.
 * It concerns the day of the call and stands against whoever made it, so a result does not count as long as the recording
 * is taken for somebody else's call. What a superior waived or revoked stays so.
 * @param why why a finding is withdrawn, in words
 */
export function settleFinding(tx: Tx, call: Pick<ActorCall, 'deps' | 'now'>, recordingId: string, why: string): void {
  const recording = tx.find('recording', recordingId);
  // what was judged of somebody else's call does not count as long as it is taken for his
  const latest = judgedOfRecording(tx.read, recordingId).find(
    ({ consultantId }) => consultantId === recording?.staffId,
  );
  const id = recordingFindingId(recordingId, sha256);
  const known = tx.find('finding', id);
  if (recording === undefined || latest?.result !== 'fail') {
    if (known && stillCounts(known.state))
      tx.update('finding', id, { state: 'withdrawn', stateAt: call.now, stateReason: why });
    return;
  }
  if (known && known.state !== 'withdrawn' && !stillCounts(known.state)) return;
  const sheet = sheetById(tx.read, latest.scoreSheetId);
  const marks = marksOf(latest.marks);
  const made = makeFinding(
    {
      rule: 'F-RECORDING',
      subjectKind: 'recording',
      subjectId: recordingId,
      customerId: latest.customerId,
      concernsOn: recording.spokenOn,
      identityOn: anyDay,
      personId: latest.consultantId,
      evidence: {
        spotCheckItemId: latest.id,
        score: latest.score,
        passMark: sheet.passMark,
        lacking: lackingItems(sheet, marks).map((item) => ({
          label: item.label,
          mark: markWords(item, marks[item.id]),
        })),
      },
    },
    { rulebooks: readRulebooks(call.deps.store), calendar: readCalendar(call.deps.store), sha256 },
  );
  if (made === null) return;
  const { id: _, ...found } = made;
  const evidence = JSON.stringify(found.evidence);
  if (known && known.state !== 'withdrawn' && known.personId === found.personId) {
    // the day of a call may be corrected; what somebody has confirmed stays in the month in which he did
    const { state: _state, ...judged } = found;
    tx.update('finding', id, known.state === 'proposed' ? { ...judged, evidence } : { evidence });
    return;
  }
  const row = { ...found, evidence, stateAt: call.now, stateReason: '', createdAt: call.now };
  if (known) tx.update('finding', id, row);
  else tx.insert('finding', { id, ...row });
}

/**
 * A person said whose call a recording is: what was found against somebody else is withdrawn, and stands again should it
 * turn out to be his after all. Only the authority writes findings.
 */
export function followMatch(tx: Tx, call: Pick<ActorCall, 'deps' | 'now'>, recordingId: string): void {
  if (tx.env.isAuthority) settleFinding(tx, call, recordingId, '录音改成了别人的通话');
}

/** A recording goes over to another customer, with what was drawn and found of it. Only the authority writes that. */
export function followCustomer(tx: Tx, recordingId: string, customerId: string): void {
  if (!tx.env.isAuthority) return;
  for (const { id } of drawnOfRecording(tx.read, recordingId)) tx.update('spotCheckItem', id, { customerId });
  const id = recordingFindingId(recordingId, sha256);
  if (tx.find('finding', id)) tx.update('finding', id, { customerId });
}
