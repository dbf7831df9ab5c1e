import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantAt } from '../../calendar/civil-date.ts';
import { defaultStoreCalendar } from '../../calendar/store-calendar.ts';
import { burstSignals } from './burst.ts';
import { downgradeSignals } from './downgrade.ts';
import type { ContactFact, NextPlanFact, RegradeFact } from './facts.ts';
import { pasteSignals } from './paste.ts';
import { isPutOff, mayBeAlike, sameDateSignals } from './same-date.ts';
import { shortCallSignals } from './short-call.ts';
import { comparedText, groupsOfTexts, likenessOfTexts } from './similar-text.ts';
import { signalThresholds } from './thresholds.ts';
import { signalWords } from './words.ts';

const day = '2026-03-09';
const calendar = defaultStoreCalendar;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const context = { day, calendar, sha256 };
const at = (time: string, on = day) => instantAt(on, time, calendar.zone);

const ids = (n: number) => ({ followupId: `f${n}`, contactId: `contact-${n}`, customerId: `customer-${n}` });
const contact = (n: number, more: Partial<ContactFact> = {}): ContactFact => ({
  ...ids(n),
  personId: 'zhang',
  at: at('10:00') + n * 60_000,
  onDay: day,
  outcome: 'connected',
  isReception: false,
  feedback: '',
  recordings: [],
  ...more,
});
const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const lasting = (...seconds: (number | null)[]) =>
  seconds.map((each, n) => ({ id: `r${n}`, durationMs: each === null ? null : each * 1000 }));

describe('下班后集中登记', () => {
  const from = (time: string, count = 6, gapMs = 120_000) =>
    times(count, (n) => contact(n, { at: at(time) + n * gapMs }));

  it('six calls within a quarter of an hour two hours after closing are worth a look, with their times', () => {
    const [signal, ...others] = burstSignals(from('23:40'), context);
    expect(others).toEqual([]);
    expect(signal).toMatchObject({ kind: 'burst', personId: 'zhang', onDay: day, strength: 1 });
    expect(signal?.items.map(({ subjectId }) => subjectId)).toEqual(['f0', 'f1', 'f2', 'f3', 'f4', 'f5']);
    expect(signalWords('burst', signal?.facts ?? {})).toBe('23:40–23:50 登记了 6 次联系，展厅 18:00 关门');
  });

  it.each([
    ['five of them', from('23:40', 5)],
    ['spread over more than the quarter of an hour', from('22:00', 6, 181_000)],
    ['while people still write up their day', from('19:45')],
    ['on WeChat', from('23:40').map((each) => ({ ...each, outcome: 'wechat_replied' as const }))],
    ['told by cards', from('23:40').map((each) => ({ ...each, isReception: true }))],
    ['made, as their recordings show', from('23:40').map((each) => ({ ...each, recordings: lasting(40) }))],
    ['of two people', from('23:40').map((each, n) => ({ ...each, personId: n < 3 ? 'zhang' : 'li' }))],
    ['rows of one contact', from('23:40').map((each) => ({ ...each, contactId: 'one' }))],
    ['of another day', from('23:40').map((each) => ({ ...each, onDay: '2026-03-08' }))],
  ])('not %s', (_, facts) => {
    expect(burstSignals(facts, context)).toEqual([]);
  });

  it('before opening counts as well, and a store that closes at 22:30 has its late hours from 23:00', () => {
    expect(burstSignals(from('00:10'), context)).toHaveLength(1);
    expect(burstSignals(from('07:31'), context)).toEqual([]);
    const late = { ...context, calendar: { ...calendar, closingTime: '22:30' } };
    expect(burstSignals(from('22:45'), late)).toEqual([]);
    expect(burstSignals(from('23:00'), late)).toHaveLength(1);
  });

  it('of a night and an evening each has its times: nothing was written down in between', () => {
    const both = [...from('00:10'), ...from('23:40').map((each, n) => ({ ...each, ...ids(n + 6) }))];
    const [signal] = burstSignals(both, context);
    expect(signalWords('burst', signal?.facts ?? {})).toBe(
      '00:10–00:20、23:40–23:50 登记了 12 次联系，展厅 18:00 关门',
    );
  });

  it('calls that nobody answered are soon made in the evening, and are made by nobody at night', () => {
    const inVain = (time: string) => from(time).map((each) => ({ ...each, outcome: 'no_answer' as const }));
    expect(burstSignals(inVain('20:10'), context)).toEqual([]);
    expect(burstSignals(from('20:10'), context)).toHaveLength(1);
    expect(burstSignals(inVain('23:10'), context)).toHaveLength(1);
  });

  it('a recording of two seconds proves nothing', () => {
    expect(
      burstSignals(
        from('23:40').map((each) => ({ ...each, recordings: lasting(2) })),
        context,
      ),
    ).toHaveLength(1);
  });
});

