import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instantAt, startOfDay } from '../calendar/civil-date.ts';
import { defaultStoreCalendar } from '../calendar/store-calendar.ts';
import { type AuditedField, type AuditedValues, auditedFieldNames, type CompareBook } from './audit-compare.ts';
import { buildAuditDay } from './audit-day.ts';
import { type AuditDayFacts, auditItems, type ItemReading, itemKey, type SystemCard } from './audit-item.ts';
import { findingsOfSheet } from './audit-sheet.ts';
import { buildSheet } from './audit-sheet-build.ts';
import { verdicts } from './audit-verdict.ts';
import type { DictionaryName } from './dictionary.ts';
import { defaultDictionaries } from './dictionary-defaults.ts';
import { findRegion, regionPath } from './region.ts';
import { regulationRulebook } from './rulebook.ts';
import { defaultVehicles, vehicleEntry } from './vehicle.ts';

type Line = Readonly<Record<string, string>>;

const auditOn = '2026-03-09';
const { zone } = defaultStoreCalendar;
const dayEndAt = startOfDay('2026-03-10', zone);
const paperCards = readCsv('paper-cards.csv');
const systemEntries = readCsv('system-entries.csv');
const corrections = readCsv('corrections.csv');

const book: CompareBook = {
  source: defaultDictionaries.source,
  colour: defaultDictionaries.colour,
  competitor: defaultDictionaries.competitor,
  model: defaultVehicles.map(vehicleEntry),
  regionPath,
};

/** The fixture's files have no quoted cells; a row that does not fit its header would be misread, so it fails. */
function readCsv(name: string): readonly Line[] {
  const text = readFileSync(new URL(`../../tests/fixtures/day/${name}`, import.meta.url), 'utf8');
  const [header = [], ...rows] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return rows.map((cells) => {
    if (cells.length !== header.length) throw new Error(`${name}: ${cells.join(',')}`);
    return Object.fromEntries(header.map((column, i) => [column, cells[i] ?? '']));
  });
}

function instantOf(written: string): number {
  return instantAt(written.slice(0, 10), written.slice(11), zone);
}

function codeOf(list: DictionaryName, label: string): string {
  const code = defaultDictionaries[list].find((entry) => entry.label === label)?.code;
  if (code === undefined) throw new Error(`no ${list} ${label}`);
  return code;
}

function valuesOf(line: Line): AuditedValues {
  return {
    name: line.name ?? '',
    phone: line.phone || null,
    source: codeOf('source', line.source ?? ''),
    county: countyIn(line),
    model: book.model.find(({ label }) => label === line.model)?.code ?? null,
    colour: codeOf('colour', line.colour ?? ''),
    level: line.level ?? '',
    expected: line.expected || null,
    competitor: [codeOf('competitor', line.competitor ?? '')],
    next_plan: line.next_plan || null,
  };
}

/** A correction names the county alone, perhaps in another city than the row did; all counties of the day are in Hebei. */
function countyIn({ county = '' }: Line): string | null {
  for (const city of ['保定市', '石家庄市']) {
    const code = findRegion('河北省', city, county);
    if (code !== null) return code;
  }
  return null;
}

function cardOf(entry: Line, index: number): SystemCard {
  const enteredAt = instantOf(entry.entered_at ?? '');
  const asOf = (untilMs: number): Line => {
    const made = corrections.filter(({ serial, at = '' }) => serial === entry.serial && instantOf(at) < untilMs);
    return { ...entry, ...Object.fromEntries(made.map(({ field = '', value = '' }) => [field, value])) };
  };
  const inTime = enteredAt < dayEndAt;
  return {
    cardId: `card-${index}`,
    number: `20260309-A${index}`,
    customerId: `customer-${index}`,
    consultantId: entry.consultant ?? null,
    arrivedAt: instantOf(entry.arrival ?? ''),
    serialAtDayEnd: inTime ? entry.serial || null : null,
    serialNow: entry.serial || null,
    values: inTime ? valuesOf(asOf(dayEndAt)) : null,
    valuesNow: valuesOf(asOf(Number.POSITIVE_INFINITY)),
  };
}

