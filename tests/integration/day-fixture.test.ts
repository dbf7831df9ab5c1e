import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { instantAt } from '../../shared/calendar/civil-date.ts';
import { type CardValues, cardInputSchema, tidyCard } from '../../shared/domain/card.ts';
import { findSerial } from '../../shared/domain/card-book.ts';
import { checkCardDates, checkCardValues } from '../../shared/domain/card-check.ts';
import { missingForCompletion, missingForQuickSave } from '../../shared/domain/card-completion.ts';
import { type DictionaryName, matchEntry } from '../../shared/domain/dictionary.ts';
import { defaultDictionaries } from '../../shared/domain/dictionary-defaults.ts';
import { genderLabels } from '../../shared/domain/person-name.ts';
import { planMethods } from '../../shared/domain/plan-codes.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { findRegion } from '../../shared/domain/region.ts';
import { parseTestDriveDetail } from '../../shared/domain/test-drive.ts';
import { defaultVehicles, matchVehicle } from '../../shared/domain/vehicle.ts';
import { normalisePhone } from '../../shared/text/phone.ts';

type Row = Readonly<Record<string, string>>;

/** The fixture's files hold no quotes and no commas inside values. */
function read(file: string): readonly Row[] {
  const path = new URL(`../fixtures/day/${file}.csv`, import.meta.url);
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
  });
}

const paper = read('paper-cards');
const system = read('system-entries');
const owners = read('existing-customers');

const columns: Readonly<Record<string, DictionaryName>> = {
  contact_way: 'contact_way',
  visit: 'visit_kind',
  customer_type: 'customer_type',
  source: 'source',
  channel: 'channel',
  subdealer: 'subdealer',
  colour: 'colour',
  competitor: 'competitor',
  purchase: 'purchase_type',
  payment: 'payment',
  budget: 'budget_band',
  obstacle: 'feedback_category',
  result: 'result',
};

function code(column: string, row: Row): string | null {
  const dictionary = columns[column];
  return dictionary === undefined
    ? null
    : (matchEntry(defaultDictionaries[dictionary], row[column] ?? '')?.code ?? null);
}

function keyOf(labels: Readonly<Record<string, string>>, label: string | undefined): string | undefined {
  return Object.entries(labels).find(([, each]) => each === label)?.[0];
}

function instant(text: string | undefined): number {
  const [date = '', time = ''] = (text ?? '').split(' ');
  return instantAt(date, time, 'Asia/Shanghai');
}

/** One row as a program would send it. */
function cardOf(row: Row): unknown {
  const [registeredOn, registeredTime] = (row.subdealer_registered ?? '').split(' ');
  const drove = row.test_drive === '是';
  return {
    serial: row.serial,
    arrivedAt: instant(row.arrival),
    departedAt: instant(row.departure),
    partySize: Number(row.party),
    contactWay: code('contact_way', row),
    visitKind: code('visit', row),
    consultantId: 'staff-1',
    name: row.name,
    gender: keyOf(genderLabels, row.gender),
    phone: row.phone,
    customerType: code('customer_type', row),
    purchaseType: code('purchase', row),
    regionCode: findRegion(row.province ?? '', row.city ?? '', row.county ?? ''),
    source: code('source', row),
    channel: code('channel', row),
    referrerId: row.referrer_phone ? 'customer-1' : null,
    introducer: row.introducer,
    subdealer: code('subdealer', row),
    subdealerRegisteredOn: registeredOn || null,
    subdealerRegisteredTime: registeredTime || null,
    vehicleId: matchVehicle(defaultVehicles, row.model ?? '')?.id,
    colour: code('colour', row),
    competitors: [code('competitor', row)],
    budget: code('budget', row),
    payment: code('payment', row),
    expectedOn: row.expected || null,
    noExpectedDate: !row.expected,
    level: row.level,
    levelReason: row.level_reason,
    currentVehicle: row.current_vehicle,
    testDrive: drove,
    testDriveDetail: drove ? parseTestDriveDetail(row.test_drive_detail ?? '') : null,
    noDriveReason: drove ? null : matchEntry(defaultDictionaries.no_drive_reason, row.test_drive_detail ?? '')?.code,
    obstacle: code('obstacle', row),
    remark: row.remark,
    result: code('result', row),
    nextPlanOn: row.next_plan,
    nextPlanMethod: keyOf(planMethods, row.next_method),
  };
}

describe('the shipped lists know every word of the day', () => {
  test.each(Object.entries(columns))('%s', (column, dictionary) => {
    const words = new Set([...paper, ...system].map((row) => row[column] ?? '').filter((word) => word !== ''));
    expect(words.size).toBeGreaterThan(0);
    expect([...words].filter((word) => matchEntry(defaultDictionaries[dictionary], word) === null)).toEqual([]);
  });

  test('reasons for no test drive, vehicles, counties, methods and phones', () => {
    const rows = [...paper, ...system];
    const models = [...rows.map((row) => row.model), ...owners.map((row) => row.vehicle)];
    expect(models.filter((model) => matchVehicle(defaultVehicles, model ?? '') === null)).toEqual([]);
    expect(rows.filter((row) => findRegion(row.province ?? '', row.city ?? '', row.county ?? '') === null)).toEqual([]);
    expect(rows.filter((row) => keyOf(planMethods, row.next_method) === undefined)).toEqual([]);
    expect([...rows, ...owners].filter((row) => isRefusal(normalisePhone(row.phone ?? '')))).toEqual([]);
    const reasons = rows.filter((row) => row.test_drive === '否').map((row) => row.test_drive_detail ?? '');
    expect(reasons.filter((reason) => matchEntry(defaultDictionaries.no_drive_reason, reason) === null)).toEqual([]);
  });
});

describe('every row of the day', () => {
  test.each(system.map((row) => [row.serial || `without paper, ${row.phone}`, row] as const))(
    '%s is a complete card',
    (_, row) => {
      const parsed = cardInputSchema.safeParse(cardOf(row));
      expect(parsed.error?.issues ?? []).toEqual([]);
      const values: CardValues = tidyCard(parsed.data ?? {});
      expect(missingForQuickSave(values)).toEqual([]);
      expect(missingForCompletion(values)).toEqual([]);
      expect(missingForCompletion({ ...values, departedAt: null })).toEqual([]);
      expect(checkCardValues(values)).toBeNull();
      const day = '2026-03-09';
      expect(
        checkCardDates(values, { now: instant('2026-03-10 09:00'), today: '2026-03-10', arrivedOn: day }),
      ).toBeNull();
      if (values.introducer) expect(values.remark).toBe(`${row.remark}\n介绍人：${row.introducer}`);
    },
  );

  test('has its paper in the front desk\u2019s book', () => {
    const book = { prefix: 'DZ-', firstNumber: 202600, lastNumber: 202649, width: 6 };
    expect(paper.filter((row) => findSerial([book], row.serial ?? '') === null)).toEqual([]);
  });
});
