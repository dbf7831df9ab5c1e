import { describe, expect, it } from 'vitest';
import { defaultDictionaries } from './dictionary-defaults.ts';
import { proposeCategory } from './feedback-category.ts';

const categories = defaultDictionaries.feedback_category;

describe('the category of a feedback', () => {
  it.each([
    ['月底有活动再降 3000 就定', 'price_drop'],
    ['要灰色，现车没有颜色', 'no_colour'],
    ['在看轩逸，对比竞品', 'comparing'],
    ['老婆不同意，周六一起来', 'family'],
    ['等贷款批下来', 'funds'],
    ['旧车想卖 4 万', 'trade_in_price'],
    ['太远，不方便', 'distance'],
    ['已经买了别的车', 'bought_elsewhere'],
  ])('%s → %s', (text, code) => {
    expect(proposeCategory(categories, text)).toBe(code);
  });

  it('is not guessed where no word of the list stands in the text', () => {
    expect(proposeCategory(categories, '明天下午来店')).toBeNull();
    expect(proposeCategory(categories, '试驾了，比较满意')).toBeNull();
    expect(proposeCategory(categories, '')).toBeNull();
  });

  it('is never one that the store has switched off', () => {
    const off = categories.map((entry) => (entry.code === 'funds' ? { ...entry, active: false } : entry));
    expect(proposeCategory(off, '等贷款批下来')).toBeNull();
  });

  it('is the one with most of the words: 旧车 and 评估 before 爱人', () => {
    expect(proposeCategory(categories, '3.2 万能接受旧车价，要当面看评估单，带爱人来')).toBe('trade_in_price');
  });

  it('counts a word inside a longer one once', () => {
    const entries = [
      { code: 'a', label: '降价', aliases: ['等降价'], active: true },
      { code: 'b', label: '月底活动', aliases: [], active: true },
    ];
    expect(proposeCategory(entries, '等降价，月底活动')).toBe('b');
  });

  it('goes by the longest word', () => {
    const entries = [
      { code: 'a', label: '颜色', aliases: [], active: true },
      { code: 'b', label: '颜色没有', aliases: [], active: true },
    ];
    expect(proposeCategory(entries, '要的颜色没有')).toBe('b');
  });
});
