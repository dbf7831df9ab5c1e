import {
  planAfter,
  progressOf,
  type SpotCheckRecord,
  type SpotItemRecord,
  standingAmong,
} from '../../db/queries/spot-checks.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { Reader } from '../../db/query.ts';
import { sha256 } from '../../db/sha256.ts';
import type { goneReasons, SpotCheckRow, SpotItem } from '../../shared/contract/spot-check.ts';
import { recordingMediaTypes } from '../../shared/domain/recording/media.ts';
import { isFreelyCorrected, lackingItems, marksOf } from '../../shared/domain/spot-check/score.ts';
import type { ActorCall } from '../call.ts';
import { accessToEach, shownName } from '../ownership.ts';
import { methodOf, outcomeOf } from '../plan/codes.ts';
import { recordingFindingId } from './finding.ts';
import { sheetById } from './score-sheets.ts';

/** Checks as lists show them, with how far each is. */
export function checkRows(read: Reader, records: readonly SpotCheckRecord[]): SpotCheckRow[] {
  const names = staffNames(read);
  const ids = records.map(({ id }) => id);
  const progress = new Map(progressOf(read, ids).map((row) => [row.spotCheckId, row]));
  return records.map(({ id, fromOn, throughOn, at, byId, seed, perConsultant, again }) => {
    const { drawn = 0, judged = 0, failed = null, gone = null } = progress.get(id) ?? {};
    return {
      ...{ id, from: fromOn, to: throughOn, at, seed, perConsultant, again: again === 1 },
      by: { id: byId, name: names.get(byId) ?? '' },
      ...{ drawn, judged, failed: failed ?? 0, gone: gone ?? 0 },
    };
  });
}

/** Why a drawn recording can no longer be scored; null where it can. */
export function goneOf(
  item: Pick<SpotItemRecord, 'removed' | 'expiredAt' | 'erasedAt' | 'contactAt' | 'staffId' | 'consultantId'>,
): keyof typeof goneReasons | null {
  if (item.erasedAt !== null) return 'erased';
  if (item.removed !== null) return 'removed';
  if (item.expiredAt !== null) return 'expired';
  if (item.staffId !== item.consultantId) return 'moved';
  return item.contactAt === null ? 'unmatched' : null;
}

/**
 * Drawn recordings as somebody may read them. Whoever made the call reads how it was judged for ever; of a customer whom
 * he no longer looks after neither name nor words.
 */
export function itemRows(call: ActorCall, records: readonly SpotItemRecord[]): SpotItem[] {
  const { read } = call.deps.store;
  const names = staffNames(read);
  const person = (id: string) => ({ id, name: names.get(id) ?? '' });
  const owned = records.map(({ customerId, ownerId }) => ({ id: customerId, ownerId }));
  const access = accessToEach(read, call.actor, owned);
  const findingIds = new Map(records.map(({ recordingId }) => [recordingId, recordingFindingId(recordingId, sha256)]));
  const standing = standingAmong(read, [...findingIds.values()]);
  return records.map((record) => {
    const { id, recordingId, customerId, stratum, spokenOn, spokenAt, durationMs, score, result, judgedAt } = record;
    const how = access({ id: customerId, ownerId: record.ownerId });
    const marks = marksOf(record.marks);
    const findingId = findingIds.get(recordingId) ?? '';
    return {
      ...{ id, recordingId, customerId, stratum, spokenOn, spokenAt, durationMs, marks, score, result, judgedAt },
      checkId: record.spotCheckId,
      customerName: shownName(how, record.customerName),
      consultant: person(record.consultantId),
      mediaType: recordingMediaTypes.find((type) => type === record.mediaType) ?? 'audio/wav',
      contact: contactOf(read, record, how !== 'masked'),
      sheetId: record.scoreSheetId,
      lacking: lackingItems(sheetById(read, record.scoreSheetId), marks).map(({ label }) => label),
      remark: record.remark,
      judgedBy: record.judgedById === null ? null : person(record.judgedById),
      correctReason: record.correctReason,
      gone: goneOf(record),
      isOwn: record.consultantId === call.actor.id,
      needsReason: record.judgedOn !== null && !isFreelyCorrected(record.judgedOn, call.today),
      findingId: standing.has(findingId) ? findingId : null,
    };
  });
}

function contactOf(read: Reader, record: SpotItemRecord, isKnown: boolean): SpotItem['contact'] {
  const { contactAt, outcome, category, feedback, opportunityId } = record;
  if (contactAt === null || outcome === null || opportunityId === null) return null;
  const next = isKnown ? planAfter(read, opportunityId, contactAt) : undefined;
  return {
    at: contactAt,
    outcome: outcomeOf(outcome),
    category: isKnown ? category : null,
    feedback: isKnown ? (feedback ?? '') : '',
    next: next === undefined ? null : { ...next, method: methodOf(next.method) },
  };
}
