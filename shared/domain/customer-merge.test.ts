import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerFieldNames } from './customer.ts';
import { type MergeValues, mergeValues, phonesOf, proposeMerge } from './customer-merge.ts';
import { isRefusal } from './refusal.ts';

const empty = Object.fromEntries(customerFieldNames.map((name) => [name, null])) as MergeValues; // every field, empty
const record = (values: Partial<MergeValues>): MergeValues => ({ ...empty, name: '田永刚', ...values });
const at = (kept: number, gone: number) => ({ kept: () => kept, gone: () => gone });

const text = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null });
const phone = fc.option(fc.constantFrom('13900000001', '13900000002', '13900000003', '13900000004'), { nil: null });
const anyRecord: fc.Arbitrary<MergeValues> = fc
  .record(Object.fromEntries(customerFieldNames.map((name) => [name, /phone/.test(name) ? phone : text])))
  .map((values) => ({ ...empty, ...values }));

describe('what is proposed', () => {
  test('is the newer of two values, and what only one of them says', () => {
    const [kept, gone] = [record({ wechat: 'a', qq: '1' }), record({ wechat: 'b', email: 'x@y' })];
    expect(proposeMerge(kept, gone, at(1, 2))).toMatchObject({ wechat: 'gone', qq: 'kept', email: 'gone' });
    expect(proposeMerge(kept, gone, at(2, 1))).toMatchObject({ wechat: 'kept', qq: 'kept', email: 'gone' });
  });

  test('is the full name of a surname and a full name, whichever is older', () => {
    expect(proposeMerge(record({ name: '田' }), record({ name: '田永刚' }), at(2, 1))).toMatchObject({ name: 'gone' });
    expect(proposeMerge(record({ name: '田永刚' }), record({ name: '田' }), at(1, 2))).toMatchObject({ name: 'kept' });
  });

  test('is both of two remarks, unless they are too long together', () => {
    const long = '长'.repeat(400);
    expect(proposeMerge(record({ remark: '一' }), record({ remark: '二' }), at(1, 2))).toMatchObject({
      remark: 'both',
    });
    expect(proposeMerge(record({ remark: long }), record({ remark: `${long}二` }), at(1, 2))).toMatchObject({
      remark: 'gone',
    });
  });

  test('can always be done, loses no number while there is room, and puts none in twice', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, fc.nat(3), fc.nat(3), (kept, gone, keptAt, goneAt) => {
        const merged = mergeValues(kept, gone, proposeMerge(kept, gone, at(keptAt, goneAt)));
        if (isRefusal(merged)) throw new Error(merged.code);
        const numbers = [merged.phone, merged.phone2].filter((each) => each !== null);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(numbers.length).toBe(Math.min(2, phonesOf(kept, gone).length));
        if (numbers.length > 0) expect(merged.noPhoneReason).toBeNull();
        for (const name of customerFieldNames) {
          const isOfAnotherPlace =
            name === 'street' && (kept.regionCode ?? gone.regionCode) !== (gone.regionCode ?? kept.regionCode);
          if (name === 'noPhoneReason' || name.startsWith('phone') || isOfAnotherPlace) continue;
          if (kept[name] !== null || gone[name] !== null) expect(merged[name] ?? '', name).not.toBe('');
        }
      }),
    );
  });
});

describe('what is chosen', () => {
  test('takes region and street together', () => {
    const kept = record({ regionCode: '130682', street: '兴定路 1 号' });
    const gone = record({ regionCode: '130602' });
    expect(mergeValues(kept, gone, { address: 'gone' })).toMatchObject({ regionCode: '130602', street: null });
  });

  test('of a number that is not there is refused, naming the field', () => {
    const kept = record({ phone: '13900000001' });
    expect(mergeValues(kept, record({}), { phone: 'gone.phone' })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'choices.phone',
    });
  });

  test('as the first number is not the second one as well', () => {
    const [kept, gone] = [record({ phone: '13900000001' }), record({ phone: '13900000002' })];
    expect(mergeValues(kept, gone, { phone: 'gone.phone', phone2: 'gone.phone' })).toMatchObject({
      phone: '13900000002',
      phone2: '13900000001',
    });
  });
});
