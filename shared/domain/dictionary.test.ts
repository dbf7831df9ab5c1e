import { describe, expect, test } from 'vitest';
import { messageOf } from '../contract/errors.ts';
import {
  checkEntries,
  choices,
  type DictionaryEntry,
  dictionaryNames,
  dictionaryTitles,
  entrySchema,
  filterEntries,
  fixedCodes,
  labelOfCode,
  matchEntry,
  valuesOfWords,
} from './dictionary.ts';
import { defaultDictionaries } from './dictionary-defaults.ts';

const { colour, competitor, source } = defaultDictionaries;

function entry(code: string, label: string, rest: Partial<DictionaryEntry> = {}): DictionaryEntry {
  return { code, label, aliases: [], sort: 10, active: true, ...rest };
}

function message(refusal: ReturnType<typeof checkEntries>): string | null {
  return refusal && messageOf(refusal.code, refusal.params);
}

describe('the shipped lists', () => {
  test.each(dictionaryNames)('%s is valid, has no word twice and keeps its fixed codes', (name) => {
    expect(dictionaryTitles[name]).not.toBe('');
    expect(defaultDictionaries[name].length).toBeGreaterThan(0);
    for (const each of defaultDictionaries[name]) expect(entrySchema.parse(each)).toEqual(each);
    expect(checkEntries(name, defaultDictionaries[name])).toBeNull();
  });

  test('hold the thirteen sources and the five results of the card in its order', () => {
    expect(source.map(({ label }) => label).join(' ')).toBe(
      '自然来店 来电 网络 电销邀约 车展 外展 活动 客户推荐 关系介绍 二网介绍 老客户再购 战败激活 其他',
    );
    expect(defaultDictionaries.result.map(({ label }) => label)).toEqual(['继续跟进', '订车', '战败', '休眠', '无效']);
  });
});

describe('a word means an entry', () => {
  test('by code, by label and by alias', () => {
    expect(['white', '白', '珍珠白', ' 白 色 '].map((word) => matchEntry(colour, word)?.code)).toEqual(
      Array(4).fill('white'),
    );
    expect(['RAV4', 'rav4', 'ＲＡＶ４', 'Rav 4'].map((word) => matchEntry(competitor, word)?.code)).toEqual(
      Array(4).fill('rav4'),
    );
    expect(matchEntry(competitor, '无')?.code).toBe('none');
  });

  test('and an unknown or empty one means none', () => {
    expect([matchEntry(colour, '彩虹'), matchEntry(colour, ''), matchEntry(colour, ' ')]).toEqual([null, null, null]);
  });

  test('an entry out of use is still understood, but one in use comes first', () => {
    const old = entry('pearl', '珍珠白', { active: false });
    expect(matchEntry([old], '珍珠白')).toBe(old);
    expect(matchEntry([old, ...colour], '珍珠白')?.code).toBe('white');
  });

  test('a label beats an alias of another entry', () => {
    const list = [entry('a', '一', { aliases: ['二'] }), entry('b', '二')];
    expect(matchEntry(list, '二')?.code).toBe('b');
  });
});

describe('choosing from a list', () => {
  test('offers what is in use, in the store\u2019s order', () => {
    const list = [entry('b', '乙', { sort: 20 }), entry('x', '旧', { active: false }), entry('a', '甲', { sort: 10 })];
    expect(choices(list).map(({ code }) => code)).toEqual(['a', 'b']);
  });

  test('narrows by label, alias, pinyin and initials', () => {
    const codes = (typed: string) => filterEntries(source, typed).map(({ code }) => code);
    expect(codes('推荐')).toEqual(['referral']);
    expect(codes('kh')).toEqual(['referral']);
    expect(codes('kehu')).toEqual(['referral']);
    expect(codes('转介')).toEqual(['referral']);
    expect(codes('')).toHaveLength(source.length);
    expect(codes('zzz')).toEqual([]);
  });

  test('a free entry keeps its own words, a known one becomes its code, and nothing stands twice', () => {
    expect(valuesOfWords(competitor, ['本田crv', '理想L6', 'CR-V'])).toEqual(['crv', '理想L6']);
    expect(['crv', '理想L6'].map((code) => labelOfCode(competitor, code))).toEqual(['CR-V', '理想L6']);
  });
});

describe('saving a list is refused', () => {
  test('where a code stands twice', () => {
    expect(message(checkEntries('channel', [entry('a', '甲'), entry('a', '乙')]))).toBe('代码「a」已经用过，请换一个');
  });

  test('where one word means two entries in use', () => {
    const clash = [entry('a', '白'), entry('b', '乳白', { aliases: [' 白 '] })];
    expect(message(checkEntries('colour', clash))).toBe('「乳白」和「白」用了同一个词，核对时分不清，请改一个');
    expect(checkEntries('colour', [clash[0] ?? entry('z', 'z'), entry('b', '白', { active: false })])).toBeNull();
  });

  test.each(Object.entries(fixedCodes).flatMap(([name, codes]) => codes.map((code) => [name, code] as const)))(
    'where %s loses %s, which a rule asks for',
    (name, code) => {
      const list = defaultDictionaries[name as keyof typeof fixedCodes];
      const off = list.map((each) => (each.code === code ? { ...each, active: false } : each));
      const refusal = checkEntries(name as keyof typeof fixedCodes, off);
      expect(message(refusal)).toBe(`「${labelOfCode(list, code)}」规定要用到，不能停用，可以改名称`);
      expect(
        checkEntries(
          name as keyof typeof fixedCodes,
          list.filter((each) => each.code !== code),
        ),
      ).not.toBeNull();
    },
  );
});

test('a code is lower-case letters, digits and underscores', () => {
  expect(entrySchema.safeParse(entry('White', '白')).success).toBe(false);
  expect(entrySchema.safeParse(entry('8_12', '8-12万')).success).toBe(false);
  expect(entrySchema.safeParse(entry('from_8_to_12', '8-12万')).success).toBe(true);
  expect(entrySchema.safeParse(entry('a', '')).success).toBe(false);
});
