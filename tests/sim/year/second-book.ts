import { type Almanac, plus, plusMonths } from './almanac.ts';

// The regulation a second time, from its words (§三, §四): it is told what people did and says what has to follow.
// Nothing of the product's rules is used here.

export type Level = 'O' | 'H' | 'A' | 'B' | 'C' | 'N';

/** The longest gap of each level: days, or calendar months. */
export type Gaps = Readonly<Record<Level, number | { readonly months: number }>>;

export const regulationGaps: Gaps = { O: 7, H: 2, A: 7, B: 14, C: 21, N: { months: 1 } };

/** One intention to buy, as the second book keeps it. */
export interface Line {
  readonly id: string;
  readonly customer: string;
  owner: string;
  level: Level;
  /** The day of the card. */
  readonly begunOn: string;
  /** The day of the last attempt, or of the card. */
  attemptOn: string;
  /** The last day of the next plan. */
  limitOn: string;
  state: 'open' | 'pending' | 'ended';
  /** Days on which nobody was reached since somebody last was. */
  vain: Set<string>;
}

/** What a plan costs that was left undone, and a call without a word (§八.2). */
export const fine = 5000;

/** A finding as both books name it: rule, what it is about, whom it is against, day and money. */
export type Expected = string;

export function expected(rule: string, about: string, person: string, day: string, fen: number): Expected {
  return `${day} ${rule} ${about} ${person} ${fen}`;
}

function isSame(a: Gaps[Level], b: Gaps[Level]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The second book-keeping of a showroom. */
export class SecondBook {
  readonly lines = new Map<string, Line>();
  readonly #almanac: Almanac;
  #gaps: Gaps = regulationGaps;

  constructor(almanac: Almanac) {
    this.#almanac = almanac;
  }

  /** §四.1: the card's day counts as the last attempt until there is one. */
  begin(line: Pick<Line, 'id' | 'customer' | 'owner' | 'level'>, cardOn: string): Line {
    const begun: Line = {
      ...line,
      begunOn: cardOn,
      attemptOn: cardOn,
      limitOn: this.#after(cardOn, line.level),
      state: 'open',
      vain: new Set(),
    };
    this.lines.set(line.id, begun);
    return begun;
  }

  /** §四.1: two days after the card, or the limit where that is earlier. */
  firstDue(level: Level, cardOn: string): string {
    const [inTwoDays, limitOn] = [plus(cardOn, 2), this.#after(cardOn, level)];
    return this.#almanac.counted(inTwoDays < limitOn ? inTwoDays : limitOn);
  }

  attempt(line: Line, day: string, wasReached: boolean): void {
    line.attemptOn = day;
    line.limitOn = this.#after(day, line.level);
    if (wasReached) line.vain.clear();
    else line.vain.add(day);
  }

  /** A delivery is called off: the intention begins again today (§五). */
  begunAgain(line: Line, day: string, level: Level): void {
    Object.assign(line, { state: 'open', level, attemptOn: day, limitOn: this.#after(day, level) });
  }

  /** What was just recorded counts for nothing: the line says again what it said. */
  takeBack(line: Line, before: Line): void {
    Object.assign(line, before);
  }

  /** §三: never late by a change that is made today. */
  grade(line: Line, day: string, level: Level): void {
    line.level = level;
    this.#change(line, day);
  }

  /** A new version of the gaps, from this day on, for everybody who is not finished with and whose own gap is another. */
  changeGaps(gaps: Gaps, day: string): void {
    const before = this.#gaps;
    this.#gaps = gaps;
    for (const line of this.lines.values())
      if (line.state !== 'ended' && !isSame(before[line.level], gaps[line.level])) this.#change(line, day);
  }

  /** The last day on which the next plan may be due. */
  lastDay(line: Line): string {
    return this.#almanac.counted(line.limitOn);
  }

  #change(line: Line, day: string): void {
    const fromAttempt = this.#after(line.attemptOn, line.level);
    if (fromAttempt >= day) {
      line.limitOn = fromAttempt;
      return;
    }
    const fromChange = this.#after(day, line.level);
    const earlier = fromChange < line.limitOn ? fromChange : line.limitOn;
    line.limitOn = earlier < day ? day : earlier;
  }

  #after(day: string, level: Level): string {
    const gap = this.#gaps[level];
    return typeof gap === 'number' ? plus(day, gap) : plusMonths(day, gap.months);
  }
}