function readingOf(line: Line): ItemReading {
  const fields: Partial<Record<AuditedField, { paper: string; mark: null }>> = {};
  for (const field of auditedFieldNames) fields[field] = { paper: line[field] ?? '', mark: null };
  return { paper: { kind: 'read', fields }, keyedConsultantId: null, trafficId: null };
}

const cards = systemEntries.map(cardOf);
const arrivals = [...paperCards, ...systemEntries.filter(({ serial }) => serial === '')];
const facts: AuditDayFacts = {
  auditOn,
  auditedFields: auditedFieldNames,
  book,
  cards,
  books: [{ bookId: 'desk', prefix: 'DZ-', firstNumber: 202600, lastNumber: 202649, width: 6, holderId: null }],
  voids: [],
  serialsUsedBefore: [],
  serialsSigned: [],
  addedByHand: [],
  traffic: arrivals.map((line, i) => ({
    trafficId: `traffic-${i}`,
    arrivedAt: instantOf(line.arrival ?? ''),
    receiverId: line.consultant ?? null,
    cardId: cards[systemEntries.findIndex(({ arrival }) => arrival === line.arrival)]?.cardId ?? null,
    partySize: Number(line.party),
    explanation: '',
  })),
  readings: new Map(paperCards.map((line) => [itemKey('serial', line.serial ?? ''), readingOf(line)])),
};

describe('the business day of 2026-03-09 (§八.1)', () => {
  const items = auditItems(facts);

  it('reaches exactly the verdicts, fields and notes of expected-audit.csv, and no line more', () => {
    const reached = items.map(({ serial, cardId, verdict, fields, note }) => ({
      serial: serial ?? '',
      phone: serial === null ? (cards.find((card) => card.cardId === cardId)?.valuesNow.phone ?? '') : '',
      verdict: verdict === null ? '' : verdicts[verdict],
      fields: fields.join(' '),
      note,
    }));
    expect(reached).toEqual(readCsv('expected-audit.csv'));
  });

  it('puts every line under the consultant whom the paper or the card names', () => {
    const written = new Map(arrivals.map(({ serial = '', phone = '', consultant }) => [serial || phone, consultant]));
    for (const { serial, cardId, personId } of items) {
      const phone = cards.find((card) => card.cardId === cardId)?.valuesNow.phone ?? '';
      expect(personId, serial ?? phone).toBe(written.get(serial ?? phone));
    }
  });

  it('leads to 26 findings of 50 RMB, each against a person', () => {
    const context = {
      rulebooks: [regulationRulebook({ finesOn: true })],
      calendar: defaultStoreCalendar,
      sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
    };
    const day = buildAuditDay(facts);
    const sheet = buildSheet({
      day,
      store: { id: 'store', name: '定州店', calendar: defaultStoreCalendar },
      inspector: { id: 'manager', name: '周海涛', role: 'sales_manager' },
      signedAt: instantAt('2026-03-10', '17:20', zone),
      book,
      auditedFields: [...auditedFieldNames],
      people: [...new Set(arrivals.map(({ consultant = '' }) => consultant))].map((name) => ({ id: name, name })),
      customerNames: new Map(),
      workByPerson: new Map(),
      treatments: new Map(),
      personTreatments: new Map(),
      otherFindings: [],
      context,
    });
    const findings = findingsOfSheet(sheet, context);
    const due = readCsv('expected-audit.csv').filter(({ verdict }) => verdict === '未录入' || verdict === '不一致');
    expect(findings).toHaveLength(due.length);
    expect(due).toHaveLength(26);
    expect(
      findings.every(({ amountFen, personId, clause }) => amountFen === 5000 && personId !== null && clause === '八.1'),
    ).toBe(true);
    expect(sheet.totals).toMatchObject({
      cards: 50,
      entered: 42,
      missing: 8,
      noPaper: 2,
      noCard: 0,
      amountFen: 130_000,
    });
  });
});
