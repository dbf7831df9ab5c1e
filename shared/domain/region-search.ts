import { comparable } from '../text/compare.ts';
import { type Pinyin, wordPinyinOf } from '../text/pinyin.ts';
import { cityCode, countyCodes, provinceCode, type RegionOption, regionPath, shortName } from './region.ts';

/** Places whose name is not read as a dictionary reads its characters. */
const localReadings: Readonly<Record<string, readonly string[]>> = {
  望都: ['wang', 'du'],
  曾都: ['zeng', 'du'],
  郫都: ['pi', 'du'],
  蔚县: ['yu', 'xian'],
  单县: ['shan', 'xian'],
  浚县: ['xun', 'xian'],
  歙县: ['she', 'xian'],
  乐亭: ['lao', 'ting'],
  洪洞: ['hong', 'tong'],
  尉犁: ['yu', 'li'],
  什邡: ['shi', 'fang'],
  百色: ['bo', 'se'],
  黄陂: ['huang', 'pi'],
  繁峙: ['fan', 'shi'],
  涡阳: ['guo', 'yang'],
};

export interface RegionHit extends RegionOption {
  /** Names from the province down. */
  readonly path: readonly string[];
}

export type RegionSearch = (text: string, near?: string | null, limit?: number) => readonly RegionHit[];

/**
 * A search over all counties as one types: by name, pinyin or initials of the county, or with its city and province
 * before it (定州, dingzhou, dz, bddz, 保定曲阳). Places near `near` (a region code) come first, and what the county
 * itself is called comes before what its city is called. Holds an index of some 3,500 places, so a screen makes one and
 * keeps it.
 */
export function createRegionSearch(): RegionSearch {
  const soundsOf = createSounds();
  const index = countyCodes().map((code) => {
    const path = regionPath(code) ?? [];
    // The county alone, then with its city, then with its province as well.
    const ways = path.map((_, i) => wayOf(path.slice(-1 - i), soundsOf));
    return { code, name: path.at(-1) ?? '', path, ways };
  });
  return (text, near = null, limit = 20) => {
    const wanted = comparable(text).replace(/[\p{P}\p{S}]/gu, '');
    if (wanted === '') return [];
    return index
      .map((place) => ({
        ...place,
        way: place.ways.findIndex((forms) => forms.some((form) => form.startsWith(wanted))),
      }))
      .filter(({ way }) => way >= 0)
      .toSorted(
        (a, b) => distance(a.code, near) - distance(b.code, near) || a.way - b.way || (a.code < b.code ? -1 : 1),
      )
      .slice(0, limit)
      .map(({ code, name, path }) => ({ code, name, path }));
  };
}

type Sounds = (name: string) => readonly Pinyin[];

/** Everything that may be typed for some steps of a path: names long and short, pinyin and initials. */
function wayOf(steps: readonly string[], soundsOf: Sounds): readonly string[] {
  const forms = new Set<string>();
  const short = steps.map(shortName);
  for (const names of [steps, short, [...short.slice(0, -1), ...steps.slice(-1)]]) {
    forms.add(comparable(names.join('')));
    for (const reading of [0, 1]) {
      const sounds = names.map((name) => soundsOf(name).at(reading) ?? soundsOf(name)[0]);
      forms.add(sounds.map((sound) => sound?.full ?? '').join(''));
      forms.add(sounds.map((sound) => sound?.initials ?? '').join(''));
    }
  }
  return [...forms];
}

/** Readings of a place name, the local one besides the dictionary's; provinces and cities are asked for thousandfold. */
function createSounds(): Sounds {
  const known = new Map<string, readonly Pinyin[]>();
  return (name) => {
    const found = known.get(name);
    if (found) return found;
    const sounds = [wordPinyinOf(name), ...localSoundsOf(name)];
    known.set(name, sounds);
    return sounds;
  };
}

function localSoundsOf(name: string): readonly Pinyin[] {
  const own = localReadings[name.slice(0, 2)];
  if (!own) return [];
  const rest = wordPinyinOf(name.slice(2));
  return [{ full: own.join('') + rest.full, initials: own.map((s) => s.charAt(0)).join('') + rest.initials }];
}

/** 0 for the same city, 1 for the same province, 2 for the rest of the country. */
function distance(code: string, near: string | null): number {
  if (near === null || cityCode(code) === cityCode(near)) return 0;
  return provinceCode(code) === provinceCode(near) ? 1 : 2;
}
