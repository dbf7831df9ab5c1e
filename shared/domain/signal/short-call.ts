import { byPerson, type ContactFact, contactsOnce } from './facts.ts';
import { followupItem, makeSignal, type Signal, type SignalContext } from './kinds.ts';
import { signalThresholds } from './thresholds.ts';

const { mostMs, contacts: least } = signalThresholds.short_call;

/** Whether a recording of the contact is long enough to have been a talk. */
export function hasTalk({ recordings }: Pick<ContactFact, 'recordings'>): boolean {
  return recordings.some(({ durationMs }) => durationMs !== null && durationMs > mostMs);
}

/**
 * 接通但录音很短: contacts that are said to have reached the customer and whose longest recording is too short for a word.
 * A recording that does not tell how long it is speaks for nothing; one long enough speaks for the contact.
 */
export function shortCallSignals(facts: readonly ContactFact[], context: SignalContext): readonly Signal[] {
  const short = contactsOnce(facts).filter((fact) => fact.onDay === context.day && isShort(fact));
  return byPerson(short).flatMap(([personId, own]) => {
    if (own.length < least) return [];
    const longest = own.flatMap(({ recordings }) => recordings.map(({ durationMs }) => durationMs ?? 0));
    return makeSignal(
      {
        kind: 'short_call',
        personId,
        count: own.length,
        least,
        facts: { count: own.length, seconds: Math.round(Math.max(...longest) / 100) / 10 },
        items: own.map(({ followupId, recordings }) =>
          followupItem(followupId, { recordingIds: recordings.map(({ id }) => id).toSorted() }),
        ),
      },
      context,
    );
  });
}

function isShort(fact: ContactFact): boolean {
  if (fact.outcome !== 'connected' || fact.recordings.length === 0) return false;
  return fact.recordings.every(({ durationMs }) => durationMs !== null && durationMs <= mostMs);
}
