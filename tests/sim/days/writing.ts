import type { Dice } from '../plans/dice.ts';
import type { Entry, Facts, Field, Lists } from './model.ts';

/**
 * The same facts as different hands write them: spaces, width, case, other words for the same thing, dates in every form.
 * Nothing in here changes what is meant.
 */
export function writeCard(dice: Dice, facts: Facts, lists: Lists, day: string): Readonly<Record<Field, string>> {
  return {
    name: spaced(dice, facts.name),
    phone: writePhone(dice, facts.phone),
    source: writeEntry(dice, lists.source, facts.source),
    county: writeCounty(dice, facts),
    model: writeEntry(dice, lists.model, facts.model),
    colour: writeEntry(dice, lists.colour, facts.colour),
    level: dice.pick([facts.level, facts.level.toLowerCase(), wide(facts.level), `${facts.level}级`]),
    expected:
      facts.expected === null ? dice.pick(['', '没有明确时间', '未定', '—']) : writeDay(dice, facts.expected, day),
    competitor:
      facts.competitor === 'none'
        ? dice.pick(['', '无', '没有'])
        : writeEntry(dice, lists.competitor, facts.competitor),
    next_plan: writePlan(dice, facts.next_plan, day),
  };
}

/** White space and zero-width signs between the characters. */
function spaced(dice: Dice, text: string): string {
  const gap = dice.pick(['', '', ' ', '\u3000', '\u200b', '  ']);
  const [first = '', ...rest] = [...text];
  return first + gap + rest.join('') + dice.pick(['', ' ']);
}

function writePhone(dice: Dice, phone: string): string {
  const groups = `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`;
  return dice.pick([
    phone,
    groups,
    groups.replaceAll(' ', '-'),
    `+86${phone}`,
    `+86-${phone}`,
    `0086 ${phone}`,
    wide(phone),
  ]);
}

function writeEntry(dice: Dice, entries: readonly Entry[], code: string): string {
  const entry = entries.find((each) => each.code === code);
  if (!entry) throw new Error(`no entry ${code}`);
  const word = dice.pick([entry.label, entry.label, ...entry.aliases]);
  return dice.pick([word, word.toLowerCase(), word.toUpperCase(), word.replaceAll(' ', '  '), wide(word), ` ${word}`]);
}

function writeCounty(dice: Dice, { county: { province, city, county } }: Facts): string {
  const short = county.length > 2 ? county.slice(0, -1) : county;
  return dice.pick([
    county,
    short,
    city + county,
    `${city} ${county}`,
    province + city + county,
    `${province}·${city}·${county}`,
  ]);
}

/** With the year, or without it where the day lies within the next months. */
function writeDay(dice: Dice, date: string, day: string): string {
  const [year = '', month = '', of = ''] = date.split('-');
  const [m, d] = [String(Number(month)), String(Number(of))];
  const full = [
    date,
    `${year}.${m}.${d}`,
    `${year}/${month}/${of}`,
    `${year}年${m}月${d}日`,
    wide(`${year}.${m}.${d}`),
  ];
  const near = [`${m}.${d}`, `${m}月${d}日`, `${m}-${d}`, wide(`${m}.${d}`)];
  return dice.pick(date < addYear(day) ? [...full, ...near] : full);
}

function writePlan(dice: Dice, date: string, day: string): string {
  return writeDay(dice, date, day) + dice.pick(['', ' 电话', ' 14:30 电话 问对比结果', ' 微信']);
}

function addYear(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}

/** ASCII as full-width signs. */
function wide(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
}
