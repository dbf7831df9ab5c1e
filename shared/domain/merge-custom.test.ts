import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CustomValues, filledCustom } from './custom-field.ts';
import { chosenCustom, customAfterUndo, customChanges, customCodesOf, proposeCustom } from './merge-custom.ts';

const value = fc.oneof(
  fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
  fc.integer(),
  fc.constant(['a', 'b']),
);
const values: fc.Arbitrary<CustomValues> = fc.dictionary(fc.constantFrom('hobby', 'garage', 'people', 'club'), value);

test('as proposed, nothing that only one of two records says is lost, and of two values the newer stays', () => {
  fc.assert(
    fc.property(values, values, fc.boolean(), (kept, gone, isGoneNewer) => {
      const merged = chosenCustom(kept, gone, proposeCustom(kept, gone, isGoneNewer));
      for (const code of customCodesOf(kept, gone)) {
        const newer = isGoneNewer ? gone[code] : kept[code];
        expect(merged[code]).toEqual(newer ?? kept[code] ?? gone[code]);
      }
      expect(chosenCustom(kept, gone, {})).toEqual(filledCustom({ ...gone, ...kept }));
    }),
  );
});

test('taken back, each code says what it said before, unless somebody wrote it since', () => {
  fc.assert(
    fc.property(values, values, values, fc.boolean(), (kept, gone, edit, isGoneNewer) => {
      const merged = chosenCustom(kept, gone, proposeCustom(kept, gone, isGoneNewer));
      const changes = customChanges(kept, merged);
      expect(customAfterUndo(merged, changes)).toEqual(filledCustom(kept));
      const after = customAfterUndo({ ...merged, ...edit }, changes);
      for (const [code, written] of Object.entries(edit))
        if (JSON.stringify(written) !== JSON.stringify(merged[code])) expect(after[code]).toEqual(written);
    }),
  );
});

test('a value is chosen code by code', () => {
  const kept = { hobby: '钓鱼', people: 2 };
  const gone = { hobby: '越野', people: 3 };
  expect(chosenCustom(kept, gone, { hobby: 'gone', people: 'kept' })).toEqual({ hobby: '越野', people: 2 });
});
