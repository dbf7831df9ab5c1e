import type { Absences } from './absences.ts';
import { type Expected, expected, fine } from './second-book.ts';

/** A call that was not made on its day, and with whom it lay at that midnight. */
interface Undone {
  readonly plan: string;
  readonly holder: string;
  readonly day: string;
}

/**
 * What stands by the second book. A call that was not made is found against whom it lay with at that midnight, unless he
 * was away that day, which may be said afterwards, and taken back as well; once for each plan.
 */
export class Findings {
  readonly #lines = new Set<Expected>();
  #undone: Undone[] = [];
  /** What is found of each plan: it stays, though the plan's day is corrected and it is not done again. */
  readonly #found = new Map<string, Undone>();
  /** Those whose plan has another day by now. */
  readonly #corrected = new Set<Undone>();
  readonly #absences: Absences;

  constructor(absences: Absences) {
    this.#absences = absences;
  }

  add(line: Expected): void {
    this.#lines.add(line);
  }

  notMade(plan: string, holder: string, day: string): void {
    this.#undone.push({ plan, holder, day });
  }

  /** A plan has another day now: what is not found of it by then is not looked for on the day that was wrong. */
  moved(plan: string): void {
    this.#missed();
    const found = this.#found.get(plan);
    if (found !== undefined) this.#corrected.add(found);
    this.#undone = this.#undone.filter((each) => each.plan !== plan || found === each);
  }

  /** What a person is found for whose calls of these days were not made. */
  missedBy(person: string, from: string, through: string): number {
    const own = this.#missed().filter(({ holder, day }) => holder === person && from <= day && day <= through);
    return own.length;
  }

  /** Everything that stands of days from `from` on. */
  from(from: string): readonly Expected[] {
    const missed = this.#missed().map(({ plan, holder, day }) => expected('F-PLAN-MISSED', plan, holder, day, fine));
    return [...this.#lines, ...missed].filter((line) => line >= from).toSorted();
  }

  get count(): number {
    return this.#lines.size + this.#missed().length;
  }

  #missed(): readonly Undone[] {
    const isFound = ({ holder, day }: Undone): boolean => this.#absences.leaveOf(holder, day) === undefined;
    for (const [plan, undone] of this.#found) {
      if (isFound(undone)) continue;
      this.#found.delete(plan);
      // withdrawn, and its plan has another day now: nobody looks for it on the day that was wrong
      if (this.#corrected.has(undone)) this.#undone = this.#undone.filter((each) => each !== undone);
    }
    for (const undone of this.#undone)
      if (!this.#found.has(undone.plan) && isFound(undone)) this.#found.set(undone.plan, undone);
    return [...this.#found.values()];
  }
}
