import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt } from '../calendar/civil-date.ts';
import { defaultStoreCalendar } from '../calendar/store-calendar.ts';
import type { AuditCounts, AuditDay } from './audit-day.ts';
import type { AuditItem } from './audit-item.ts';
import { findingsOfSheet, type Sheet, sheetDigestText, sheetSchema } from './audit-sheet.ts';
import { buildSheet, feedbackWords, type SheetInput, sheetNumber } from './audit-sheet-build.ts';
import { makeFinding } from './finding.ts';
import { regulationRulebook } from './rulebook.ts';

const auditOn = '2026-03-09';
const calendar = { ...defaultStoreCalendar, closedWeekdays: [7] };
const context = {
  rulebooks: [regulationRulebook({ finesOn: true })],
  calendar,
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
};
const at = (day: string, time: string) => instantAt(day, time, calendar.zone);
const item = (key: string, change: Partial<AuditItem>): AuditItem => ({
  key,
  kind: 'serial',
  serial: key,
  cardId: null,
  trafficId: null,
  customerId: null,
  personId: 'zhang',
  addedByHand: false,
  arrivedAt: null,
  values: null,
  valuesNow: null,
  paper: null,
  verdict: 'match',
  fields: [],
  note: '',
  explanation: '',
  ...change,
});
const counts = (change: Partial<AuditCounts>): AuditCounts => ({
  cards: 0,
  entered: 0,
  matched: 0,
  mismatched: 0,
  missing: 0,
  noPaper: 0,
  noCard: 0,
  open: 0,
  ...change,
});
const items = {
  match: item('DZ-1', { verdict: 'match' }),
  mismatch: item('DZ-2', {
    verdict: 'mismatch',
    customerId: 'c2',
    fields: ['expected', 'name'],
    values: {
      name: '白雪',
      phone: null,
      source: null,
      county: null,
      model: null,
      colour: null,
      level: 'B',
      expected: '2026-04-01',
      competitor: [],
      next_plan: null,
    },
    paper: { kind: 'read', fields: { name: { paper: '白云', mark: null }, expected: { paper: '4.2', mark: null } } },
  }),
  missing: item('DZ-3', { verdict: 'missing', note: '补录' }),
  noPaper: item('card:c4', { kind: 'card', serial: null, verdict: 'no_paper', customerId: 'c4' }),
  noCard: item('traffic:t5', {
    kind: 'traffic',
    serial: null,
    verdict: 'no_card',
    arrivedAt: at(auditOn, '16:20'),
    explanation: '只问路',
  }),
  nobody: item('DZ-6', { verdict: 'missing', personId: null }),
};
const ofZhang = [items.match, items.mismatch, items.missing, items.noPaper, items.noCard];
const zhang = counts({ cards: 4, entered: 3, matched: 1, mismatched: 1, missing: 1, noPaper: 1, noCard: 1 });
const day: AuditDay = {
  auditOn,
  groups: [
    { personId: 'zhang', items: ofZhang, counts: zhang },
    { personId: null, items: [items.nobody], counts: counts({ cards: 1, missing: 1 }) },
  ],
  counts: { ...zhang, cards: 5, missing: 2 },
};
const missedPlan = makeFinding(
  {
    rule: 'F-PLAN-MISSED',
    subjectKind: 'plan',
    subjectId: 'plan-1',
    customerId: 'c9',
    concernsOn: auditOn,
    personId: 'li',
    evidence: { dueOn: auditOn },
  },
  context,
);
if (missedPlan === null) throw new Error('the rulebook of the test has no F-PLAN-MISSED');
const input: SheetInput = {
  day,
  store: { id: 'store', name: '俊鹏汽车定州店', calendar },
  inspector: { id: 'zhou', name: '周海涛', role: 'sales_manager' },
  signedAt: at('2026-03-10', '17:20'),
  book: { source: [], colour: [], competitor: [], model: [], regionPath: () => null },
  auditedFields: ['name', 'expected'],
  people: [
    { id: 'li', name: '李娜' },
    { id: 'zhang', name: '张伟' },
  ],
  customerNames: new Map([['c4', '钱多']]),
  workByPerson: new Map([
    [
      'zhang',
      {
        ...{ plansDone: 11, plansDue: 13, followups: 9, feedbackEmpty: 2 },
        ...{ instructions: { given: 2, answered: 1 }, recordings: { checked: 2, score: 61 } },
      },
    ],
    ['li', { plansDone: 12, plansDue: 12, followups: 0, feedbackEmpty: 0 }],
  ]),
  treatments: new Map([
    ['DZ-2', { treatment: '改正系统', deadline: '3-10 18:00' }],
    ['DZ-3', { treatment: '补录', deadline: '3-10 18:00' }],
  ]),
  personTreatments: new Map([['li', { treatment: '夕会上说明', deadline: '今天' }]]),
  otherFindings: [{ finding: missedPlan, subject: '回访', customerName: '许国强' }],
  context,
};
const sheet = buildSheet(input);

