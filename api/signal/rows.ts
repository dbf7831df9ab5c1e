import { z } from 'zod';
import type { SignalRecord } from '../../db/queries/signals.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { SignalRow } from '../../shared/contract/signal.ts';
import {
  type SignalItem,
  signalFactsSchema,
  signalItemSchema,
  signalKindSchema,
  signalKinds,
  signalStrengthSchema,
} from '../../shared/domain/signal/kinds.ts';
import { signalVerdictSchema } from '../../shared/domain/signal/review.ts';
import { signalWords } from '../../shared/domain/signal/words.ts';
import type { ActorCall } from '../call.ts';

/** Signals as lists show them, with what a manager said. */
export function signalRows(call: ActorCall, records: readonly SignalRecord[]): SignalRow[] {
  const people = staffNames(call.deps.store.read);
  const person = (id: string) => ({ id, name: people.get(id) ?? '' });
  return records.map((record) => {
    const kind = signalKindSchema.parse(record.kind);
    const count = itemsOf(record).length;
    return {
      ...{ id: record.id, kind, title: signalKinds[kind], person: person(record.personId), onDay: record.onDay },
      strength: signalStrengthSchema.parse(record.strength),
      count,
      words: signalWords(kind, signalFactsSchema.parse(JSON.parse(record.facts))),
      review: reviewOf(record, count, person),
    };
  });
}

function reviewOf(
  record: SignalRecord,
  count: number,
  person: (id: string) => SignalRow['person'],
): SignalRow['review'] {
  const { verdict, note, at, byId, evidence } = record;
  if (verdict === null || verdict === '' || at === null || byId === null) return null;
  return {
    verdict: signalVerdictSchema.parse(verdict),
    note: note ?? '',
    by: person(byId),
    at,
    more: Math.max(0, count - (evidence ?? count)),
  };
}

/** The rows behind a signal, as they were kept. */
export function itemsOf({ items }: Pick<SignalRecord, 'items'>): readonly SignalItem[] {
  return z.array(signalItemSchema).parse(JSON.parse(items));
}
