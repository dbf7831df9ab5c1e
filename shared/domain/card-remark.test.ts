import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { remarkWithIntroducer, remarkWithoutIntroducer } from './card-remark.ts';

describe('the introducer stands in the remark as well (§二.6)', () => {
  const relation = { source: 'relation', introducer: '集团售后何主任' } as const;

  test('on a line of its own behind what was written', () => {
    expect(remarkWithIntroducer({ ...relation, remark: '左撇子' })).toBe('左撇子\n介绍人：集团售后何主任');
    expect(remarkWithIntroducer({ ...relation, remark: null })).toBe('介绍人：集团售后何主任');
  });

  test('once, however often it is saved', () => {
    const remark = remarkWithIntroducer({ ...relation, remark: '左撇子' });
    expect(remarkWithIntroducer({ ...relation, remark })).toBe(remark);
  });

  test('under the new name when it changes', () => {
    const remark = remarkWithIntroducer({ ...relation, remark: '左撇子' });
    expect(remarkWithIntroducer({ ...relation, introducer: '集团财务黄主任', remark })).toBe(
      '左撇子\n介绍人：集团财务黄主任',
    );
  });

  test('and no longer once the source is another or the name is gone', () => {
    const remark = remarkWithIntroducer({ ...relation, remark: '左撇子' });
    expect(remarkWithIntroducer({ ...relation, source: 'walk_in', remark })).toBe('左撇子');
    expect(remarkWithIntroducer({ ...relation, introducer: ' ', remark })).toBe('左撇子');
  });

  test('without touching anything else in it', () => {
    const lines = fc.array(fc.constantFrom('左撇子', '戴眼镜', '他说介绍人：老王', ''), { maxLength: 4 });
    fc.assert(
      fc.property(lines, fc.constantFrom('甲', '乙'), (written, introducer) => {
        const remark = written.join('\n').trim();
        expect(remarkWithoutIntroducer(remarkWithIntroducer({ source: 'relation', introducer, remark }))).toBe(remark);
      }),
    );
  });
});
