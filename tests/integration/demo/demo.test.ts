import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDispatch } from '../../../api/dispatch.ts';
import { administrator, crew, demoPassword } from '../../../build/demo/crew.ts';
import { createDesk, type Desk, type Member } from '../../../build/demo/desk.ts';
import { generateDemo } from '../../../build/demo/generate.ts';
import { openStore } from '../../../db/open.ts';
import type { Store } from '../../../db/store.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import { shanghai } from '../support/showroom.ts';

const today = '2026-03-09';
const now = shanghai(`${today} 14:30`);

describe('the demo showroom of a Monday afternoon', () => {
  let dataDir: string;
  let store: Store;
  let desk: Desk;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'qiatan-test-demo-'));
    await generateDemo({ dataDir, now, random: (bytes) => randomBytes(bytes), version: '0.0.0-test' });
    store = openStore(dataDir, { random: (bytes) => randomBytes(bytes), synchronous: 'OFF' });
    const dispatch = createDispatch({
      store,
      recovery: store.recovery,
      clock: () => now,
      isAuthority: () => true,
      version: '0.0.0-test',
      log: () => {},
    });
    desk = createDesk(dispatch, store, () => now);
  }, 180_000);

  afterAll(() => {
    store.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const count = (sql: string, ...params: readonly (string | number)[]): number =>
    Number(
      store.connection
        .prepare(sql)
        .pluck()
        .get(...params),
    );
  const as = (role: string): Promise<Member> => {
    const person = crew.find((each) => each.role === role);
    if (!person) throw new Error(`nobody is ${role}`);
    return desk.signIn(person, demoPassword);
  };

  it('opens to everybody who is printed, with the one password', async () => {
    const people = await Promise.all([...crew, administrator].map((person) => desk.signIn(person, demoPassword)));
    expect(people.map(({ name }) => name)).toContain('王磊');
    for (const person of people)
      expect((await person.call('session.current', {})).person?.mustChangePassword).toBe(false);
  });

  it('has six consultants, some three hundred customers, and nothing that lies ahead of its moment', () => {
    expect(crew.filter(({ role }) => role === 'consultant')).toHaveLength(6);
    expect(count('SELECT count(*) FROM customer')).toBeGreaterThanOrEqual(290);
    const buyers = count("SELECT count(*) FROM sale WHERE state = 'delivered'");
    expect(count("SELECT count(*) FROM customer WHERE stage = 'retained'")).toBe(30 + buyers);
    expect(count('SELECT count(*) FROM change_set WHERE recorded_at > ?', now)).toBe(0);
    expect(count('SELECT min(recorded_at) FROM change_set')).toBeGreaterThan(now - 23 * 86_400_000);
  });

  it('has cars that wait for their hand-over, cars that were handed over, and owners who were called', () => {
    for (const state of ['ordered', 'delivered'])
      expect(count('SELECT count(*) FROM sale WHERE state = ?', state)).toBeGreaterThan(2);
    const plans = "SELECT count(*) FROM plan WHERE sale_id IS NOT NULL AND state = 'open'";
    expect(count('SELECT count(*) FROM sale_call')).toBeGreaterThan(5);
    expect(count(plans)).toBeGreaterThan(5);
  });

  it('has recorded calls, a spot check that is half done, and what was found by it', () => {
    expect(count('SELECT count(*) FROM recording WHERE contact_id IS NOT NULL')).toBeGreaterThan(8);
    const [drawn, judged] = ['1 = 1', 'judged_at IS NOT NULL'].map((which) =>
      count(`SELECT count(*) FROM spot_check_item WHERE ${which}`),
    );
    expect(drawn).toBeGreaterThan(4);
    expect(judged).toBeGreaterThan(0);
    expect(judged).toBeLessThan(drawn ?? 0);
    const failed = count("SELECT count(*) FROM spot_check_item WHERE result = 'fail'");
    expect(failed).toBeGreaterThan(0);
    expect(count("SELECT count(*) FROM finding WHERE rule = 'F-RECORDING'")).toBe(failed);
  });

  it('passes every check of a store: it came about through the same rules as any', () => {
    expect(verifyDatabase(store.connection)).toMatchObject({ findings: [], more: 0 });
    const without = `SELECT count(*) FROM opportunity o WHERE o.state <> 'ended' AND 1 <>
      (SELECT count(*) FROM plan p WHERE p.opportunity_id = o.id AND p.state = 'open' AND p.role IN ('next', 'decision'))`;
    expect(count(without)).toBe(0);
  });

  it('has something to do for everybody: overdue plans, plans at a time of today, a card that waits for the rest', () => {
    const open = "SELECT count(*) FROM plan WHERE state = 'open' AND role = 'next'";
    expect(count(`${open} AND due_on < ?`, today)).toBeGreaterThan(0);
    expect(count(`${open} AND due_on = ? AND due_time IS NOT NULL`, today)).toBeGreaterThan(2);
    expect(count("SELECT count(DISTINCT assignee_id) FROM plan WHERE state = 'open' AND due_on <= ?", today)).toBe(6);
    expect(count('SELECT count(*) FROM draft')).toBe(2);
    expect(count('SELECT count(*) FROM card WHERE arrived_on = ?', today)).toBeGreaterThan(3);
  });

  it('has requests to end that wait for a manager, and decided ones of both kinds', async () => {
    const { rows } = await (await as('showroom_manager')).call('ending.pending', {});
    expect(rows.length).toBeGreaterThan(0);
    expect(count('SELECT count(*) FROM ending_decision WHERE approved = 1')).toBeGreaterThan(0);
    expect(count('SELECT count(*) FROM ending_decision WHERE approved = 0')).toBeGreaterThan(0);
  });

  it('has instructions of managers: read and answered ones, and one that waits for every consultant', () => {
    expect(count("SELECT count(*) FROM instruction WHERE state = 'answered'")).toBeGreaterThan(5);
    expect(count("SELECT count(DISTINCT addressee_id) FROM instruction WHERE state = 'unread'")).toBeGreaterThan(3);
  });

  it('has an evening that is worth a look, of one consultant alone, and no finding comes of it', async () => {
    const { rows } = await (await as('sales_manager')).call('signal.list', {});
    expect(rows.map(({ kind, person, onDay, count }) => [kind, person.name, onDay, count]).toSorted()).toEqual([
      ['burst', '马超', '2026-03-08', 7],
      ['paste', '马超', '2026-03-08', 7],
    ]);
  });

  it("has signed audits with findings; yesterday's has only begun", async () => {
    const auditor = await as('sales_manager');
    const { rows } = await auditor.call('audit.days', { limit: 30 });
    expect(rows.filter(({ state }) => state === 'signed')).toHaveLength(20);
    const waiting = await auditor.call('audit.waiting', {});
    expect(waiting).toMatchObject({ day: '2026-03-08', lateDays: 0 });
    expect(waiting.open).toBeGreaterThan(3);
    const rules = store.connection.prepare('SELECT DISTINCT rule FROM finding ORDER BY rule').pluck().all();
    expect(rules).toEqual([
      'F-CARD-INCOMPLETE',
      'F-CARD-MISMATCH',
      'F-CARD-MISSING',
      'F-FEEDBACK-EMPTY',
      'F-PLAN-MISSED',
      'F-RECORDING',
    ]);
  });

  it('has books of paper cards, a spoilt sheet among them, and visitors without a card who are explained', () => {
    expect(count('SELECT count(*) FROM card_book')).toBe(7);
    expect(count('SELECT count(*) FROM serial_void')).toBeGreaterThan(0);
    expect(count("SELECT count(*) FROM traffic WHERE card_id IS NULL AND explanation <> ''")).toBeGreaterThan(3);
  });

  it('has people on the floor: two who are received, and one who waits', () => {
    const here = 'SELECT count(*) FROM traffic WHERE arrived_on = ? AND departed_at IS NULL AND card_id IS NULL';
    expect(count(here, today)).toBeGreaterThanOrEqual(3);
    expect(count(`${here} AND receiver_id IS NULL`, today)).toBe(1);
  });

  it('has customers with a story: another level, a second visit, a colleague who answered, a plan that a manager moved', () => {
    expect(count('SELECT count(*) FROM level_change WHERE from_level IS NOT NULL')).toBeGreaterThan(20);
    expect(count("SELECT count(*) FROM card WHERE visit_kind IN ('repeat', 'invited')")).toBeGreaterThan(10);
    expect(count('SELECT count(*) FROM followup WHERE attempt = 0')).toBeGreaterThan(3);
    expect(
      count("SELECT count(*) FROM plan WHERE extended_to IS NOT NULL OR origin = 'manager_replace'"),
    ).toBeGreaterThan(0);
  });
});

describe('the demo showroom at any hour', () => {
  it.each(['00:05', '23:58'])(
    'can be told at %s of a day after the end of a short month',
    async (time) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'qiatan-test-demo-'));
      try {
        const at = shanghai(`2028-03-01 ${time}`);
        await generateDemo({ dataDir, now: at, random: (bytes) => randomBytes(bytes), version: '0.0.0-test' });
        const store = openStore(dataDir, { random: (bytes) => randomBytes(bytes), synchronous: 'OFF' });
        expect(store.connection.prepare('SELECT count(*) FROM change_set WHERE recorded_at > ?').pluck().get(at)).toBe(
          0,
        );
        expect(store.connection.prepare('SELECT count(*) FROM audit_sheet').pluck().get()).toBe(20);
        store.close();
      } finally {
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
    180_000,
  );
});