describe('《展厅经理日常检查表》 (§八.1)', () => {
  it('is a valid document that names day, inspector and the rulebook in force', () => {
    expect(sheetSchema.parse(sheet)).toEqual(sheet);
    expect(sheet).toMatchObject({
      number: 'JC-20260309',
      auditOn,
      inspectedOn: '2026-03-10',
      inspector: { name: '周海涛' },
      late: false,
      rulebook: { id: 'regulation-2014', effectiveFrom: '2014-10-24' },
    });
    expect(sheetNumber('2026-11-20')).toBe('JC-20261120');
  });

  it('has a row for every consultant, also one without a card, and one for what belongs to nobody', () => {
    expect(sheet.rows.map(({ personName, cards, entered }) => [personName, cards, entered])).toEqual([
      ['李娜', 0, 0],
      ['张伟', 4, 3],
      ['不明', 1, 0],
    ]);
    expect(sheet.rows[1]).toMatchObject({
      matched: 1,
      mismatched: 1,
      missing: 1,
      noCard: 1,
      plansDone: 11,
      plansDue: 13,
      problems: ['DZ-2 预计购车、姓名', 'DZ-3 未录入（补录）', '钱多 无纸卡', '客流 16:20 无卡'],
      treatment: '改正系统；补录',
      deadline: '3-10 18:00',
      recordings: { checked: 2, score: 61 },
      instructions: { given: 2, answered: 1 },
    });
  });

  it('keeps what was written about a person’s whole day, also without a line', () => {
    expect(sheet.rows[0]).toMatchObject({
      personName: '李娜',
      treatment: '夕会上说明',
      deadline: '今天',
      recordings: null,
    });
  });

  it('adds up cards, plans and fines', () => {
    expect(sheet.totals).toMatchObject({
      cards: 5,
      entered: 3,
      missing: 2,
      plansDone: 23,
      plansDue: 25,
      amountFen: 15_000,
    });
  });

  it('keeps for every difference what the system showed at 24:00 and what the paper says', () => {
    expect(sheet.items.find(({ serial }) => serial === 'DZ-2')?.fields).toEqual([
      { field: 'expected', system: '2026-04-01', paper: '4.2' },
      { field: 'name', system: '白雪', paper: '白云' },
    ]);
  });

  it('lists its findings with clause and amount, and those of the day’s plans', () => {
    expect(
      sheet.findings.map((line) => [line.subject, line.personName, line.words, line.clause, line.amountFen]),
    ).toEqual([
      ['DZ-2', '张伟', '不一致：预计购车、姓名', '八.1', 5000],
      ['DZ-3', '张伟', '未录入（补录）', '八.1', 5000],
      ['DZ-6', '不明', '未录入', '八.1', 0],
      ['回访', '李娜', '当天的回访没做', '八.2', 5000],
    ]);
  });

  it('signed after the next open day it says so', () => {
    expect(buildSheet({ ...input, signedAt: at('2026-03-11', '00:00') }).late).toBe(true);
  });

  it('cannot be built while a line is unread', () => {
    const unread: AuditDay = {
      ...day,
      groups: [{ personId: 'zhang', items: [item('DZ-9', { verdict: null })], counts: counts({ cards: 1, open: 1 }) }],
    };
    expect(() => buildSheet({ ...input, day: unread })).toThrow('DZ-9');
  });

  it('says of feedback how many calls went without', () => {
    expect(feedbackWords({ followups: 0, feedbackEmpty: 0 })).toBe('—');
    expect(feedbackWords({ followups: 3, feedbackEmpty: 0 })).toBe('都写了');
    expect(feedbackWords({ followups: 3, feedbackEmpty: 2 })).toBe('2 条没写');
  });
});

