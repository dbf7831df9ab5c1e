import type { CivilDate } from '../calendar/civil-date.ts';
import { comparable } from '../text/compare.ts';
import { comparablePhone } from '../text/phone.ts';
import { parseDateOfPlanLine, parseWrittenDate } from './audit-date.ts';

/** The fields the audit can compare; the default audits them all, and a rulebook version may leave some out. */
export const auditedFieldNames = [
  'name',
  'phone',
  'source',
  'county',
  'model',
  'colour',
  'level',
  'expected',
  'competitor',
  'next_plan',
] as const;
export type AuditedField = (typeof auditedFieldNames)[number];

/** The fields' names on the audit screen and on the check sheet. */
export const auditedFieldTitles: Readonly<Record<AuditedField, string>> = {
  name: '姓名',
  phone: '移动电话',
  source: '客户来源',
  county: '地区',
  model: '意向车型',
  colour: '颜色',
  level: '意向级别',
  expected: '预计购车',
  competitor: '竞品',
  next_plan: '下次计划',
};

/** What the system says about one card, independent of how screens show it: codes, ids and days. */
export interface AuditedValues {
  readonly name: string;
  readonly phone: string | null;
  /** Code of the dictionary `source`. */
  readonly source: string | null;
  /** Region code of the county. */
  readonly county: string | null;
  /** Vehicle id of the main intention. */
  readonly model: string | null;
  /** Code of the dictionary `colour`. */
  readonly colour: string | null;
  readonly level: string | null;
  /** Null is 没有明确时间. */
  readonly expected: CivilDate | null;
  /** Codes of the dictionary `competitor`; a name that is no code stands for itself. Empty is 「无」. */
  readonly competitor: readonly string[];
  readonly next_plan: CivilDate | null;
}

/** An entry of a list: its stable code (a vehicle's id), its name, and other ways to write it. */
export interface CompareEntry {
  readonly code: string;
  readonly label: string;
  readonly aliases: readonly string[];
}

/** The lists by which paper words become codes; entries out of use belong to it too, since old cards carry them. */
export interface CompareBook {
  readonly source: readonly CompareEntry[];
  readonly colour: readonly CompareEntry[];
  readonly competitor: readonly CompareEntry[];
  readonly model: readonly CompareEntry[];
  /** Names from the province down to the county; null for an unknown code. */
  readonly regionPath: (code: string) => readonly string[] | null;
}

export type FieldVerdict = 'match' | 'mismatch';

/**
 * Compares what is written on the paper card with the system's value at 24:00 (§八.1). Spaces, width, case, the ways of
 * writing a phone or a day and the aliases of a list make no difference. `auditOn` is the business day of the card.
 */
export function compareField(
  field: AuditedField,
  system: AuditedValues,
  paperText: string,
  book: CompareBook,
  auditOn: CivilDate,
): FieldVerdict {
  return agrees(field, system, paperText, book, auditOn) ? 'match' : 'mismatch';
}

function agrees(
  field: AuditedField,
  system: AuditedValues,
  paper: string,
  book: CompareBook,
  auditOn: CivilDate,
): boolean {
  switch (field) {
    case 'name':
      return comparable(system.name) === comparable(paper);
    case 'phone':
      return comparablePhone(system.phone ?? '') === comparablePhone(paper);
    case 'source':
    case 'colour':
    case 'model':
      return agreesByEntry(system[field], paper, book[field]);
    case 'county':
      return agreesByRegion(system.county, paper, book);
    case 'level':
      return writtenLevel(paper) === (system.level ?? '').toLowerCase();
    case 'expected':
      return saysNothing(paper) || noExpectedWords.has(comparable(paper))
        ? system.expected === null
        : system.expected !== null && parseWrittenDate(paper, auditOn) === system.expected;
    case 'competitor':
      return agreesByCompetitors(system.competitor, paper, book.competitor);
    case 'next_plan':
      return saysNothing(paper)
        ? system.next_plan === null
        : system.next_plan !== null && parseDateOfPlanLine(paper, auditOn) === system.next_plan;
  }
}

