import { describe, expect, it } from 'vitest';
import { speaksOfOrder } from './order-wish.ts';

describe('a feedback', () => {
  it.each([
    '要订车',
    '价格满意，要 订 车。',
    '今天下午来交定金',
    '想定一台白的',
    '特别想订，周六来',
    '准备订，先付订金',
  ])('「%s」 speaks of an order', (text) => {
    expect(speaksOfOrder(text)).toBe(true);
  });

  it.each([
    '',
    '还没想订车',
    '暂时不订车，等年底',
    '在别家交了定金',
    '要定个时间看车',
    '还在犹豫要不要订',
    '下定决心再说',
    '旧车评估以后再谈',
  ])('「%s」 does not', (text) => {
    expect(speaksOfOrder(text)).toBe(false);
  });
});