describe('the findings of a signed sheet (§八.1)', () => {
  const findings = findingsOfSheet(sheet, context);

  it('are one per serial that is 未录入 or 不一致, concern the audited day and cost 50 RMB', () => {
    expect(
      findings.map(({ rule, subjectId, concernsOn, personId, amountFen }) => [
        rule,
        subjectId,
        concernsOn,
        personId,
        amountFen,
      ]),
    ).toEqual([
      ['F-CARD-MISMATCH', 'store/DZ-2', auditOn, 'zhang', 5000],
      ['F-CARD-MISSING', 'store/DZ-3', auditOn, 'zhang', 5000],
      ['F-CARD-MISSING', 'store/DZ-6', auditOn, null, 0],
    ]);
  });

  it('a card whose paper cannot be found is none, also where it carries a serial', () => {
    const items = sheet.items.map((line) =>
      line.serial === 'DZ-1' ? { ...line, verdict: 'no_paper' as const } : line,
    );
    expect(findingsOfSheet({ ...sheet, items }, context)).toEqual(findings);
  });

  it('carry the evidence: the fields with both values, or that the card came late', () => {
    expect(findings[0]?.evidence).toMatchObject({
      serial: 'DZ-2',
      fields: [{ field: 'expected' }, { field: 'name', paper: '白云' }],
    });
    expect(findings[1]?.evidence).toMatchObject({ serial: 'DZ-3', note: '补录' });
  });

  it('are the same when the sheet is read again, and none on a day the store was closed', () => {
    const reread: Sheet = sheetSchema.parse(JSON.parse(sheetDigestText(sheet)));
    expect(findingsOfSheet(reread, context)).toEqual(findings);
    const closed = { ...calendar, exceptions: { [auditOn]: 'closed' as const } };
    expect(findingsOfSheet(sheet, { ...context, calendar: closed })).toEqual([]);
  });

  it('with fines off they are the same findings as notices', () => {
    const notices = findingsOfSheet(sheet, { ...context, rulebooks: [regulationRulebook({ finesOn: false })] });
    expect(notices.map(({ id }) => id)).toEqual(findings.map(({ id }) => id));
    expect(notices.every(({ measure, amountFen }) => measure === 'notice' && amountFen === 0)).toBe(true);
  });
});

describe('what a signature covers', () => {
  it('is the same text however the document was put together', () => {
    const turned = (value: unknown): unknown =>
      typeof value !== 'object' || value === null
        ? value
        : Array.isArray(value)
          ? value.map(turned)
          : Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, inner]) => [key, turned(inner)]),
            );
    expect(sheetDigestText(sheetSchema.parse(turned(sheet)))).toBe(sheetDigestText(sheet));
    // turned() keeps the shape; only the order of the keys differs
    expect(sheetDigestText(turned(sheet) as Sheet)).toBe(sheetDigestText(sheet));
  });

  it('changes with any word of the sheet', () => {
    fc.assert(
      fc.property(fc.nat({ max: sheet.items.length - 1 }), fc.string({ minLength: 1 }), (index, words) => {
        const changed = sheet.items.map((line, i) =>
          i === index ? { ...line, treatment: line.treatment + words } : line,
        );
        expect(sheetDigestText({ ...sheet, items: changed })).not.toBe(sheetDigestText(sheet));
      }),
    );
  });
});