const nothingWords: ReadonlySet<string> = new Set(['', '无', '没有', '未填', '空']);
const noExpectedWords: ReadonlySet<string> = new Set(
  ['没有明确时间', '没有明确的时间', '无明确时间', '没有明确计划', '没定', '未定', '待定', '不定', '不确定'].map(
    comparable,
  ),
);

/** A blank, a stroke, or a word for nothing. */
function saysNothing(paper: string): boolean {
  const text = comparable(paper);
  return nothingWords.has(text) || /^[-\p{Pd}/_.]+$/u.test(text);
}

/** `B`, `ｂ`, `B级` and the printed `B 30天内` are level b; text that is no level stays itself. */
function writtenLevel(paper: string): string {
  if (saysNothing(paper)) return '';
  const text = comparable(paper);
  return /^([ohabcn])[^a-z]*$/.exec(text)?.[1] ?? text;
}

function codesOf(paper: string, entries: readonly CompareEntry[]): ReadonlySet<string> {
  const text = comparable(paper);
  const fits = ({ code, label, aliases }: CompareEntry) =>
    [code, label, ...aliases].some((name) => comparable(name) === text);
  return new Set(entries.filter(fits).map(({ code }) => code));
}

/** By code where the lists know both words, else by the words themselves (a value that is in no list). */
function agreesByEntry(system: string | null, paper: string, entries: readonly CompareEntry[]): boolean {
  if (system === null || system === '') return saysNothing(paper);
  const meant = entries.some(({ code }) => code === system) ? new Set([system]) : codesOf(system, entries);
  return comparable(system) === comparable(paper) || [...codesOf(paper, entries)].some((code) => meant.has(code));
}

function agreesByRegion(code: string | null, paper: string, book: CompareBook): boolean {
  if (code === null || code === '') return saysNothing(paper);
  const path = book.regionPath(code) ?? [];
  const written = comparable(paper).replace(/[\p{P}\p{S}]/gu, '');
  return written !== '' && (written === comparable(code) || waysToWrite(path).has(written));
}

/** 望都县, 望都, 保定望都县, 河北省保定市望都县 …: the county by its name, with any of the levels above it or none. */
function waysToWrite(path: readonly string[]): ReadonlySet<string> {
  const county = path.at(-1);
  if (county === undefined) return new Set();
  let ways = longAndShort(county);
  for (const above of path.slice(0, -1).reverse()) {
    ways = [...ways, ...longAndShort(above).flatMap((name) => ways.map((way) => name + way))];
  }
  return new Set(ways.map(comparable));
}

/** A place name and the short form people use, where two characters or more remain of it (唐县 stays 唐县). */
function longAndShort(name: string): readonly string[] {
  const short = name.replace(/(?:自治县|自治州|自治区|地区|省|市|县|区|旗)$/u, '');
  return short.length >= 2 && short !== name ? [name, short] : [name];
}

/** In any order; 「无」 and a blank are the same as none. */
function agreesByCompetitors(system: readonly string[], paper: string, entries: readonly CompareEntry[]): boolean {
  const expected = keysOf(system, entries);
  const same = (names: readonly string[]) => {
    const written = keysOf(names, entries);
    return written.size === expected.size && [...written].every((key) => expected.has(key));
  };
  const parts = paper.normalize('NFKC').split(/[、,;/|\n]/u);
  // A space may separate two names or lie inside one (长安 CS75), so both readings are tried.
  return same(parts) || same(parts.flatMap((part) => part.split(/[\s和及与]/u)));
}

/** Each name as its code where a list knows it, else as its comparable words; names for nothing drop out. */
function keysOf(names: readonly string[], entries: readonly CompareEntry[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const name of names) {
    const entry = entries.find((each) => each.code === name) ?? entries.find((each) => codesOf(name, [each]).size > 0);
    if (!saysNothing(entry?.label ?? name)) keys.add(entry === undefined ? comparable(name) : `code ${entry.code}`);
  }
  return keys;
}
