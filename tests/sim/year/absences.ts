import type { Almanac } from './almanac.ts';
import type { PlanLine } from './rows.ts';

// Who is away and who stands in, from the words alone (domain §4.8): a leave is entered with a stand-in; what lies ahead
// goes over; what is due on the day of entry or overdue goes over only before opening time or where the stand-in accepts it;
// who was ill and says so afterwards owes nothing of those days; coming back takes back the undone plans only.

export interface Leave {
  readonly id: string;
  readonly absent: string;
  /** Nobody where all was over when it was entered. */
  readonly standIn: string | null;
  readonly from: string;
  through: string;
  readonly enteredOn: string;
  readonly beforeOpening: boolean;
}

/** Somebody stays at home; the showroom hears of it later. */
export interface Illness {
  readonly person: string;
  readonly from: string;
  readonly through: string;
  /** The day on which a manager enters it. */
  readonly enteredOn: string;
  readonly beforeOpening: boolean;
}

/** The second book of absences. */
export class Absences {
  readonly leaves: Leave[] = [];
  /** Illnesses that nobody has entered yet. */
  ill: Illness[] = [];
  /** Plans that a stand-in took over though they were due already, each with the leave of that time. */
  readonly #accepted = new Map<string, string>();
  /** Plans that stayed with whoever handed their customer over. */
  readonly kept = new Map<string, string>();
  readonly #almanac: Almanac;

  constructor(almanac: Almanac) {
    this.#almanac = almanac;
  }

  leaveOf(personId: string, day: string): Leave | undefined {
    return this.leaves.find(({ absent, from, through }) => absent === personId && from <= day && day <= through);
  }

  /** Whether somebody is not at work, whoever knows it. */
  isAway(personId: string, day: string): boolean {
    const isIll = this.ill.some(({ person, from, through }) => person === personId && from <= day && day <= through);
    return isIll || this.leaveOf(personId, day) !== undefined;
  }

  /** Whether nothing that is not over yet, or not entered yet, binds a person: neither his own absence nor another's. */
  isFree(personId: string, today: string): boolean {
    const isBound = this.leaves.some(
      ({ absent, standIn, through }) => through >= today && (absent === personId || standIn === personId),
    );
    return !isBound && !this.ill.some(({ person }) => person === personId);
  }

  accept(planId: string, leave: Leave): void {
    this.#accepted.set(planId, leave.id);
  }

  /** Whose a plan is when nobody is away. */
  ownHolder(plan: PlanLine, owner: string): string {
    return this.kept.get(plan.id) ?? owner;
  }

  /** With whom an open plan lies at the end of `today`. */
  holderOf(plan: PlanLine, owner: string, today: string): string {
    const own = this.ownHolder(plan, owner);
    const due = this.#almanac.counted(plan.dueOn);
    const leave = this.leaveOf(own, due > today ? due : today);
    if (leave === undefined || leave.standIn === null) return own;
    if (due > today) return leave.standIn;
    return this.#accepted.get(plan.id) === leave.id || wentOver(leave, due) ? leave.standIn : own;
  }
}

/** Whether a plan that is due by now went over without anybody's asking. */
function wentOver({ from, enteredOn, beforeOpening }: Leave, due: string): boolean {
  if (due > enteredOn) return due >= from;
  return beforeOpening && from <= enteredOn;
}
