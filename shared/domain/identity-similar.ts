import { comparable } from '../text/compare.ts';
import { pinyinOf } from '../text/pinyin.ts';
import { isSurnameOnly, surnameOf } from '../text/surname.ts';
import type { Gender } from './person-name.ts';

/** What a card says of a person without any number. */
export interface Face {
  readonly name: string;
  readonly gender: Gender | null;
  /** County, six digits. */
  readonly regionCode: string | null;
  /** The series of the main intention, 「H9」. */
  readonly series: string | null;
}

/** Somebody the store knows, as far as likeness goes; he may want several series. */
export interface KnownFace extends Omit<Face, 'series'> {
  readonly series: readonly string[];
}

/** How a typed name is like a known one: the same characters, the same sound, or a surname with the right title only. */
export type NameLikeness = 'same' | 'homophone' | 'surname';

/** What speaks for two records being one person. */
export interface Likeness {
  readonly name: NameLikeness;
  readonly isSameSeries: boolean;
  /** Higher is more alike; for the order only. */
  readonly score: number;
}

/** Most suggestions that are shown at once; a likeness that fits more people says nothing about any of them. */
export const mostSuggestions = 3;

const nameScores: Readonly<Record<NameLikeness, number>> = { same: 4, homophone: 2, surname: 0 };

/**
 * How alike two people are (§七: similar name, region and model only suggest), or null where it is not worth a word. The
 * county must be the same. The same full name is enough then; a name that only sounds the same, or a surname with the same
 * title, wants the same series as well. Names are compared without blanks, dots and width; 买买提·吐尔逊 is 买买提吐尔逊.
 */
export function likenessOf(typed: Face, known: KnownFace): Likeness | null {
  if (typed.regionCode === null || typed.regionCode !== known.regionCode) return null;
  const name = nameLikeness(typed, known);
  if (name === null) return null;
  const isSameSeries = typed.series !== null && known.series.includes(typed.series);
  if (name !== 'same' && !isSameSeries) return null;
  return { name, isSameSeries, score: nameScores[name] + (isSameSeries ? 1 : 0) };
}

/** How two names are alike; null where they are not, or where the titles say two people. */
export function nameLikeness(
  typed: Pick<Face, 'name' | 'gender'>,
  known: Pick<Face, 'name' | 'gender'>,
): NameLikeness | null {
  const [a, b] = [plainName(typed.name), plainName(known.name)];
  if (a === '' || b === '') return null;
  if (typed.gender !== null && known.gender !== null && typed.gender !== known.gender) return null;
  const [shortA, shortB] = [isSurnameOnly(a), isSurnameOnly(b)];
  if (shortA || shortB) {
    // 田 先生 is like 田永刚 and like another 田 先生, but only where both titles are known to agree
    const isTitled = typed.gender !== null && typed.gender === known.gender;
    return isTitled && surnameOf(a) === surnameOf(b) ? 'surname' : null;
  }
  if (a === b) return 'same';
  return pinyinOf(a).full === pinyinOf(b).full ? 'homophone' : null;
}

/** The form in which names are compared: as values of the audit, and without any dot or dash between their parts. */
export function plainName(name: string): string {
  return comparable(name).replace(/[\p{P}\p{S}]/gu, '');
}

/**
 * The most alike first, three at most. Where as many again are just as alike, none of them is picked out: who is one of
 * seven 王 先生 of the county is not recognised by it.
 */
export function bestOf<T extends { readonly likeness: Likeness }>(candidates: readonly T[]): readonly T[] {
  const ordered = candidates.toSorted((a, b) => b.likeness.score - a.likeness.score);
  const next = ordered[mostSuggestions];
  if (next === undefined) return ordered;
  return ordered.slice(0, mostSuggestions).filter(({ likeness }) => likeness.score > next.likeness.score);
}
