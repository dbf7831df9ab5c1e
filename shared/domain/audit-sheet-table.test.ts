import { expect, it } from 'vitest';
import { checkCode, type SheetFigures, sheetTable } from './audit-sheet-table.ts';

const counts = { cards: 6, entered: 5, matched: 4, mismatched: 1, missing: 1, noPaper: 0, noCard: 1 };
const none = { cards: 0, entered: 0, matched: 0, mismatched: 0, missing: 0, noPaper: 0, noCard: 0 };
const sheet: SheetFigures = {
  number: 'JC-20261120',
  storeName: '俊鹏汽车定州店',
  auditOn: '2026-11-20',
  inspectedOn: '2026-11-21',
  inspector: { id: 'zhou', name: '周海涛', role: 'sales_manager' },
  rulebook: { id: 'r', effectiveFrom: '2014-10-24' },
  rows: [
    {
      personId: 'wang',
      personName: '王磊',
      ...counts,
      plansDone: 14,
      plansDue: 15,
      followups: 9,
      feedbackEmpty: 2,
      problems: ['23813 移动电话、颜色', '23815 未录入'],
      recordings: { checked: 1, score: 84 },
      instructions: { given: 1, answered: 0 },
      treatment: '23815 补录',
      deadline: '11-21 18:00',
    },
    {
      personId: 'li',
      personName: '李娜',
      ...none,
      plansDone: 0,
      plansDue: 0,
      followups: 0,
      feedbackEmpty: 0,
      problems: [],
      recordings: null,
      instructions: null,
      treatment: '',
      deadline: '',
    },
  ],
  totals: { ...counts, plansDone: 14, plansDue: 15, followups: 9, feedbackEmpty: 2, amountFen: 10_050 },
  items: [
    {
      ...{ verdict: 'mismatch', arrivedTime: '09:00', personName: '王磊', customerName: '陈浩', explanation: '' },
      fields: ['phone', 'colour'],
    },
    {
      ...{ verdict: 'no_card', arrivedTime: '16:20', personName: '王磊', customerName: '', explanation: '只问路' },
      fields: [],
    },
  ],
  findings: [
    {
      findingId: 'f1',
      rule: 'F-CARD-MISMATCH',
      clause: '八.1',
      subject: '23813',
      personId: 'wang',
      personName: '王磊',
      customerName: '陈浩',
      words: '不一致：移动电话、颜色',
      measure: 'money',
      amountFen: 5050,
    },
    {
      findingId: 'f2',
      rule: 'F-CARD-INCOMPLETE',
      clause: '二.2',
      subject: '20261120-A07',
      personId: 'li',
      personName: '李娜',
      customerName: '',
      words: '洽谈卡当天没填完',
      measure: 'notice',
      amountFen: 0,
    },
  ],
};
const table = sheetTable(sheet);

it('names the day, the inspector and the two shares, and divides nothing by nothing', () => {
  expect(table.facts.map(({ value }) => value)).toEqual([
    '2026年11月20日 周五',
    '2026年11月21日 周六',
    '周海涛（销售经理）',
    '4 / 6 = 66.7%',
    '14 / 15 = 93.3%',
  ]);
  const empty = sheetTable({ ...sheet, totals: { ...sheet.totals, ...none, plansDone: 0, plansDue: 0 } });
  expect(empty.facts.slice(3).map(({ value }) => value)).toEqual(['—', '—']);
});

it('writes a stroke for nothing and red only for what costs something', () => {
  const [wang, li] = table.lines;
  expect(wang?.counts.map(({ text }) => text)).toEqual(['6', '5', '4', '1', '1', '—', '1']);
  expect(wang?.counts.map(({ red }) => red)).toEqual([false, false, false, true, true, false, false]);
  expect(li?.counts.map(({ text }) => text)).toEqual(['0', '—', '—', '—', '—', '—', '—']);
  expect(li?.work).toEqual({
    plans: '—',
    feedback: '—',
    recordings: '—',
    instructions: '—',
    treatment: '—',
    deadline: '—',
  });
  expect(wang?.work).toMatchObject({
    plans: '14 / 15',
    feedback: '2 条没写',
    recordings: '1 段 84',
    instructions: '1 / 0',
  });
});

it('adds up cards and fields that are wrong, and who has something to put right', () => {
  expect(table.total).toMatchObject({
    problems: ['2 张有问题，2 项不一致'],
    work: { plans: '14 / 15', feedback: '2 条没写', treatment: '1 人有整改' },
  });
});

it('lists what was found with clause and fine, then visitors without a card, who cost nothing', () => {
  expect(table.findings.map((line) => [line.subject, line.person, line.words, line.clause, line.fine])).toEqual([
    ['23813', '王磊', '不一致：移动电话、颜色', '§八.1', '50.50'],
    ['20261120-A07', '李娜', '洽谈卡当天没填完', '§二.2', '提醒，不罚款'],
    ['16:20 客流', '王磊', '客流无卡：只问路', '', '不罚'],
  ]);
  expect(table.findingsTitle).toBe('检查发现 2 次');
  expect(table.findingsNote).toBe('拟罚 100.50 元，按 2014-10-24 起执行的《客户管理规定》');
});

it('says so where nothing was found, or where the store does not fine', () => {
  expect(sheetTable({ ...sheet, findings: [] }).findingsNote).toBe('这一天没有检查发现');
  const unfined = { ...sheet, totals: { ...sheet.totals, amountFen: 0 } };
  expect(sheetTable(unfined).findingsNote).toBe('按 2014-10-24 起执行的《客户管理规定》，只提醒，不罚款');
});

it('a check code is the beginning of the digest, in groups that can be read out', () => {
  expect(checkCode('7f3a91c2e05dffff')).toBe('7F3A-91C2-E05D');
});

it('a system card without paper is listed and does not lower 卡系一致率', () => {
  const withoutPaper = { ...sheet, totals: { ...sheet.totals, cards: 8, noPaper: 2 } };
  expect(sheetTable(withoutPaper).facts).toContainEqual({
    label: '卡系一致率（一致 ÷ 有纸卡）',
    value: '4 / 6 = 66.7%',
  });
});

it('says where words were taken out on request, and blames nobody for an explanation that was there', () => {
  expect(sheetTable(sheet).forgotten).toBeNull();
  const gone = { customerName: '（已按要求删除）', explanation: '' };
  const items = sheet.items.map((item) => ({ ...item, ...gone }));
  const table = sheetTable({ ...sheet, items, forgotten: 2 });
  expect(table.forgotten).toBe(
    '签字后有 2 行按客户本人要求删去了姓名、内容和说明，写作（已按要求删除）；结论、金额和签字都没有变',
  );
  expect(table.findings.at(-1)?.words).toBe('客流无卡：（已按要求删除）');
});
