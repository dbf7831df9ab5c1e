import { describe, expect, test } from 'vitest';
import { auditedFieldNames } from './audit-compare.ts';
import { cardCells } from './card-cells.ts';
import { cardField, cardFieldLabel, cardFields, fieldsOfCell } from './card-fields.ts';
import { cardBands } from './card-spec.ts';
import { dictionaryNames } from './dictionary.ts';

const names = (fields: readonly { readonly name: string }[]) => fields.map(({ name }) => name);

describe('the card follows the paper', () => {
  test('in five bands and the store’s own, whose rows are twelve columns wide', () => {
    expect([...new Set(cardCells.map(({ band }) => cardBands[band]))]).toEqual([
      '来访',
      '客户',
      '意向',
      '洽谈',
      '本店',
      '结果',
    ]);
    for (const band of new Set(cardCells.map((cell) => cell.band))) {
      let column = 0;
      for (const { width } of cardCells.filter((cell) => cell.band === band)) {
        expect(column + width).toBeLessThanOrEqual(12);
        column = (column + width) % 12;
      }
      expect(column).toBe(0);
    }
  });

  test('field by field, every cell but the card number holding at least one', () => {
    const cellsOfFields = cardFields.map(({ cell }) => cell);
    const order = cardCells.map(({ id }) => id).filter((id) => id !== 'number');
    expect([...new Set(cellsOfFields)]).toEqual(order);
    expect(cellsOfFields).toEqual(order.flatMap((id) => fieldsOfCell(id).map(({ cell }) => cell)));
  });

  test('with every name and label once', () => {
    expect(new Set(names(cardFields)).size).toBe(cardFields.length);
    expect(new Set(cardFields.map(({ label }) => label)).size).toBe(cardFields.length);
  });

  test('and red stars where the regulation wants them (§二.2)', () => {
    expect(names(cardFields.filter(({ requirement }) => requirement === 'required'))).toEqual([
      'arrivedAt',
      'departedAt',
      'contactWay',
      'visitKind',
      'consultantId',
      'name',
      'gender',
      'phone',
      'customerType',
      'purchaseType',
      'regionCode',
      'source',
      'vehicleId',
      'competitors',
      'expectedOn',
      'level',
      'testDrive',
      'talk',
      'result',
      'nextPlanOn',
      'nextPlanMethod',
    ]);
  });

  test('with a condition in words on every conditional field and on no other', () => {
    for (const field of cardFields) expect(field.condition !== null).toBe(field.requirement === 'conditional');
  });

  test('with five blue corners', () => {
    expect(names(cardFields.filter(({ quick }) => quick))).toEqual([
      'arrivedAt',
      'consultantId',
      'name',
      'phone',
      'level',
    ]);
  });
});

test('the ten audited fields stand on the card once each', () => {
  const audited = cardFields.map(({ audited }) => audited).filter((name) => name !== null);
  expect(audited.toSorted()).toEqual(auditedFieldNames.toSorted());
});

test('every field that is chosen from a list names one', () => {
  for (const { kind, dictionary } of cardFields) {
    expect(dictionary !== null).toBe(kind === 'choice' || kind === 'multi');
    if (dictionary !== null) expect(dictionaryNames).toContain(dictionary);
  }
});

test('a field is found by its name, and its label serves messages', () => {
  expect(cardField('regionCode')).toMatchObject({ label: '地区', band: 'customer', kind: 'region' });
  expect(cardFieldLabel('phone')).toBe('移动电话');
  expect(cardFieldLabel('toString')).toBeNull();
});
