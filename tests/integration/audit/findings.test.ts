import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertRow } from '../support/rows.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';
import { auditOn as day, playedShowroom } from './support/days.ts';

let showroom: TestShowroom;
const many = 240;

/** A store with findings of many days, of three people and of nobody. */
beforeAll(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
  const people = ['王磊', '李娜', '赵磊'].map((name) => showroom.as(name).id);
  for (let i = 0; i < many; i += 1) {
    const on = `2026-02-${String(1 + (i % 28)).padStart(2, '0')}`;
    insertRow(showroom, 'finding', `f${String(i).padStart(4, '0')}`, {
      rule: i % 10 === 0 ? 'F-AUDIT-LATE' : 'F-PLAN-MISSED',
      clause: '八.2',
      subjectKind: i % 10 === 0 ? 'auditDay' : 'plan',
      subjectId: `p${i}`,
      concernsOn: on,
      personId: i % 10 === 0 ? null : (people[i % 3] ?? null),
      measure: i % 10 === 0 ? 'notice' : 'money',
      amountFen: i % 10 === 0 ? 0 : 5000,
      evidence: JSON.stringify({ dueOn: on }),
      rulebookId: 'regulation-2014',
      state: 'proposed',
    });
  }
});
afterAll(() => showroom.close());

async function allOf(
  who: string,
  filter: { readonly personId?: string; readonly rule?: 'F-AUDIT-LATE'; readonly from?: string; readonly to?: string },
) {
  const rows = [];
  let cursor: string | undefined;
  do {
    const page = await showroom.as(who).call('finding.list', { ...filter, limit: 17, ...(cursor ? { cursor } : {}) });
    rows.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

describe('the list of findings', () => {
  it('gives a manager every one exactly once, the newest day first, page by page', async () => {
    const rows = await allOf('general_manager', {});
    expect(rows).toHaveLength(many);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(many);
    const days = rows.map(({ concernsOn }) => concernsOn);
    expect(days).toEqual(days.toSorted().toReversed());
  });

  it('is narrowed by person, rule and days', async () => {
    const personId = showroom.as('李娜').id;
    const hers = await allOf('sales_manager', { personId, from: '2026-02-10', to: '2026-02-12' });
    expect(hers.length).toBeGreaterThan(0);
    expect(
      hers.every(
        ({ person, concernsOn }) => person?.name === '李娜' && concernsOn >= '2026-02-10' && concernsOn <= '2026-02-12',
      ),
    ).toBe(true);
    expect(await allOf('sales_manager', { rule: 'F-AUDIT-LATE' })).toHaveLength(many / 10);
  });

  it('shows a consultant the own ones, whoever is asked for', async () => {
    const rows = await allOf('李娜', { personId: showroom.as('王磊').id });
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ person }) => person?.name))).toEqual(new Set(['李娜']));
    expect(await allOf('receptionist', {})).toEqual([]);
  });

  it('adds up per person, and for a consultant the own ones alone', async () => {
    const span = { from: '2026-02-01', to: '2026-02-28' };
    const { rows } = await showroom.as('sales_manager').call('finding.summary', span);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(many);
    expect(rows.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(many * 0.9 * 5000);
    const own = await showroom.as('李娜').call('finding.summary', span);
    expect(own.rows.map(({ person }) => person?.name)).toEqual(['李娜']);
  });

  it('a cursor of another list is refused, not misread', async () => {
    const cursor = Buffer.from('[1]').toString('base64url');
    expect((await showroom.as('李娜').refused('finding.list', { cursor })).code).toBe('INVALID_INPUT');
  });
});

describe('one finding', () => {
  it('quotes the clause of the rulebook that was in force, and says what differs', async () => {
    const { showroom: played } = await playedShowroom('end');
    const { rows } = await played.as('周强').call('finding.mine', {});
    const mismatch = rows.find(({ rule }) => rule === 'F-CARD-MISMATCH');
    expect(mismatch).toMatchObject({
      subject: 'DZ-202602',
      words: '不一致：竞品',
      measureWords: '拟罚 50 元',
      concernsOn: day,
      customerName: '彭涛军',
    });
    const detail = await played.as('周强').call('finding.get', { id: mismatch?.id ?? '' });
    expect(detail).toMatchObject({
      clauseText: '销售顾问建立的洽谈卡和 CRM 系统的录入不一致',
      rulebookFrom: '2014-10-24',
      auditOn: day,
    });
    expect(detail.evidence).toContainEqual({ label: '竞品', value: '系统 24:00 是「宋PLUS」，纸卡是「瑞虎8」' });
    const late = rows.find(({ rule }) => rule === 'F-CARD-MISSING');
    expect(late).toMatchObject({ subject: 'DZ-202608', words: '未录入（补录）' });
  });

  it('whoever is not concerned does not even learn that it exists', async () => {
    const [id] = (await allOf('王磊', {})).map((row) => row.id);
    expect((await showroom.as('李娜').refused('finding.get', { id: id ?? '' })).code).toBe('NOT_FOUND');
    expect(await showroom.as('showroom_manager').call('finding.get', { id: id ?? '' })).toMatchObject({ id });
  });
});

it('a phone in the evidence is full to the owner of the customer and masked to the manager', async () => {
  const { showroom: played } = await playedShowroom('sign');
  const manager = played.as('sales_manager');
  const marks = { phone: 'mismatch' } as const;
  const key = 'serial:DZ-202600';
  const shown = await manager.call('audit.item', { day, key });
  const rest = Object.fromEntries(shown.values.map(({ field }) => [field, 'match' as const]));
  await manager.call('audit.mark', { day, key, marks: { ...rest, ...marks }, paper: { phone: '13913221815' } });
  await manager.call('audit.sign', { day });
  const [own] = (await played.as('赵磊').call('finding.mine', {})).rows.filter(
    ({ subject }) => subject === 'DZ-202600',
  );
  const words = async (who: string) =>
    (await played.as(who).call('finding.get', { id: own?.id ?? '' })).evidence.find(({ label }) => label === '移动电话')
      ?.value;
  expect(await words('赵磊')).toBe('系统 24:00 是「139 1322 1814」，纸卡是「13913221815」');
  expect(await words('sales_manager')).toBe('系统 24:00 是「139****1814」，纸卡是「139****1815」');
});
