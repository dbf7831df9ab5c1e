/** White space of any kind and everything that takes no room on paper (zero-width, variation selectors, direction marks). */
const invisible = /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * The form in which two hand-written values are compared (domain: 次日核对): Unicode NFKC, all white space and
 * zero-width characters removed, letters case-folded. Idempotent; never shown to a person.
 */
export function comparable(text: string): string {
  let before = text;
  // Folding can yield new spaces or combining marks and the other way round, so it runs until nothing changes.
  for (;;) {
    const after = foldCase(before.normalize('NFKC')).normalize('NFKC').replace(invisible, '');
    if (after === before) return after;
    before = after;
  }
}

/** Are the two values the same in the sense of the audit? */
export function sameText(a: string, b: string): boolean {
  return comparable(a) === comparable(b);
}

/** Case folding letter by letter, so that a final sigma folds like any other; ß becomes ss by way of upper case. */
function foldCase(text: string): string {
  let folded = '';
  for (const letter of text) folded += letter.toUpperCase().toLowerCase();
  return folded.replaceAll('ς', 'σ');
}