describe('反馈雷同', () => {
  const long = '客户说价格还要再商量，月底带家人一起来店里看';
  const pasted = (count: number, feedback: (n: number) => string) =>
    pasteSignals(
      times(count, (n) => contact(n, { feedback: feedback(n) })),
      context,
    );

  it('the same text of five customers on one day is worth a look, of four it is not', () => {
    expect(pasted(5, () => long)).toMatchObject([{ kind: 'paste', strength: 1, facts: { customers: 5, texts: 1 } }]);
    expect(pasted(4, () => long)).toEqual([]);
    expect(pasted(15, () => long)).toMatchObject([{ strength: 3 }]);
  });

  it('another date, sign or word makes it no other text', () => {
    const varied = (n: number) =>
      long.replace('月底', ['月底', '周末', '月初'][n % 3] ?? '').concat('。'.repeat(n), ` ${n}`);
    expect(pasted(6, varied)).toHaveLength(1);
    expect(likenessOfTexts(comparedText(varied(0)), comparedText(varied(1)))).toBeLessThan(1);
  });

  it('stock phrases do not count, with a date or without, nor contacts that reached nobody, nor one customer five times', () => {
    expect(pasted(30, () => '说要再看看')).toEqual([]);
    expect(pasted(30, (n) => `说要再看看，2026-03-${10 + n}，12800`)).toEqual([]);
    const facts = times(8, (n) => contact(n, { feedback: long }));
    expect(
      pasteSignals(
        facts.map((each) => ({ ...each, outcome: 'no_answer' as const })),
        context,
      ),
    ).toEqual([]);
    expect(
      pasteSignals(
        facts.map((each) => ({ ...each, customerId: 'same' })),
        context,
      ),
    ).toEqual([]);
    expect(
      pasteSignals(
        facts.map((each) => ({ ...each, contactId: 'one' })),
        context,
      ),
    ).toEqual([]);
  });

  it('texts are grouped whatever their order; likeness is symmetric and 1 for itself', () => {
    const text = fc.string({ unit: fc.constantFrom(...'价格商量家人月底看车'), minLength: 0, maxLength: 16 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), text, text, (texts, a, b) => {
        expect(likenessOfTexts(a, b)).toBe(likenessOfTexts(b, a));
        expect(likenessOfTexts(a, a)).toBe(1);
        const sorted = (groups: readonly (readonly string[])[]) => groups.map(String).toSorted();
        expect(sorted(groupsOfTexts(texts.toReversed(), 0.85))).toEqual(sorted(groupsOfTexts(texts, 0.85)));
        // nobody is lost and nobody is in two groups
        expect(groupsOfTexts(texts, 0.85).flat().toSorted()).toEqual([...new Set(texts)].toSorted());
      }),
    );
  });
});

