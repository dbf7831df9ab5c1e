import { isRefusal } from '../domain/refusal.ts';
import { comparable } from './compare.ts';
import { normalisePhone } from './phone.ts';
import { everydaySyllablesOf, joined, syllablesOf } from './pinyin.ts';
import { normalisePlate } from './plate.ts';
import { normaliseVin } from './vin.ts';

/**
 * How a customer is found as one types (name, pinyin initials, phone tail, plate, VIN).
 *
 * A customer's terms are tokens separated by spaces, for an FTS5 column with `tokenize = 'unicode61'`
 * (`'ascii'` works as well: the terms hold nothing but letters, digits and Chinese characters). Whatever may be typed is the *beginning* of some token, so a search is a set of
 * prefix queries and nothing else: no scan, no phrase, `detail = 'none'` suffices. The first letter is the kind:
 *
 * | token | made of | found by typing |
 * |---|---|---|
 * | `m宋佳` | a name from its beginning, at most 8 characters of it | `宋`, `宋佳` |
 * | `n佳` | every further ending of it | `佳` |
 * | `qsongjia`, `pjia` | pinyin from the beginning, and from every further syllable on | `song`, `songj`, `jia` |
 * | `jsj`, `ij` | initials from the beginning, and from every further character on | `sj`, `j` |
 * | `t87130000051` | a phone's digits backwards | `3178` |
 * | `f15000003178` | a phone's digits | `15000` |
 * | `h冀f12345`, `hf12345`, `h12345`, … | every ending of a plate of 3 characters or more | `冀F1`, `12345`, `345` |
 * | `n…`, `p…`, `i…` | the same of other words: their first 20 characters, never as a beginning | `钓鱼` |
 * | `v…`, `w…` | a VIN forwards and backwards | the whole VIN, its last 4 or more characters |
 *
 * A name is indexed with the reading of its surname and with the everyday one (单: `s…` and `d…`).
 * Recommended prefix indexes: `prefix = '2 3 4 5'` (kind letter included).
 *
 * Whoever is called what was typed comes first, then whose name begins with it, then everybody else: that is what the
 * kinds for beginnings are for. Each of these is an expression of its own, so that the first ones alone are read where
 * they already fill the list.
 */
export interface SearchSubject {
  readonly name: string;
  /** Names of contacts at a firm. */
  readonly otherNames?: readonly string[];
  /** Normalised phones. */
  readonly phones: readonly string[];
  readonly plates?: readonly string[];
  readonly vins?: readonly string[];
  /** Other words by which he is known; who is called so himself comes first. */
  readonly words?: readonly string[];
}

export type SearchKind = 'name' | 'pinyin' | 'phone' | 'plate' | 'vin' | 'mixed' | 'nothing';

export interface Search {
  /** What the words look like; `mixed` for several words of different kinds. */
  readonly kind: SearchKind;
  /** Every word must match one of its prefixes. */
  readonly words: readonly (readonly string[])[];
  /** The FTS5 MATCH expression of everybody who is meant; null where there is nothing to look for yet. */
  readonly match: string | null;
  /** The same in parts, those who are meant most likely first; somebody may be in several of them. */
  readonly ranks: readonly string[];
  /** Set where the whole query is one complete number: only these find a colleague's customer (domain: privacy). */
  readonly exactPhone: string | null;
  readonly exactPlate: string | null;
  readonly exactVin: string | null;
}

const nameLength = 8;
const pinyinLength = 24;
const wordsLength = 20;
const shortestTail = 3;
const shortestVinPart = 4;
const longestQuery = 64;
const titles = /(?:先生|女士|小姐|太太|师傅)$/u;

/** The terms under which a customer is filed; see the table above. */
export function searchTermsOf(subject: SearchSubject): string {
  const tokens = new Set<string>();
  for (const name of [subject.name, ...(subject.otherNames ?? [])]) addName(tokens, name);
  for (const words of subject.words ?? []) addName(tokens, [...words].slice(0, wordsLength).join(''), false);
  for (const phone of subject.phones) {
    const digits = phone.split('x')[0] ?? '';
    if (digits !== '') tokens.add(`t${backwards(digits)}`).add(`f${digits}`);
  }
  for (const plate of subject.plates ?? []) {
    const characters = lettersOf(plate);
    for (let i = 0; i + shortestTail <= characters.length; i++) tokens.add(`h${characters.slice(i).join('')}`);
  }
  for (const vin of subject.vins ?? []) {
    const characters = lettersOf(vin).join('');
    if (characters !== '') tokens.add(`v${characters}`).add(`w${backwards(characters)}`);
  }
  return [...tokens].join(' ');
}

/** What somebody typed, as prefix queries over the tokens of `searchTermsOf`. Never throws, whatever is typed. */
export function parseSearch(query: string): Search {
  const text = query.normalize('NFKC').slice(0, longestQuery).trim();
  const exact = exactNumbers(text);
  // Digits with spaces and dashes between them are one number; other words stand for themselves.
  const number = /^[\d\s\p{Pd}+()]+$/u.test(text) ? text.replace(/\D/g, '') : null;
  const parts = number === null ? text.split(/\s+/u) : [exact.exactPhone?.split('x')[0] ?? number];
  const parsed = parts.flatMap(parseWord);
  const words = parsed.map(allPrefixes);
  const kinds = new Set(parsed.map((word) => word.kind));
  const [kind = 'nothing'] = kinds;
  return { kind: kinds.size > 1 ? 'mixed' : kind, words, match: matchOf(words), ranks: ranksOf(parsed), ...exact };
}

