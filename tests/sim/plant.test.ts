import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plantedFaults } from './planted-faults.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the planted faults', () => {
  test('are at least ten, each with an id of its own', () => {
    expect(plantedFaults.length).toBeGreaterThanOrEqual(10);
    expect(new Set(plantedFaults.map(({ id }) => id)).size).toBe(plantedFaults.length);
  });

  test.each(plantedFaults.map((fault) => [fault.id, fault] as const))('%s still fits the sources', (_id, fault) => {
    for (const { file, find, replace } of fault.edits) {
      expect(readFileSync(join(root, file), 'utf8').split(find)).toHaveLength(2);
      expect(replace).not.toBe(find);
    }
  });
});
