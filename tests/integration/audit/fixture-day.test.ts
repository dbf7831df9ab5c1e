import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runEvaluation } from '../../../api/jobs/catch-up.ts';
import { verdicts } from '../../../shared/domain/audit-verdict.ts';
import { dayScenario, readDay } from '../../fixtures/day/scenario.ts';
import { createTestShowroom, type OutputOf, type TestShowroom } from '../support/showroom.ts';
import { armTripwire } from '../support/tripwire.ts';
import { type Played, playDay } from './support/play.ts';

const day = '2026-03-09';
const scenario = dayScenario();
let showroom: TestShowroom;
let played: Played;

beforeAll(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 08:00', consultants: scenario.consultants });
  armTripwire(showroom.store);
  played = await playDay(showroom, scenario);
}, 120_000);
afterAll(() => showroom.close());

describe('the business day of 2026-03-09, entered, audited blind and signed (§八.1)', () => {
  it('reaches exactly the verdicts, fields and notes of expected-audit.csv, and no line more', async () => {
    const view = await showroom.as('sales_manager').call('audit.day', { day });
    const reached = view.groups.flatMap(({ rows }) => rows).map(lineOf);
    expect(reached.toSorted(byText)).toEqual(readDay('expected-audit').toSorted(byText));
  });

  it('leads to 26 findings of 50 RMB, each against the consultant whom the paper names', async () => {
    expect(played.signed).toMatchObject({ number: 'JC-20260309', findings: 26, amountFen: 130_000 });
    const findings = await allFindings();
    const written = new Map(readDay('paper-cards').map(({ serial = '', consultant }) => [serial, consultant]));
    expect(findings.map(({ amountFen, clause, state }) => [amountFen, clause, state])).toEqual(
      findings.map(() => [5000, '八.1', 'proposed']),
    );
    expect(findings).toHaveLength(26);
    for (const { subject, person } of findings) expect(person?.name, subject).toBe(written.get(subject));
  });

  it('has no finding more at 20:00, nor after the rules ran again, nor after the next midnights', async () => {
    showroom.clock.set('2026-03-10 20:00');
    expect(await fined()).toBe(26);
    expect(runEvaluation(showroom.deps)).toEqual({ days: 1, findings: 0 });
    expect(await fined()).toBe(26);
    expect((await allFindings()).length).toBe(26);
    expect(showroom.log).toEqual([]);
  });

  it('tells each consultant the own findings alone, with clause and evidence', async () => {
    const consultant = showroom.as('孙丽');
    const { rows } = await consultant.call('finding.mine', {});
    const expected = (await allFindings()).filter(({ person }) => person?.name === '孙丽').map(({ id }) => id);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
    const [first] = rows;
    if (!first) throw new Error('孙丽 has findings');
    const detail = await consultant.call('finding.get', { id: first.id });
    expect(detail.clauseText).toContain('洽谈卡');
    expect(detail.evidence.length).toBeGreaterThan(0);
    const foreign = (await allFindings()).find(({ person }) => person?.name !== '孙丽');
    expect((await consultant.refused('finding.get', { id: foreign?.id ?? '' })).code).toBe('NOT_FOUND');
  });
});

function lineOf(row: OutputOf<'audit.day'>['groups'][number]['rows'][number]) {
  return {
    serial: row.serial ?? '',
    phone: row.serial === null ? phoneOf(row.key) : '',
    verdict: row.verdict === null ? '' : verdicts[row.verdict],
    fields: row.fields.join(' '),
    note: row.note,
  };
}

function phoneOf(key: string): string {
  return String(showroom.store.prepare('SELECT phone FROM card WHERE id = ?').pluck().get(key.replace('card:', '')));
}

async function allFindings(): Promise<OutputOf<'finding.list'>['rows']> {
  return (await showroom.as('sales_manager').call('finding.list', { limit: 100 })).rows;
}

async function fined(): Promise<number> {
  return (await allFindings()).filter(({ amountFen }) => amountFen === 5000).length;
}

function byText(a: object, b: object): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