interface Word {
  readonly kind: Exclude<SearchKind, 'mixed' | 'nothing'>;
  /** Beginnings of tokens for the beginning of a name; none where the word is no name. */
  readonly starts: readonly string[];
  /** Beginnings of all other tokens. */
  readonly parts: readonly string[];
}

const allPrefixes = ({ starts, parts }: Word): readonly string[] => [...starts, ...parts];

function parseWord(word: string): readonly Word[] {
  const characters = lettersOf(word.replace(titles, ''));
  const text = characters.join('');
  if (text === '') return [];
  if (/^\d+$/.test(text)) return numberWord(text);
  if (/^[a-zü]+$/.test(text)) return [lettersWord(text)];
  if (/^[a-z\d]+$/.test(text)) return [partOfPlateOrVin(text)];
  if (/^\p{Script=Han}[a-z][a-z\d]*\p{Script=Han}?$/u.test(text)) {
    const name = text.slice(0, nameLength);
    return [{ kind: 'plate', starts: [], parts: [`m${name}`, `n${name}`, `h${text}`] }];
  }
  return nameWords(characters);
}

/** A long name is looked for piece by piece, because its tokens hold at most `nameLength` characters each. */
function nameWords(characters: readonly string[]): readonly Word[] {
  const words: Word[] = [];
  for (let i = 0; i < characters.length; i += nameLength) {
    const from = i + nameLength > characters.length ? Math.max(0, characters.length - nameLength) : i;
    const piece = characters.slice(from, from + nameLength).join('');
    words.push({ kind: 'name', starts: i === 0 ? [`m${piece}`] : [], parts: [`n${piece}`] });
  }
  return words;
}

function numberWord(digits: string): readonly Word[] {
  if (digits.length < shortestTail) return [];
  const parts = [`t${backwards(digits)}`, `h${digits}`];
  // From the front only once it cannot be meant as a tail: every third number begins 139.
  if (digits.length > shortestVinPart && /^[01]/.test(digits)) parts.push(`f${digits}`);
  if (digits.length >= shortestVinPart) parts.push(`w${backwards(digits)}`);
  return [{ kind: 'phone', starts: [], parts }];
}

function lettersWord(letters: string): Word {
  const typed = letters.replaceAll('ü', 'v');
  const [initials, pinyin, name] = [
    typed.slice(0, nameLength),
    typed.slice(0, pinyinLength),
    letters.slice(0, nameLength),
  ];
  const parts = [`i${initials}`, `p${pinyin}`, `n${name}`];
  if (letters.length >= shortestVinPart) parts.push(`w${backwards(letters)}`);
  return { kind: 'pinyin', starts: [`j${initials}`, `q${pinyin}`, `m${name}`], parts };
}

function partOfPlateOrVin(text: string): Word {
  const name = text.slice(0, nameLength);
  const parts = [`h${text}`, ...['m', 'n', 'j', 'i'].map((kind) => `${kind}${name}`)];
  if (text.length >= shortestVinPart) parts.push(`w${backwards(text)}`, `v${text}`);
  return { kind: text.length > nameLength ? 'vin' : 'plate', starts: [], parts };
}

function exactNumbers(text: string): Pick<Search, 'exactPhone' | 'exactPlate' | 'exactVin'> {
  const phone = normalisePhone(text);
  const plate = normalisePlate(text);
  const vin = normaliseVin(text);
  return {
    exactPhone: isRefusal(phone) ? null : phone.phone,
    exactPlate: isRefusal(plate) ? null : plate.plate,
    exactVin: isRefusal(vin) ? null : vin.vin,
  };
}

/** Tokens hold letters and digits only, so quoting them needs no escaping. */
function matchOf(words: readonly (readonly string[])[]): string | null {
  return words.length === 0 ? null : words.map(anyOf).join(' AND ');
}

function anyOf(prefixes: readonly string[]): string {
  return `(${prefixes.map((prefix) => `"${prefix}"*`).join(' OR ')})`;
}

/** The first word says how well a customer fits; the others only say who is meant. */
function ranksOf([first, ...others]: readonly Word[]): readonly string[] {
  if (first === undefined) return [];
  const besides = others.map((word) => ` AND ${anyOf(allPrefixes(word))}`).join('');
  if (first.starts.length === 0) return [`${anyOf(first.parts)}${besides}`];
  const begins = [first.starts, first.parts].map((prefixes) => `${anyOf(prefixes)}${besides}`);
  const exact = `(${first.starts.map((token) => `"${token}"`).join(' OR ')})`;
  return others.length === 0 ? [exact, ...begins] : begins;
}

/** @param isName false for words that nobody is called by: they are found, but never as a name's beginning */
function addName(tokens: Set<string>, name: string, isName = true): void {
  const characters = lettersOf(name);
  for (let i = 0; i < characters.length; i++)
    tokens.add(`${i === 0 && isName ? 'm' : 'n'}${characters.slice(i, i + nameLength).join('')}`);
  for (const syllables of [syllablesOf(name), everydaySyllablesOf(name)]) {
    for (let i = 0; i < syllables.length; i++) {
      const { full, initials } = joined(syllables.slice(i));
      const [spelt, short] = i === 0 && isName ? ['q', 'j'] : ['p', 'i'];
      tokens.add(`${spelt}${full.slice(0, pinyinLength)}`).add(`${short}${initials.slice(0, nameLength)}`);
    }
  }
}

/** Letters and digits of a text in the form used for comparing, one element per code point. */
function lettersOf(text: string): readonly string[] {
  return [...comparable(text).replace(/[^\p{L}\p{N}]/gu, '')];
}

function backwards(text: string): string {
  return [...text].reverse().join('');
}
