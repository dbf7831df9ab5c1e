import { z } from 'zod';
import type { CivilDate } from '../../calendar/civil-date.ts';
import { codesOf } from '../codes.ts';

/** What is worth a look (异常信号), in the order shown. A signal is never a finding and never costs anybody anything. */
export const signalKinds = {
  burst: '下班后集中登记',
  paste: '反馈雷同',
  short_call: '接通但录音很短',
  downgrade: '到期前降级',
  same_date: '下次日期总一样',
} as const;

export type SignalKind = keyof typeof signalKinds;

export const signalKindSchema = z.enum(codesOf(signalKinds));

/** How far beyond its threshold a signal lies: 1 has reached it, 2 is twice as much, 3 three times. For the words alone. */
export const signalStrengthSchema = z.int().min(1).max(3);

/** A row behind a signal: ids and days alone, so that whatever is forgotten of a customer is forgotten here as well. */
export const signalItemSchema = z.strictObject({
  subject: z.enum(['followup', 'levelChange']),
  subjectId: z.string(),
  /** The recordings of that contact that speak for the signal. */
  recordingIds: z.array(z.string()),
  /** Where the days matter: the last permitted day, and the day that was chosen. */
  limitOn: z.string().nullable(),
  dueOn: z.string().nullable(),
});

export type SignalItem = Readonly<z.infer<typeof signalItemSchema>>;

/** What the words of a signal are made of; no text that a person wrote. */
export const signalFactsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

export type SignalFacts = Readonly<z.infer<typeof signalFactsSchema>>;

/** Something in one person's day that is worth a look, with what it rests on. */
export interface Signal {
  readonly id: string;
  readonly kind: SignalKind;
  readonly personId: string;
  readonly onDay: CivilDate;
  readonly strength: 1 | 2 | 3;
  readonly facts: SignalFacts;
  /** By their ids, so that the same facts always give the same signal. */
  readonly items: readonly SignalItem[];
}

/** What every kind needs besides its facts. */
export interface SignalContext {
  readonly day: CivilDate;
  /** Hexadecimal SHA-256 of a text's UTF-8 bytes. */
  readonly sha256: (text: string) => string;
}

/** One kind, one person, one day: whatever is computed again later is the same signal, and what was said of it stays. */
function signalId(kind: SignalKind, personId: string, day: CivilDate, sha256: SignalContext['sha256']): string {
  return sha256(JSON.stringify(['signal', kind, personId, day])).slice(0, 32);
}

/** Makes a signal of what was found; `count` and `least` say how far it lies beyond its threshold. */
export function makeSignal(
  found: {
    readonly kind: SignalKind;
    readonly personId: string;
    readonly count: number;
    readonly least: number;
    readonly facts: SignalFacts;
    readonly items: readonly SignalItem[];
  },
  { day, sha256 }: SignalContext,
): Signal {
  const { kind, personId, count, least } = found;
  return {
    id: signalId(kind, personId, day, sha256),
    kind,
    personId,
    onDay: day,
    strength: count >= 3 * least ? 3 : count >= 2 * least ? 2 : 1,
    facts: found.facts,
    items: found.items.toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : 1)),
  };
}

/** A contact as a row behind a signal. */
export function followupItem(followupId: string, more: Partial<Omit<SignalItem, 'subject'>> = {}): SignalItem {
  return { subject: 'followup', subjectId: followupId, recordingIds: [], limitOn: null, dueOn: null, ...more };
}
