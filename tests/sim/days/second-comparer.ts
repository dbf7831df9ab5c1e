import { type County, type Facts, type Field, fields, type GeneratedDay, type Lists, type Visit } from './model.ts';

/** What the audit must say of one serial. */
export interface Expected {
  readonly serial: string;
  readonly verdict: 'match' | 'mismatch' | 'missing';
  readonly fields: readonly Field[];
  readonly note: '' | '补录';
  readonly consultant: string;
}

/**
 * The audit a second time, from the text of the rule alone: the values at 24:00 against the words of the paper; Unicode
 * NFKC, white space and zero-width characters removed, letters case-folded, phones without +86/0086, lists by code with
 * their aliases, dates parsed. It shares no line with the program.
 */
export function expectedOf({ visits, day }: GeneratedDay, lists: Lists): readonly Expected[] {
  return visits.flatMap((visit): readonly Expected[] => {
    const { paper, consultant } = visit;
    if (paper === null) return [];
    const then = at(visit, `${day} 24:00`);
    if (then?.serial !== paper.serial) {
      const came = at(visit, '9999')?.serial === paper.serial;
      return [{ serial: paper.serial, verdict: 'missing', fields: [], note: came ? '补录' : '', consultant }];
    }
    const wrong = fields.filter((field) => !isSame(field, then.facts, paper.words[field], lists, day)).toSorted();
    const verdict = wrong.length === 0 ? 'match' : 'mismatch';
    return [{ serial: paper.serial, verdict, fields: wrong, note: '', consultant }];
  });
}

/** The card as it was typed and corrected before an instant; null where there was none. */
function at(
  { entry, corrections }: Visit,
  until: string,
): { readonly serial: string | null; readonly facts: Facts } | null {
  if (entry === null || entry.at >= until) return null;
  let { serial, facts } = entry;
  for (const change of corrections) {
    if (change.at >= until) continue;
    if (change.field === 'serial') serial = change.value;
    else facts = { ...facts, [change.field]: change.value };
  }
  return { serial, facts };
}

function isSame(field: Field, facts: Facts, written: string, lists: Lists, day: string): boolean {
  switch (field) {
    case 'name':
      return plain(facts.name) === plain(written);
    case 'phone':
      return (
        facts.phone ===
        plain(written)
          .replace(/^(\+86|0086)/, '')
          .replace(/\D/g, '')
      );
    case 'source':
    case 'colour':
    case 'model':
      return codeOf(written, lists[field]) === facts[field];
    case 'competitor':
      return (isBlank(written) ? 'none' : codeOf(written, lists.competitor)) === facts.competitor;
    case 'county':
      return namesOf(facts.county).has(plain(written).replaceAll('·', ''));
    case 'level':
      return plain(written).replace('级', '') === facts.level.toLowerCase();
    case 'expected':
      return dayOf(written, day) === facts.expected;
    case 'next_plan':
      return dayOf(written, day) === facts.next_plan;
  }
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
    .toLowerCase();
}

function isBlank(written: string): boolean {
  return ['', '无', '没有', '—'].includes(plain(written));
}

function codeOf(written: string, entries: Lists['source']): string | undefined {
  return entries.find(({ label, aliases }) => [label, ...aliases].some((word) => plain(word) === plain(written)))?.code;
}

function namesOf({ province, city, county }: County): ReadonlySet<string> {
  const short = county.length > 2 ? county.slice(0, -1) : county;
  return new Set([county, short].flatMap((name) => [name, city + name, province + city + name]));
}

/** The day at the beginning of what is written; without a year the next one that is not before the card's day. */
function dayOf(written: string, day: string): string | null {
  const text = written.normalize('NFKC').trim();
  const whole = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})/.exec(text);
  if (whole) return iso(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const short = /^(\d{1,2})[-./月](\d{1,2})/.exec(text);
  if (!short) return null;
  const year = Number(day.slice(0, 4));
  const same = iso(year, Number(short[1]), Number(short[2]));
  return same < day ? iso(year + 1, Number(short[1]), Number(short[2])) : same;
}

function iso(year: number, month: number, of: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`;
}
