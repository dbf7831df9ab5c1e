import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDateAt, instantAt } from '../../calendar/civil-date.ts';
import {
  type CallToMatch,
  type ContactToMatch,
  clearConfidence,
  clearLead,
  clockSlackMs,
  confidenceOf,
  longestDelayMs,
  matchRecording,
} from './match.ts';

const zone = 'Asia/Shanghai';
const start = instantAt('2026-11-21', '10:00', zone);
const minutes = (count: number): number => count * 60_000;

const call: CallToMatch = {
  customerId: null,
  phone: '13800005521',
  staffId: 'wang',
  spokenAt: start,
  spokenOn: '2026-11-21',
  durationMs: minutes(3),
};

function contact(more: Partial<ContactToMatch> & { readonly minute?: number } = {}): ContactToMatch {
  const { minute = 4, ...said } = more;
  const at = start + minutes(minute);
  return {
    contactId: 'a',
    customerId: 'bai',
    phones: ['13800005521'],
    byId: 'wang',
    isCall: true,
    at,
    onDay: civilDateAt(at, zone),
    ...said,
  };
}

describe('matching a recorded call with its contact', () => {
  test('the number and a contact written down a minute later are clear', () => {
    const { best } = matchRecording(call, [contact(), contact({ contactId: 'b', minute: 240 })]);
    expect(best).toEqual({ contactId: 'a', customerId: 'bai', confidence: 99 });
  });

  test('two contacts that are alike are left for a person', () => {
    const { best, ranked } = matchRecording(call, [contact(), contact({ contactId: 'b', minute: 9 })]);
    expect(best).toBeNull();
    expect(ranked.map(({ contactId }) => contactId)).toEqual(['a', 'b']);
  });

  test('one number with two customers is left for a person', () => {
    expect(matchRecording(call, [contact(), contact({ contactId: 'b', customerId: 'hei' })]).best).toBeNull();
  });

  test('a message beside the call is passed over', () => {
    const message = contact({ contactId: 'b', minute: 3, isCall: false });
    expect(matchRecording(call, [message, contact()]).best?.contactId).toBe('a');
    expect(matchRecording(call, [message]).best?.contactId).toBe('b');
  });

  test('a file without a time is clear only where the day has one contact of that number', () => {
    const untimed = { ...call, spokenAt: null };
    expect(matchRecording(untimed, [contact()]).best?.contactId).toBe('a');
    expect(matchRecording(untimed, [contact(), contact({ contactId: 'b', minute: 200 })]).best).toBeNull();
  });

  test('a file without a number finds nothing by itself, and the contact of the customer who was named', () => {
    const unnumbered = { ...call, phone: null };
    expect(matchRecording(unnumbered, [contact()]).ranked).toEqual([]);
    expect(matchRecording({ ...unnumbered, customerId: 'bai' }, [contact()]).best?.contactId).toBe('a');
  });

  test('a number that is not the customer’s is shown and never taken', () => {
    const { ranked, best } = matchRecording({ ...call, customerId: 'bai', phone: '13900001111' }, [contact()]);
    expect([ranked.length, best]).toEqual([1, null]);
  });

  test('what was written down before the call, on another day or too late is not its contact', () => {
    const none = [
      contact({ minute: -11 }),
      contact({ minute: 13 * 60 }),
      contact({ minute: 3 * 60, onDay: '2026-11-22' }),
    ];
    expect(matchRecording(call, none).ranked).toEqual([]);
  });

  const someContact: fc.Arbitrary<ContactToMatch> = fc
    .record({
      contactId: fc.uuid(),
      customerId: fc.constantFrom('bai', 'hei', 'hong'),
      phones: fc.subarray(['13800005521', '13900001111', '03122345678']),
      byId: fc.constantFrom('wang', 'li'),
      isCall: fc.boolean(),
      minute: fc.integer({ min: -60, max: 26 * 60 }),
    })
    .map((said) => contact(said));
  const someCall: fc.Arbitrary<CallToMatch> = fc.record({
    customerId: fc.constantFrom(null, 'bai', 'hei'),
    phone: fc.constantFrom(null, '13800005521', '13900001111', '15000000000'),
    staffId: fc.constantFrom(null, 'wang', 'li'),
    spokenAt: fc.constantFrom(null, start, start + minutes(17)),
    spokenOn: fc.constant('2026-11-21'),
    durationMs: fc.option(fc.integer({ min: 0, max: minutes(40) })),
  });
  const someContacts = fc.uniqueArray(someContact, { maxLength: 8, selector: ({ contactId }) => contactId });

  test('is never another customer’s contact, whichever way he was named', () => {
    fc.assert(
      fc.property(someCall, someContacts, (asked, contacts) => {
        const byId = new Map(contacts.map((each) => [each.contactId, each]));
        for (const { contactId, confidence } of matchRecording(asked, contacts).ranked) {
          const found = byId.get(contactId);
          if (asked.customerId !== null) expect(found?.customerId).toBe(asked.customerId);
          else expect(found?.phones).toContain(asked.phone);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThan(100);
        }
      }),
    );
  });

  test('is the same in whatever order the contacts come', () => {
    const shuffled = someContacts.chain((contacts) =>
      fc.tuple(
        fc.constant(contacts),
        fc.shuffledSubarray([...contacts], { minLength: contacts.length, maxLength: contacts.length }),
      ),
    );
    fc.assert(
      fc.property(someCall, shuffled, (asked, [contacts, others]) => {
        expect(matchRecording(asked, others)).toEqual(matchRecording(asked, contacts));
      }),
    );
  });

  test('grows less sure with every minute between the call and its contact', () => {
    const delay = fc.integer({ min: 0, max: longestDelayMs + minutes(60) });
    const noon = { ...call, spokenAt: instantAt('2026-11-21', '00:30', zone), durationMs: 0 };
    fc.assert(
      fc.property(delay, delay, (a, b) => {
        const [near, far] = [Math.min(a, b), Math.max(a, b)];
        const sureAfter = (ms: number): number =>
          confidenceOf(noon, { ...contact(), at: noon.spokenAt + ms, onDay: '2026-11-21' });
        expect(sureAfter(near)).toBeGreaterThanOrEqual(sureAfter(far));
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: clockSlackMs }), fc.integer({ min: 0, max: clockSlackMs }), (a, b) => {
        const sureBefore = (ms: number): number => confidenceOf(call, { ...contact(), at: start - ms });
        expect(sureBefore(Math.min(a, b))).toBeGreaterThanOrEqual(sureBefore(Math.max(a, b)));
      }),
    );
  });

  test('is taken without asking only where it is sure, and surer than any other', () => {
    fc.assert(
      fc.property(someCall, someContacts, (asked, contacts) => {
        const { best, ranked } = matchRecording(asked, contacts);
        if (best === null) return;
        expect(best.confidence).toBeGreaterThanOrEqual(clearConfidence);
        for (const other of ranked)
          if (other.contactId !== best.contactId)
            expect(best.confidence - other.confidence).toBeGreaterThanOrEqual(clearLead);
      }),
    );
  });
});
