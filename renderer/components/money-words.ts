const wan = 1_000_000;

/** Money in talk: 「11.28 万」 from ten thousand on, else 「8,800 元」; nothing is rounded. @param fen whole fen */
export function moneyWords(fen: number): string {
  if (Math.abs(fen) < wan || fen % 100 !== 0) return `${(fen / 100).toLocaleString('en-US')} 元`;
  return `${trimmed(fen / wan)} 万`;
}

/**
 * Money as the showroom types it: 「11.28万」「112800」「11.28」. A figure below 1000 without a unit means 万, because no car
 * is quoted in hundreds. Whole fen, or null for what is no sum.
 */
export function readMoney(typed: string): number | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s,，]/g, '')
    .replace(/^[¥￥]/, '');
  const match = /^(\d{1,9}(?:\.\d{1,4})?)(万|w|元|块)?$/i.exec(text);
  if (match === null) return null;
  const [, figures = '', unit = ''] = match;
  const amount = Number(figures);
  const isWan = unit === '' ? amount < 1000 && amount > 0 : /万|w/i.test(unit);
  return Math.round(amount * (isWan ? wan : 100));
}

function trimmed(amount: number): string {
  return amount.toFixed(4).replace(/\.?0+$/, '');
}
