/** A sum as an order writes it: 11280000 fen → 「¥112,800.00」. */
export function yuanWords(fen: number): string {
  return `¥${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}
