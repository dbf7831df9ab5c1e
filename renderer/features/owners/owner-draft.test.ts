import { expect, test } from 'vitest';
import { checkDigitOf } from '../../../shared/text/vin.ts';
import { linesFor } from './car-cell.tsx';
import { blankOwner, missingOf, ownerInput, vinLook } from './owner-draft.ts';

const owner = { ...blankOwner, name: '谢娟', phone: '13950577216', deliveredOn: '2025-07-05' };

test('a car of one’s own words is as good as one of the list', () => {
  expect(missingOf(owner)).toEqual(['vehicleId']);
  expect(missingOf({ ...owner, vehicleLabel: '老款小车' })).toEqual([]);
  expect(missingOf({ ...owner, vehicleId: 'm6-plus' })).toEqual([]);
});

test('empty cells are not sent, and words never beside a chosen car', () => {
  expect(ownerInput({ ...owner, vehicleId: 'm6-plus', vehicleLabel: '老款小车', plate: ' ' })).toEqual({
    name: '谢娟',
    phone: '13950577216',
    deliveredOn: '2025-07-05',
    vehicleId: 'm6-plus',
  });
});

test('a VIN with another check digit is odd and not refused', () => {
  const base = 'LGWEF4A50JF123456';
  const right = `${base.slice(0, 8)}${checkDigitOf(base)}${base.slice(9)}`;
  const wrong = `${base.slice(0, 8)}${checkDigitOf(base) === '1' ? '2' : '1'}${base.slice(9)}`;
  expect([right, wrong, right.slice(0, 16), ''].map(vinLook)).toEqual(['fits', 'odd', 'unfinished', 'empty']);
});

test('what the list lacks is offered as written, a car of the list is not offered twice', () => {
  const options = [{ value: 'shenshou-hybrid', label: '神兽 混动' }];
  expect(linesFor(options, '老款小车').map(({ value }) => value)).toEqual(['words:老款小车']);
  expect(linesFor(options, 'ss').map(({ value }) => value)).toEqual(['shenshou-hybrid', 'words:ss']);
  expect(linesFor(options, '神兽 混动').map(({ value }) => value)).toEqual(['shenshou-hybrid']);
});