describe('接通但录音很短', () => {
  const called = (...recordings: ContactFact['recordings'][]) =>
    shortCallSignals(
      recordings.map((own, n) => contact(n, { recordings: own })),
      context,
    );

  it('two contacts said to have been reached, each with a recording of two seconds', () => {
    const [signal] = called(lasting(2), lasting(1.4));
    expect(signal).toMatchObject({ kind: 'short_call', facts: { count: 2, seconds: 2 } });
    expect(signal?.items[0]?.recordingIds).toEqual(['r0']);
    expect(signalWords('short_call', signal?.facts ?? {})).toBe('2 次写了接通，录音最长 2 秒');
  });

  it('not one alone, not without a recording, not of unknown length, not beside a longer one, not just above', () => {
    expect(called(lasting(2))).toEqual([]);
    expect(called([], [], [])).toEqual([]);
    expect(called(lasting(null), lasting(null))).toEqual([]);
    expect(called(lasting(2, 95), lasting(1, 60))).toEqual([]);
    expect(called(lasting(3.001), lasting(3.001))).toEqual([]);
    expect(called(lasting(3), lasting(3))).toHaveLength(1);
  });

  it('nor where nobody was reached: then a recording is short', () => {
    const facts = times(5, (n) => contact(n, { outcome: 'no_answer', recordings: lasting(2) }));
    expect(shortCallSignals(facts, context)).toEqual([]);
  });
});

describe('到期前降级', () => {
  const dodge = (n: number, more: Partial<RegradeFact> = {}): RegradeFact => ({
    levelChangeId: `l${n}`,
    opportunityId: `o${n}`,
    personId: 'zhang',
    onDay: day,
    from: 'H',
    to: 'C',
    wasStale: false,
    limitBefore: addDays(day, 1),
    dueAfter: addDays(day, 15),
    ...more,
  });
  const found = (more: Partial<RegradeFact>) => downgradeSignals([dodge(1, more), dodge(2, more)], context);

  it('two within a week, the last permitted day being today or tomorrow and the plan put beyond it', () => {
    expect(found({})).toMatchObject([{ kind: 'downgrade', facts: { count: 2 } }]);
    expect(found({ limitBefore: day })).toHaveLength(1);
    expect(
      downgradeSignals([dodge(1), dodge(2, { onDay: '2026-03-03', limitBefore: '2026-03-04' })], context),
    ).toHaveLength(1);
  });

  it.each([
    ['raised', { from: 'C', to: 'H' }],
    ['due for grading anew', { wasStale: true }],
    ['two days before', { limitBefore: addDays(day, 2) }],
    ['after the limit', { limitBefore: addDays(day, -1) }],
    ['and the plan stayed', { dueAfter: addDays(day, 1) }],
    ['and there was no plan any more', { dueAfter: null }],
    ['on other days alone', { onDay: '2026-03-08', limitBefore: '2026-03-09' }],
  ] as const)('not %s', (_, more) => {
    expect(found(more)).toEqual([]);
  });

  it('one is none, nor two changes of one opportunity, nor one today and one eight days ago', () => {
    expect(downgradeSignals([dodge(1)], context)).toEqual([]);
    expect(downgradeSignals([dodge(1), dodge(2, { opportunityId: 'o1' })], context)).toEqual([]);
    expect(downgradeSignals([dodge(1), dodge(2, { onDay: '2026-03-02', limitBefore: '2026-03-03' })], context)).toEqual(
      [],
    );
  });

  it('the day before the limit is the open day before it', () => {
    const facts = [dodge(1, { limitBefore: '2026-03-12' }), dodge(2, { limitBefore: '2026-03-12' })];
    const closed = { ...calendar, exceptions: { '2026-03-10': 'closed', '2026-03-11': 'closed' } as const };
    expect(downgradeSignals(facts, context)).toEqual([]);
    expect(downgradeSignals(facts, { ...context, calendar: closed })).toHaveLength(1);
  });
});

