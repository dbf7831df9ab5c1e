import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wechatKey } from './wechat.ts';

describe('a WeChat account', () => {
  test.each([
    ['SongJia_DZ', 'songjia_dz'],
    [' songjia-dz ', 'songjia-dz'],
    ['ｓｏｎｇｊｉａ＿ｄｚ', 'songjia_dz'],
    ['微信：songjia_dz', 'songjia_dz'],
    ['wx: songjia_dz', 'songjia_dz'],
    ['13900004178', '13900004178'],
    ['wxid_abc123', 'wxid_abc123'],
  ])('written as %s is compared as %s', (raw, key) => {
    expect(wechatKey(raw)).toBe(key);
  });

  test.each(['微信同号', '同号', '手机号', '无', '-', '快乐每一天', '小王', 'ab', '_____', '😀😀😀😀😀', '', '   '])(
    '%s names nobody: two people may write it',
    (raw) => expect(wechatKey(raw)).toBeNull(),
  );

  test('compared again is the same', () => {
    const unit = fc.constantFrom(...[...'微信wxvWX:： abcXYZ019_-😀']);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit })), (raw) => {
        const key = wechatKey(raw);
        if (key !== null) expect(wechatKey(key)).toBe(key);
      }),
    );
  });
});
