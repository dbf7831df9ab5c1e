import { createDice, type Dice } from '../plans/dice.ts';
import {
  type Book,
  type Correction,
  type County,
  type Facts,
  type Field,
  fields,
  type GeneratedDay,
  type Lists,
  serialOf,
  type Visit,
} from './model.ts';
import { writeCard } from './writing.ts';

const consultants = ['赵磊', '孙丽', '周强', '吴敏', '郑涛'] as const;
const counties: readonly County[] = [
  { code: '130631', province: '河北省', city: '保定市', county: '望都县' },
  { code: '130634', province: '河北省', city: '保定市', county: '曲阳县' },
  { code: '130682', province: '河北省', city: '保定市', county: '定州市' },
  { code: '130627', province: '河北省', city: '保定市', county: '唐县' },
  { code: '130130', province: '河北省', city: '石家庄市', county: '无极县' },
  { code: '130125', province: '河北省', city: '石家庄市', county: '行唐县' },
];
/** Sources that ask for nothing more on the card. */
const plainSources = ['walk_in', 'phone_in', 'tele_invite', 'auto_show', 'outreach', 'event', 'other'];
const surnames = '王李张刘陈杨赵黄周吴徐孙朱马胡郭林何高罗';
const givens = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平';

/** A business day that a seed repeats: who came, what was written, what was typed, what was corrected when. */
export function generateDay(seed: number, lists: Lists): GeneratedDay {
  const dice = createDice(seed);
  const day = addDays('2026-01-01', dice.below(364));
  const nextClosed = dice.chance(30);
  const closedWeekdays = nextClosed ? [weekdayOf(addDays(day, 1))] : [];
  const held = dice.chance(70) ? dice.pick(consultants) : null;
  const books: readonly Book[] = [
    { prefix: 'DZ-', firstNumber: 100 + dice.below(800), holder: null },
    ...(held === null ? [] : [{ prefix: 'GR', firstNumber: 1 + dice.below(50), holder: held }]),
  ];
  const sheets = books.map(() => ({ used: 0 }));
  const voids: string[] = [];
  const nextSerial = (consultant: string): string => {
    const at = books.findIndex(({ holder }) => holder === consultant);
    const [book, sheet] = [books[Math.max(0, at)], sheets[Math.max(0, at)]];
    if (!book || !sheet) throw new Error('there is a book at the front desk');
    if (dice.chance(6)) voids.push(serialOf(book, book.firstNumber + sheet.used++));
    return serialOf(book, book.firstNumber + sheet.used++);
  };
  const world: World = { dice, lists, day, phones: new Set() };
  const count = 18 + dice.below(14);
  const visits = Array.from({ length: count }, (_, i) => visitOf(world, i, count, nextSerial));
  return {
    seed,
    day,
    closedWeekdays,
    consultants,
    books,
    voids,
    byHand: trailing(books, visits),
    visits: [...visits, ...withoutCard(world, visits)],
    auditAt: `${addDays(day, nextClosed ? 2 : 1)} 10:00`,
  };
}

interface World {
  readonly dice: Dice;
  readonly lists: Lists;
  readonly day: string;
  readonly phones: Set<string>;
}

function visitOf(world: World, index: number, count: number, nextSerial: (consultant: string) => string): Visit {
  const { dice, day, lists } = world;
  const minute = 8 * 60 + 40 + Math.floor((index * 540) / count);
  const consultant = dice.pick(consultants);
  const truth = factsOf(world);
  const fate = dice.below(100);
  const hasPaper = fate >= 6;
  const serial = hasPaper ? nextSerial(consultant) : null;
  const isNever = hasPaper && fate < 14;
  const isLate = hasPaper && fate >= 14 && fate < 22;
  const forgotSerial = hasPaper && fate >= 22 && fate < 26;
  const entered = isLate
    ? `${addDays(day, 1)} 08:${clock(5 + dice.below(50))}`
    : `${day} ${hourOf(minute + 20 + dice.below(60))}`;
  const typed = isNever
    ? null
    : { at: entered, serial: forgotSerial ? null : serial, facts: mistyped(world, truth, isLate) };
  return {
    arrivedAt: `${day} ${hourOf(minute)}`,
    consultant,
    paper: serial === null ? null : { serial, words: writeCard(dice, truth, lists, day) },
    entry: typed,
    corrections: typed === null || isLate ? [] : correctionsOf(world, typed.facts, truth, forgotSerial ? serial : null),
    readBlind: dice.chance(70),
  };
}

