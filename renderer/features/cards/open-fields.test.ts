import { expect, test } from 'vitest';
import type { CardValues } from '../../../shared/domain/card.ts';
import { missingForCompletion } from '../../../shared/domain/card-completion.ts';
import { type CardAuto, shownValues } from './card-shown.ts';
import { openFields } from './open-fields.ts';

const auto: CardAuto = {
  arrivedAt: 1_773_016_800_000,
  departedAt: null,
  consultantId: 'wang',
  visitKind: 'repeat',
  planOn: '2026-03-14',
};
/** A repeat card of the quick save: the plan is not on it yet. */
const quick: CardValues = {
  ...{ arrivedAt: auto.arrivedAt, consultantId: 'wang', visitKind: 'repeat', name: '田永刚', phone: '13900006621' },
  ...{ customerType: 'person', purchaseType: 'first', contactWay: 'showroom', regionCode: '130682' },
  ...{ source: 'walk_in', vehicleId: 'h9', competitors: ['none'], noExpectedDate: true, testDrive: true },
  gender: 'male',
  level: 'B',
  result: 'follow',
};
const names = (fields: readonly { readonly field: string }[]): readonly string[] => fields.map(({ field }) => field);

test('a list counts for a repeat card what its form counts: the plan comes by itself, a sub-form is one matter', () => {
  // what the host tells a list, and what the form finds with what comes by itself
  const ofList = openFields(missingForCompletion(quick), { departedAt: null });
  const shown = shownValues(quick, auto);
  const ofForm = openFields(missingForCompletion(shown), { departedAt: shown.departedAt ?? null });
  expect(names(ofList)).toEqual(names(ofForm));
  expect(names(ofList)).not.toContain('nextPlanOn');
  expect(names(ofList).filter((field) => field === 'testDriveDetail')).toHaveLength(1);
  expect(names(ofList).at(-1)).toBe('departedAt');
});

test('whoever has left needs no departure, and a name that is too short keeps its hint', () => {
  const missing = [{ field: 'name', label: '姓名（全名）' }];
  expect(openFields(missing, { departedAt: 1_773_020_400_000 })).toEqual(missing);
});
