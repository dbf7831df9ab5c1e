import { contactsBehind, recordingLengths, regradesBehind, type SignalRecord } from '../../db/queries/signals.ts';
import type { SignalDetail, SignalEvidence } from '../../shared/contract/signal.ts';
import { followupOutcomes } from '../../shared/domain/followup.ts';
import type { SignalItem } from '../../shared/domain/signal/kinds.ts';
import { signalExcuses, signalRules } from '../../shared/domain/signal/words.ts';
import type { ActorCall } from '../call.ts';
import { outcomeOf } from '../plan/codes.ts';
import { itemsOf, signalRows } from './rows.ts';

/**
 * A signal with what it rests on. The rows are read as they are now: of a customer who had himself forgotten nothing is
 * told any more.
 */
export function signalDetail(call: ActorCall, record: SignalRecord): SignalDetail {
  const [row] = signalRows(call, [record]);
  if (row === undefined) throw new Error('a signal that was read is no row');
  const evidence = evidenceOf(call, itemsOf(record));
  return { ...row, rule: signalRules[row.kind], excuse: signalExcuses[row.kind], evidence };
}

function evidenceOf(call: ActorCall, items: readonly SignalItem[]): SignalEvidence[] {
  const { read } = call.deps.store;
  const idsOf = (subject: SignalItem['subject']) =>
    items.filter((item) => item.subject === subject).map(({ subjectId }) => subjectId);
  const contacts = contactsBehind(read, idsOf('followup')).map((row) => ({
    ...{ id: row.id, subject: 'followup' as const, customerId: row.customerId, at: row.at },
    ...{ name: row.name, gender: row.gender, words: followupOutcomes[outcomeOf(row.outcome)], text: row.feedback },
  }));
  const regrades = regradesBehind(read, idsOf('levelChange')).map((row) => ({
    ...{ id: row.id, subject: 'levelChange' as const, customerId: row.customerId, at: row.at },
    ...{ name: row.name, gender: row.gender, words: `${row.fromLevel ?? ''} → ${row.toLevel}`, text: row.reason },
  }));
  const lengths = new Map(
    recordingLengths(
      read,
      items.flatMap(({ recordingIds }) => recordingIds),
    ).map((row) => [row.id, row]),
  );
  const itemById = new Map(items.map((item) => [item.subjectId, item]));
  return [...contacts, ...regrades]
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map(({ name, ...row }) => {
      const item = itemById.get(row.id);
      return {
        ...row,
        customerName: name,
        recordings: (item?.recordingIds ?? []).flatMap((id) => {
          const known = lengths.get(id);
          if (known === undefined) return [];
          const seconds = known.durationMs === null ? null : Math.round(known.durationMs / 100) / 10;
          return [{ id, seconds, expired: known.expiredAt !== null }];
        }),
        limitOn: item?.limitOn ?? null,
        dueOn: item?.dueOn ?? null,
      };
    });
}
