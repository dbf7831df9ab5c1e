import { comparable } from '../text/compare.ts';
import { comparablePhone } from '../text/phone.ts';

/** By what a person is looked for in a list: everything that names him and nobody else. */
export interface NamedBy {
  readonly names: readonly string[];
  readonly phones: readonly string[];
  /** WeChat, QQ, Weibo, e-mail. */
  readonly accounts: readonly string[];
  /** Plates and VINs. */
  readonly cars: readonly string[];
}

/** Digits by which one phones' tail is remembered, and so many by which any part of a number leads to one person. */
const tailDigits = 4;
const tellingDigits = 7;

/**
 * Whether words of a kept filter look for this person (domain §13): his name or two characters of it, the tail of a
 * number or most of it, a part of an account, a plate or a VIN. A feature that fits many (「戴眼镜」, 「田」) names nobody.
 */
export function looksFor(words: string, person: NamedBy): boolean {
  const text = comparable(words);
  const isNamed = person.names.map(comparable).some((name) => isPart(text, name, 2) || isPart(name, text, 2));
  if (isNamed) return true;
  const known = [...person.accounts, ...person.cars].map(comparable);
  if (known.some((each) => isPart(text, each, 4) || isPart(each, text, 4))) return true;
  const phones = person.phones.map((phone) => comparablePhone(phone).replace(/\D/g, ''));
  return digitRuns(words).some((digits) =>
    phones.some(
      (phone) =>
        isPart(phone, digits, tellingDigits) ||
        (digits.length >= tailDigits && phone.endsWith(digits)) ||
        isPart(digits, phone, tellingDigits),
    ),
  );
}

/** Whether a text of at least so many characters stands in another one. */
function isPart(part: string, whole: string, least: number): boolean {
  return [...part].length >= least && whole.includes(part);
}

/** The numbers in a text, however they are written: 「139-0000 6621」 is one. */
function digitRuns(text: string): readonly string[] {
  return (text.normalize('NFKC').match(/\d(?:[\s-]?\d)*/g) ?? []).map((run) => run.replace(/\D/g, ''));
}

/** Every text in a value, however deep, those inside JSON texts as well. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    if (!/^[[{]/.test(value)) return value === '' ? [] : [value];
    return textsIn(parsed(value) ?? '');
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.slice(1);
  }
}