function factsOf({ dice, lists, day, phones }: World): Facts {
  let phone: string;
  do phone = `139${String(dice.below(1e8)).padStart(8, '0')}`;
  while (phones.has(phone));
  phones.add(phone);
  const inDays = dice.pick([null, 3, 7, 8, 15, 16, 30, 31, 90, 200]);
  return {
    name: dice.pick([...surnames]) + dice.pick([...givens]) + dice.pick(['', ...givens]),
    phone,
    source: dice.pick(plainSources),
    county: dice.pick(counties),
    model: dice.pick(lists.model).code,
    colour: dice.pick(lists.colour).code,
    level: levelOf(inDays),
    expected: inDays === null ? null : addDays(day, inDays),
    competitor: dice.pick(lists.competitor).code,
    next_plan: addDays(day, 2),
  };
}

function levelOf(inDays: number | null): string {
  if (inDays === null) return 'N';
  return inDays <= 7 ? 'H' : inDays <= 15 ? 'A' : inDays <= 30 ? 'B' : 'C';
}

/** What the consultant typed: mostly the truth, now and then something else in one field or two. */
function mistyped(world: World, truth: Facts, isLate: boolean): Facts {
  const { dice } = world;
  let facts = truth;
  const slips = dice.pick([0, 0, 0, 1, 1, 2]);
  for (let i = 0; i < slips; i += 1) facts = { ...facts, ...slip(world, truth, dice.pick(fields), isLate) };
  return facts;
}

function slip({ dice, lists, day }: World, truth: Facts, field: Field, isLate: boolean): Partial<Facts> {
  const other = <T>(from: readonly T[], than: T): T => dice.pick(from.filter((each) => each !== than));
  switch (field) {
    case 'name':
      return { name: truth.name.slice(0, 1) + other([...givens], truth.name.slice(1)) };
    case 'phone':
      return {
        phone:
          truth.phone.slice(0, 9) + String((Number(truth.phone.slice(9)) + 1 + dice.below(98)) % 100).padStart(2, '0'),
      };
    case 'source':
      return { source: other(plainSources, truth.source) };
    case 'county':
      return { county: other(counties, truth.county) };
    case 'model':
    case 'colour':
    case 'competitor':
      return {
        [field]: other(
          lists[field].map(({ code }) => code),
          truth[field],
        ),
      };
    case 'level':
      return { level: other(['H', 'A', 'B', 'C', 'N'], truth.level) };
    case 'expected':
      return { expected: addDays(day, 5 + dice.below(300)) };
    case 'next_plan':
      return isLate ? {} : { next_plan: addDays(day, 1) };
  }
}

/** Put right the same evening, which counts, or next morning, which does not; a forgotten serial comes next morning. */
function correctionsOf({ dice, day }: World, typed: Facts, truth: Facts, serial: string | null): readonly Correction[] {
  const evening = () => `${day} 2${1 + dice.below(2)}:${clock(dice.below(60))}`;
  const morning = () => `${addDays(day, 1)} 07:${clock(dice.below(60))}`;
  const when = () => (dice.chance(50) ? evening() : morning());
  const fixes = (['name', 'colour', 'competitor'] as const)
    .filter((field) => typed[field] !== truth[field] && dice.chance(60))
    .map((field): Correction => ({ at: when(), field, value: truth[field] }));
  const moved = typed.county !== truth.county && dice.chance(60);
  return [
    ...fixes,
    ...(moved ? [{ at: when(), field: 'county', value: truth.county } as const] : []),
    ...(serial === null ? [] : [{ at: morning(), field: 'serial', value: serial } as const]),
  ];
}

/** Cards at the end of a book that no system card leads to: the list cannot know of them. */
function trailing(books: readonly Book[], visits: readonly Visit[]): GeneratedDay['byHand'] {
  const isInSystem = (visit: Visit): boolean =>
    visit.entry?.serial === visit.paper?.serial || visit.corrections.some(({ field }) => field === 'serial');
  return books.flatMap(({ prefix }) => {
    const own = visits.filter(({ paper }) => paper?.serial.startsWith(prefix));
    const last = own.findLastIndex(isInSystem);
    return own
      .slice(last + 1)
      .flatMap(({ paper, consultant }) => (paper ? [{ serial: paper.serial, consultant }] : []));
  });
}

/** Visitors without any card, received by somebody who misses no card of his own: nobody can mix them up. */
function withoutCard({ dice, day }: World, visits: readonly Visit[]): readonly Visit[] {
  const missing = new Set(
    visits.filter(({ entry, paper }) => paper !== null && entry === null).map((each) => each.consultant),
  );
  const free = consultants.filter((each) => !missing.has(each));
  if (free.length === 0) return [];
  return Array.from({ length: dice.below(3) }, (_, i) => ({
    arrivedAt: `${day} 18:0${i}`,
    consultant: dice.pick(free),
    paper: null,
    entry: null,
    corrections: [],
    readBlind: true,
  }));
}

function clock(minute: number): string {
  return String(minute).padStart(2, '0');
}

function hourOf(minute: number): string {
  return `${clock(Math.floor(minute / 60))}:${clock(minute % 60)}`;
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
