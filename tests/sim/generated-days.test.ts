import { beforeAll, expect, test } from 'vitest';
import { runEvaluation } from '../../api/jobs/catch-up.ts';
import { storedDay } from '../integration/audit/support/days.ts';
import { createTestShowroom, type OutputOf, type TestShowroom } from '../integration/support/showroom.ts';
import { addDays, generateDay } from './days/generate.ts';
import { fields, type Lists } from './days/model.ts';
import { listsOf, playAudit, playVisits, wellAfter } from './days/play.ts';
import { type Expected, expectedOf } from './days/second-comparer.ts';
import { missedCalls, missedCallsFound, writesToSigned } from './days/signed-day.ts';

const days = Number(process.env.QIATAN_DAYS ?? 20);
const firstSeed = Number(process.env.QIATAN_SEED ?? 20_260_309);
const seeds = Array.from({ length: days }, (_, i) => firstSeed + i);

/** How often each outcome was reached over all days: a generator that never reaches one tests less than it says. */
const reached = new Map<string, number>();
const count = (label: string): void => void reached.set(label, (reached.get(label) ?? 0) + 1);

/** The lists of a new showroom: the generator picks from them before the day's own showroom is there. */
let shipped: Lists;
beforeAll(async () => {
  const showroom = await createTestShowroom();
  shipped = await listsOf(showroom);
  showroom.close();
});

test.each(seeds)('the day of seed %i comes out as the second comparer says, and stays so', async (seed) => {
  const probe = generateDay(seed, shipped);
  const showroom = await createTestShowroom({
    at: `${probe.day} 08:00`,
    consultants: probe.consultants,
    closedWeekdays: probe.closedWeekdays,
    seed,
  });
  try {
    await auditOne(showroom, seed);
  } finally {
    showroom.close();
  }
});

test('every verdict and every field was reached', () => {
  const counts = [...reached].toSorted().map(([label, times]) => `${label}: ${times}`);
  console.info(`seeds ${firstSeed}–${firstSeed + days - 1}\n${counts.join('\n')}`);
  const wanted = [
    ...[
      'match',
      'mismatch',
      'missing',
      'missing 补录',
      'no_paper',
      'no_card',
      'by hand',
      'void',
      'held',
      'blind',
      'marks',
    ],
    ...['closed day between', 'corrected in time', 'corrected too late', 'serial too late'],
    ...fields.map((field) => `mismatch of ${field}`),
  ];
  expect(days < 20 ? [] : wanted.filter((label) => !reached.has(label))).toEqual([]);
});

async function auditOne(showroom: TestShowroom, seed: number): Promise<void> {
  const lists = await listsOf(showroom);
  const generated = generateDay(seed, lists);
  const { day } = generated;
  const expected = expectedOf(generated, lists);
  countAll(generated, expected);
  await playVisits(showroom, generated);
  showroom.clock.set(generated.auditAt);
  const view = await playAudit(showroom, generated, expected);
  expect(linesOf(view), `seed ${seed}: verdicts`).toEqual(wantedLines(expected));
  const quiet = generated.visits.filter(({ paper }) => paper === null);
  expect(view.counts.noPaper, `seed ${seed}: cards without paper`).toBe(quiet.filter(({ entry }) => entry).length);
  expect(view.counts.noCard, `seed ${seed}: visitors without card`).toBe(quiet.filter(({ entry }) => !entry).length);

  await showroom.as('sales_manager').call('audit.sign', { day });
  const due = expected.filter(({ verdict }) => verdict !== 'match');
  expect(await fined(showroom, day), `seed ${seed}: findings`).toEqual(due.map(fineOf).toSorted());

  const signed = storedDay(showroom, day);
  expect(await writesToSigned(showroom, view), `seed ${seed}: written to the signed day`).toEqual([]);
  await disturb(showroom, generated.visits.length, wellAfter(generated));
  runEvaluation(showroom.deps);
  expect(storedDay(showroom, day) === signed, `seed ${seed}: the signed day changed`).toBe(true);
  expect(await fined(showroom, day), `seed ${seed}: findings later`).toEqual(due.map(fineOf).toSorted());
  expect(await missedCallsFound(showroom, day), `seed ${seed}: calls not made`).toEqual(missedCalls(generated));
  expect(
    showroom.log.filter((line) => !line.startsWith('slow')),
    `seed ${seed}: log`,
  ).toEqual([]);
}

/** What goes on after the signature: cards are corrected, whoever they belong to. */
async function disturb(showroom: TestShowroom, times: number, at: string): Promise<void> {
  showroom.clock.set(at);
  const cards = showroom.store.prepare('SELECT id FROM card').pluck().all().map(String);
  for (const cardId of cards.slice(0, times)) {
    await showroom.as('sales_manager').call('card.correct', { cardId, values: { colour: 'gold', name: '后来改的' } });
  }
}

type Line = readonly [serial: string, verdict: string, fields: string, note: string, consultant: string];

function linesOf(view: OutputOf<'audit.day'>): readonly Line[] {
  const lines = view.groups.flatMap(({ person, rows }) =>
    rows
      .filter(({ kind }) => kind === 'serial')
      .map((row): Line => [row.serial ?? '', row.verdict ?? '', row.fields.join(' '), row.note, person?.name ?? '']),
  );
  return lines.toSorted(byText);
}

function wantedLines(expected: readonly Expected[]): readonly Line[] {
  return expected
    .map(
      ({ serial, verdict, fields: wrong, note, consultant }): Line => [
        serial,
        verdict,
        wrong.join(' '),
        note,
        consultant,
      ],
    )
    .toSorted(byText);
}

function byText(a: Line, b: Line): number {
  return a.join() < b.join() ? -1 : 1;
}

/** Whoever is fined for a card of the day, and for which one. */
async function fined(showroom: TestShowroom, day: string): Promise<readonly string[]> {
  const span = { from: day, to: day, limit: 100 };
  const { rows, nextCursor } = await showroom.as('general_manager').call('finding.list', span);
  if (nextCursor !== null) throw new Error('more findings than one page holds');
  const own = rows.filter(({ subjectKind }) => subjectKind === 'serial');
  return own.map((row) => `${row.subject} ${row.rule} ${row.person?.name} ${row.amountFen}`).toSorted();
}

function fineOf({ serial, verdict, consultant }: Expected): string {
  return `${serial} ${verdict === 'missing' ? 'F-CARD-MISSING' : 'F-CARD-MISMATCH'} ${consultant} 5000`;
}

function countAll(generated: ReturnType<typeof generateDay>, expected: readonly Expected[]): void {
  for (const { verdict, note, fields: wrong } of expected) {
    count(note === '' ? verdict : `${verdict} ${note}`);
    for (const field of wrong) count(`mismatch of ${field}`);
  }
  for (const visit of generated.visits) {
    if (visit.paper === null) count(visit.entry ? 'no_paper' : 'no_card');
    else count(visit.readBlind ? 'blind' : 'marks');
    for (const { at, field } of visit.corrections) {
      if (field === 'serial') count('serial too late');
      else count(at.startsWith(generated.day) ? 'corrected in time' : 'corrected too late');
    }
  }
  for (const _ of generated.byHand) count('by hand');
  for (const _ of generated.voids) count('void');
  if (generated.books.length > 1) count('held');
  if (generated.auditAt.slice(0, 10) !== addDays(generated.day, 1)) count('closed day between');
}
