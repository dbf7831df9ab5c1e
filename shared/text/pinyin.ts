import { pinyin } from 'pinyin-pro';
import { comparable } from './compare.ts';
import { surnameOf, surnameReadings } from './surname.ts';

export interface Pinyin {
  /** Toneless syllables without spaces, ü written v: `songjia`, `lvbu`. */
  readonly full: string;
  /** First letters: `sj`. */
  readonly initials: string;
}

/**
 * How a person's or firm's name is pronounced, for search. The surname at its head is read as a surname
 * (单 shàn, 仇 qiú, 单于 chányú); Latin letters and digits stay, anything else is left out.
 */
export function pinyinOf(name: string): Pinyin {
  return joined(syllablesOf(name));
}

/** A column to sort names by: syllable before syllable, and names that sound alike by their characters. */
export function pinyinSortKey(name: string): string {
  // Two spaces sort before one, so that 李 comes before 李四.
  return `${syllablesOf(name).join(' ')}  ${comparable(name)}`;
}

/** The syllables of a name read as a name, one element per character or run of Latin letters and digits. */
export function syllablesOf(name: string): readonly string[] {
  const text = readable(name);
  const surname = surnameOf(text);
  const own = surnameReadings[surname];
  return own ? [...own, ...read(text.slice(surname.length), 'off')] : read(text, 'head');
}

/** The same with the everyday reading of the surname's characters: what somebody types who reads 单 as dan. */
export function everydaySyllablesOf(name: string): readonly string[] {
  const text = readable(name);
  const surname = surnameOf(text);
  return [...[...surname].flatMap((character) => read(character, 'off')), ...read(text.slice(surname.length), 'off')];
}

/** How words other than names are pronounced: nothing in them is read as a surname. */
export function wordPinyinOf(text: string): Pinyin {
  return joined(read(readable(text), 'off'));
}

/** Syllables run together and their first letters. */
export function joined(syllables: readonly string[]): Pinyin {
  return { full: syllables.join(''), initials: syllables.map((syllable) => syllable.charAt(0)).join('') };
}

/** Only what can be read: Chinese characters, letters and digits, in the form used for comparing. */
function readable(text: string): string {
  return comparable(text).replace(/[^\p{L}\p{N}]/gu, '');
}

function read(text: string, surname: 'head' | 'off'): readonly string[] {
  if (text === '') return [];
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true, surname })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '');
}
