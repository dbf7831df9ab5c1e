import { itemById, type SpotItemRecord } from '../../db/queries/spot-checks.ts';
import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import { goneReasons, type SpotItem } from '../../shared/contract/spot-check.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import {
  checkJudging,
  isFreelyCorrected,
  type Marks,
  type SpotResult,
  scoreOf,
  spotResults,
} from '../../shared/domain/spot-check/score.ts';
import { isWritten } from '../../shared/domain/written.ts';
import { canonicalJson } from '../../sync/digest.ts';
import { type ActorCall, act } from '../call.ts';
import { nameOfStaff } from '../ownership.ts';
import { settleFinding } from './finding.ts';
import { goneOf, itemRows } from './rows.ts';
import { sheetById } from './score-sheets.ts';

interface Judgement {
  readonly id: string;
  readonly marks: Marks;
  readonly unusable: boolean;
  readonly remark: string;
}

/**
 * Scores a drawn recording (§八.4): marks, result and, where it failed, the finding, in one transaction. Refuses with
 * NOT_FOUND, SPOT_SELF for one's own call, SPOT_GONE where there is nothing left to hear, SPOT_CHANGED where somebody
 * judged it meanwhile, SCORE_INCOMPLETE or REQUIRED_MISSING.
 */
export function scoreItem(input: Judgement, call: ActorCall): SpotItem | Refusal {
  return act(call, (tx) => {
    const item = demandItem(tx, input.id);
    if (item.judgedAt !== null) rejectChanged(tx, item);
    const gone = goneOf(item);
    if (gone !== null) reject('SPOT_GONE', { why: goneReasons[gone] });
    return judge(tx, call, item, input, { judgedOn: call.today, correctReason: '' });
  });
}

/**
 * Judges anew: on the day of the first judgement freely, later with a reason (REQUIRED_MISSING). The sound may be gone by
 * then; the call may not have become somebody else's. Refuses with SPOT_CHANGED where what the caller saw is not what stands.
 */
export function correctItem(
  input: Judgement & { readonly reason: string; readonly judgedAt: number },
  call: ActorCall,
): SpotItem | Refusal {
  return act(call, (tx) => {
    const item = demandItem(tx, input.id);
    const { judgedOn } = item;
    if (item.judgedAt === null || judgedOn === null) return reject('NOT_FOUND', { what: '这份录音的评分' }, 'id');
    if (item.judgedAt !== input.judgedAt) rejectChanged(tx, item);
    // not `goneOf`, which tells one reason: the sound of a call that is somebody else's may have expired as well
    if (item.staffId !== item.consultantId) reject('SPOT_GONE', { why: goneReasons.moved });
    if (!isFreelyCorrected(judgedOn, call.today) && !isWritten(input.reason))
      reject('REQUIRED_MISSING', { fields: '更正原因' }, 'reason');
    return judge(tx, call, item, input, { judgedOn, correctReason: input.reason });
  });
}

function judge(
  tx: Tx,
  call: ActorCall,
  item: SpotItemRecord,
  { marks, unusable, remark }: Judgement,
  kept: { readonly judgedOn: string; readonly correctReason: string },
): SpotItem {
  demand(checkJudging({ judgeId: call.actor.id, consultantId: item.consultantId, unusable, remark }));
  const made: { score: number | null; result: SpotResult } = unusable
    ? { score: null, result: 'unusable' }
    : demand(scoreOf(sheetById(tx.read, item.scoreSheetId), marks));
  tx.update('spotCheckItem', item.id, {
    marks: unusable ? '' : canonicalJson(marks),
    ...made,
    remark,
    judgedAt: call.now,
    judgedById: call.actor.id,
    ...kept,
  });
  const said = isWritten(kept.correctReason) ? `：${kept.correctReason}` : '';
  settleFinding(tx, call, item.recordingId, `抽查改评为${spotResults[made.result]}${said}`);
  const [row] = itemRows(call, [demandItem(tx, item.id)]);
  if (!row) throw new Error(`a drawn recording ${item.id} that was just judged is gone`);
  return row;
}

function demandItem(tx: Tx, id: string): SpotItemRecord {
  return itemById(tx.read, id) ?? reject('NOT_FOUND', { what: '抽到的这份录音' }, 'id');
}

function rejectChanged(tx: Tx, { judgedById }: SpotItemRecord): never {
  return reject('SPOT_CHANGED', { who: (judgedById && nameOfStaff(tx.read, judgedById)) || '别人' });
}