describe('下次日期总一样', () => {
  const plan = (n: number, more: Partial<NextPlanFact> = {}): NextPlanFact => ({
    followupId: `f${n}`,
    personId: 'zhang',
    onDay: day,
    dueOn: '2026-03-20',
    limitOn: addDays('2026-03-20', n % 3),
    ...more,
  });

  it('ten next plans of a day on one date, though the limits differ', () => {
    const [signal] = sameDateSignals(
      times(10, (n) => plan(n)),
      context,
    );
    expect(signal).toMatchObject({ kind: 'same_date', facts: { count: 10, dueOn: '2026-03-20' } });
    expect(signalWords('same_date', signal?.facts ?? {})).toBe('10 个下次计划都定在 03-20，各自的最晚日并不同');
    expect(
      sameDateSignals(
        times(9, (n) => plan(n)),
        context,
      ),
    ).toEqual([]);
  });

  it('not where all have that limit, nor where another date was chosen now and then', () => {
    expect(
      sameDateSignals(
        times(20, (n) => plan(n, { limitOn: '2026-03-20' })),
        context,
      ),
    ).toEqual([]);
    expect(
      sameDateSignals(
        times(20, (n) => plan(n, n < 2 ? { dueOn: '2026-03-18' } : {})),
        context,
      ),
    ).toEqual([]);
    expect(
      sameDateSignals(
        times(20, (n) => plan(n, n < 1 ? { dueOn: '2026-03-18' } : {})),
        context,
      ),
    ).toHaveLength(1);
  });

  it('thirty of a week on the very last day, where there was a choice', () => {
    const late = (n: number) => {
      const onDay = addDays(day, -(n % 5));
      const limitOn = addDays(onDay, [7, 14, 21][n % 3] ?? 7);
      return plan(n, { onDay, limitOn, dueOn: limitOn });
    };
    expect(sameDateSignals(times(30, late), context)).toMatchObject([{ facts: { count: 30, days: 7 } }]);
    expect(sameDateSignals(times(29, late), context)).toEqual([]);
    const some = times(40, (n) => (n < 4 ? { ...late(n), dueOn: addDays(day, 2) } : late(n)));
    expect(sameDateSignals(some, context)).toEqual([]);
    // H: tomorrow or the day after
    const near = times(40, (n) => plan(n, { limitOn: addDays(day, 2), dueOn: addDays(day, 2) }));
    expect(sameDateSignals(near, context)).toEqual([]);
    const before = times(40, late).filter(({ onDay }) => onDay !== day);
    expect(sameDateSignals(before, context)).toEqual([]);
  });

  it('limits are read only where the dates look alike', () => {
    const limits = new Set(['2026-03-11', '2026-03-16', '2026-03-23']);
    const dates = (...count: readonly (readonly [string, number])[]) =>
      count.flatMap(([date, n]) => times(n, () => date));
    expect(mayBeAlike(dates(['2026-03-11', 3], ['2026-03-16', 4]), limits)).toBe(true);
    expect(mayBeAlike(dates(['2026-03-11', 3], ['2026-03-15', 4]), limits)).toBe(false);
    expect(mayBeAlike(dates(['2026-03-15', 10]), limits)).toBe(true);
    expect(mayBeAlike(dates(['2026-03-15', 9]), limits)).toBe(false);
    expect(mayBeAlike([], limits)).toBe(false);
  });

  it('the week is read only after a day that was put off itself', () => {
    const limitOn = addDays(day, 14);
    expect(isPutOff([plan(1, { limitOn, dueOn: limitOn })], calendar)).toBe(true);
    expect(isPutOff([plan(1, { limitOn, dueOn: addDays(day, 9) })], calendar)).toBe(false);
    expect(isPutOff([plan(1, { limitOn: null })], calendar)).toBe(false);
    expect(isPutOff([], calendar)).toBe(false);
  });
});

it('every threshold asks for more than once: nobody is shown for one single thing', () => {
  const { burst, paste, short_call, downgrade, same_date } = signalThresholds;
  for (const least of [burst.contacts, paste.customers, short_call.contacts, downgrade.times, same_date.oneDay])
    expect(least).toBeGreaterThan(1);
});
