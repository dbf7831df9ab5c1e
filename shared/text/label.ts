/**
 * Takes the word off that people copy along with a value (「手机：139…」, 「车牌 冀F…」), in compatibility form (NFKC).
 * @param label the word at the head, without its colon
 */
export function withoutLabel(raw: string, label: RegExp): string {
  let before = raw.normalize('NFKC').trim();
  // until nothing changes, so that doing it twice does no more than once
  for (;;) {
    const after = before.replace(label, '');
    if (after === before) return before;
    before = after
      .replace(/^[\s:=]+/, '')
      .normalize('NFKC')
      .trim();
  }
}
