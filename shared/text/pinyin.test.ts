import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pinyinOf, pinyinSortKey, wordPinyinOf } from './pinyin.ts';
import { isSurnameOnly, surnameOf } from './surname.ts';

describe('a name is found by its pronunciation', () => {
  test.each([
    ['宋佳', 'songjia', 'sj'],
    ['王磊', 'wanglei', 'wl'],
    ['孙　明鑫', 'sunmingxin', 'smx'],
    ['吕布', 'lvbu', 'lb'],
    ['A君', 'ajun', 'aj'],
    ['买买提·吐尔逊', 'maimaitituerxun', 'mmttex'],
    ['定州市4S店', 'dingzhoushi4sdian', 'dzs4d'],
  ])('%s is %s, %s', (name, full, initials) => {
    expect(pinyinOf(name)).toEqual({ full, initials });
  });

  test.each([
    ['单雄信', 'shanxiongxin'],
    ['仇英', 'qiuying'],
    ['曾建', 'zengjian'],
    ['解晓东', 'xiexiaodong'],
    ['区志航', 'ouzhihang'],
    ['查良镛', 'zhaliangyong'],
    ['种师道', 'chongshidao'],
    ['盖叫天', 'gejiaotian'],
    ['朴树', 'piaoshu'],
    ['任我行', 'renwoxing'],
    ['尉云', 'weiyun'],
    ['秘明', 'biming'],
  ])('%s begins with a surname that is read %s', (name, full) => {
    expect(pinyinOf(name).full).toBe(full);
  });

  test.each([
    ['单于明', 'chanyuming'],
    ['尉迟恭', 'yuchigong'],
    ['万俟雪', 'moqixue'],
    ['澹台静', 'tantaijing'],
    ['令狐冲', 'linghuchong'],
    ['长孙伟', 'zhangsunwei'],
  ])('%s begins with a compound surname and is read %s', (name, full) => {
    expect(pinyinOf(name).full).toBe(full);
  });

  test('the surname reading applies at the head only', () => {
    expect(pinyinOf('王单').full).toBe('wangdan');
  });

  test('a place is no person', () => {
    expect(wordPinyinOf('解放区')).toEqual({ full: 'jiefangqu', initials: 'jfq' });
    expect(pinyinOf('解放').full).toBe('xiefang');
  });
});

describe('sorting by pinyin', () => {
  test('goes syllable by syllable and then by the characters', () => {
    const names = ['张三', '王五', '李四', '阿牛', '单雄信', '李', '李司', '西安', '先'];
    const sorted = names.toSorted((a, b) => (pinyinSortKey(a) < pinyinSortKey(b) ? -1 : 1));
    expect(sorted).toEqual(['阿牛', '李', '李司', '李四', '单雄信', '王五', '西安', '先', '张三']);
  });
});

test('pinyin holds letters and digits only, and one initial per syllable at most', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 6 }), (name) => {
      const { full, initials } = pinyinOf(name);
      expect(full).toMatch(/^[a-z0-9]*$/);
      expect(initials.length).toBeLessThanOrEqual(full.length);
    }),
  );
});

describe('surnames', () => {
  test('of two characters are kept whole', () => {
    expect(surnameOf('欧阳修')).toBe('欧阳');
    expect(surnameOf('宋佳')).toBe('宋');
    expect(surnameOf('')).toBe('');
  });

  test('alone are told from full names', () => {
    expect(isSurnameOnly('田')).toBe(true);
    expect(isSurnameOnly('欧阳')).toBe(true);
    expect(isSurnameOnly('田永')).toBe(false);
  });
});
