import { describe, expect, test } from 'vitest';
import { defaultDictionaries } from './dictionary-defaults.ts';
import { defaultVehicles, matchVehicle, vehicleEntry, vehicleLabel, vehicleSchema } from './vehicle.ts';

describe('the shipped vehicles', () => {
  test('are valid, have distinct ids and names, and come in colours of the list', () => {
    const colours = defaultDictionaries.colour.map(({ code }) => code);
    for (const vehicle of defaultVehicles) {
      expect(vehicleSchema.parse(vehicle)).toEqual(vehicle);
      expect(colours).toEqual(expect.arrayContaining([...vehicle.colours]));
    }
    expect(new Set(defaultVehicles.map(({ id }) => id)).size).toBe(defaultVehicles.length);
    expect(new Set(defaultVehicles.map(vehicleLabel)).size).toBe(defaultVehicles.length);
  });
});

describe('a vehicle', () => {
  test('is written as series, model and trim', () => {
    expect(vehicleLabel({ series: 'H9', model: '2.0T', trim: '四驱' })).toBe('H9 2.0T 四驱');
    expect(vehicleLabel({ series: 'M6', model: 'PLUS', trim: '' })).toBe('M6 PLUS');
  });

  test('is understood from id, label and alias, whatever the spaces, width and case', () => {
    const idOf = (text: string) => matchVehicle(defaultVehicles, text)?.id;
    expect(['H6 第三代 2.0T', 'H6  第三代  2.0T', 'h6第三代2.0t', 'Ｈ６ 第三代', 'h6-gen3-2.0t'].map(idOf)).toEqual(
      Array(5).fill('h6-gen3-2.0t'),
    );
    expect(idOf('枭龙max')).toBe('xiaolong-max');
  });

  test('is not guessed from half a name', () => {
    expect(matchVehicle(defaultVehicles, 'H6')).toBeNull();
    expect(matchVehicle(defaultVehicles, '')).toBeNull();
  });

  test('is an entry of a list by its id', () => {
    expect(defaultVehicles.slice(0, 1).map(vehicleEntry)).toMatchObject([
      { code: 'h6-gen3-2.0t', label: 'H6 第三代 2.0T' },
    ]);
  });
});
