import { areaList } from '@vant/area-data';
import { comparable } from '../text/compare.ts';

const { province_list: provinces, city_list: cities, county_list: counties } = areaList;

/** Cities of the data that are no places but headings (省直辖县, the 县 of 重庆): they do not appear in an address. */
const headings = /^(?:县|省直辖县|自治区直辖县级行政区划)$/;
/** What is written for the city where an address has none. */
const unspoken: ReadonlySet<string> = new Set(['', '市辖区', '县', '省直辖县级行政区划']);

/** Does the code name a place on the level that §二.8 demands: a county, district, or town of a city without any? */
export function isCountyCode(code: string): boolean {
  return Object.hasOwn(counties, code);
}

/** The place's own name (望都县, 保定市, 河北省); null for an unknown code. */
export function regionName(code: string): string | null {
  return counties[code] ?? cities[code] ?? provinces[code] ?? null;
}

/**
 * Names from the province down to the code's own place, as an address is spoken: 河北省, 保定市, 定州市. A municipality
 * is not named twice (北京市, 朝阳区) and headings of the data are left out (湖北省, 仙桃市). Null for an unknown code.
 */
export function regionPath(code: string): readonly string[] | null {
  if (regionName(code) === null) return null;
  const province = provinces[provinceCode(code)];
  const city = cities[cityCode(code)];
  const steps = [province, isSpokenCity(city, province) ? city : undefined, counties[code]];
  return steps.filter((name) => name !== undefined);
}

/** `河北 · 保定 · 曲阳县`: the path as the card shows it; empty for an unknown code. */
export function regionText(code: string): string {
  const path = regionPath(code) ?? [];
  const [last] = path.slice(-1);
  return [...path.slice(0, -1).map(shortName), ...(last === undefined ? [] : [last])].join(' · ');
}

export interface RegionOption {
  readonly code: string;
  readonly name: string;
}

/** All provinces, in the order of their codes. */
export function provinceOptions(): readonly RegionOption[] {
  return options(provinces, () => true);
}

/** The cities of a province; a municipality has one or two, which pickers may skip. */
export function cityOptions(province: string): readonly RegionOption[] {
  return options(cities, (code) => provinceCode(code) === provinceCode(province));
}

/** The counties and districts of a city, or of a whole province where its own code is given. */
export function countyOptions(cityOrProvince: string): readonly RegionOption[] {
  const ofProvince = cityOrProvince.endsWith('0000');
  return options(counties, (code) =>
    ofProvince ? provinceCode(code) === cityOrProvince : cityCode(code) === cityCode(cityOrProvince),
  );
}

/**
 * The code of a county by its names; short forms are understood (河北, 保定, 望都). For a municipality, and for a county
 * directly under its province, the city may be empty or repeat the province. Null where no single county is meant.
 */
export function findRegion(province: string, city: string, county: string): string | null {
  const wanted = [province, city, county].map(comparable);
  const [inProvince = '', inCity = '', place = ''] = wanted;
  const meant = Object.entries(provinces)
    .filter(([, name]) => isCalled(name, inProvince))
    .flatMap(([code, name]) => cityOptions(code).filter((each) => isCityMeant(each.name, name, inCity)))
    .flatMap((each) => countyOptions(each.code));
  const exact = meant.filter(({ name }) => name === place);
  const found = exact.length > 0 ? exact : meant.filter(({ name }) => isCalled(name, place));
  return found.length === 1 ? (found[0]?.code ?? null) : null;
}

function options(list: Readonly<Record<string, string>>, belongs: (code: string) => boolean): readonly RegionOption[] {
  return Object.entries(list)
    .filter(([code]) => belongs(code))
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** 130682 → 130000. */
export function provinceCode(code: string): string {
  return `${code.slice(0, 2)}0000`;
}

/** 130682 → 130600. */
export function cityCode(code: string): string {
  return `${code.slice(0, 4)}00`;
}

function isSpokenCity(city: string | undefined, province: string | undefined): boolean {
  return city !== undefined && city !== province && !headings.test(city);
}

function isCityMeant(city: string, province: string, wanted: string): boolean {
  if (isCalled(city, wanted)) return true;
  return !isSpokenCity(city, province) && (unspoken.has(wanted) || isCalled(province, wanted));
}

/** Is a place meant by its full name or by the short one in everyday use? `wanted` is in the form for comparing. */
function isCalled(name: string, wanted: string): boolean {
  return wanted !== '' && (name === wanted || shortName(name) === wanted);
}

/** Every county's code. */
export function countyCodes(): readonly string[] {
  return Object.keys(counties);
}

/** 河北省 → 河北, 内蒙古自治区 → 内蒙古; never shorter than two characters (唐县 stays 唐县). */
export function shortName(name: string): string {
  const short = name.replace(
    /(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|自治[州县旗]|地区|省|市|县|区|旗|镇|街道)$/u,
    '',
  );
  return [...short].length >= 2 ? short : name;
}
