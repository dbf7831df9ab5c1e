import { meetAlike } from './alike.ts';
import { auditDayBefore, beginAudit } from './auditing.ts';
import { workThroughList } from './calls.ts';
import type { Chance } from './chance.ts';
import { tendFamilies } from './families.ts';
import { fillFloor } from './floor.ts';
import { checkRecordings } from './hearing.ts';
import { instruct } from './instructing.ts';
import { manage } from './managing.ts';
import type { PersonWords } from './names.ts';
import { pasteAnEvening } from './pasting.ts';
import { createProspect } from './prospect.ts';
import { passBy, receive } from './reception.ts';
import { comeBack } from './revisit.ts';
import { scanPapers } from './scanning.ts';
import { sellCars } from './selling.ts';
import { dayAt, momentOf, type Story } from './story.ts';
import { leaveTwins } from './twins.ts';
import { leaveUnfinished } from './unfinished.ts';

export interface Telling {
  /** How many days lie before the day of the demo. */
  readonly days: number;
  readonly strangers: () => PersonWords;
  /** UTC ms: what would come later is left out. */
  readonly until: number;
}

/** New customers before the day of the demo; with the owners of earlier years they are three hundred. */
const newCustomers = 270;
const newToday = 8;

/** Tells the days one after the other, the day of the demo up to now. */
export async function tellDays(story: Story, { days, strangers, until }: Telling): Promise<void> {
  let met = 0;
  for (let offset = -days; offset <= 0; offset++) {
    const chance = story.chance.of(`day ${offset}`);
    const soFar = Math.round((newCustomers * (offset + days + 1)) / days);
    const count = offset === 0 ? newToday : soFar - met;
    met += count;
    openDoors(story, { offset, count, strangers }, chance);
    workThroughList(story, offset);
    comeBack(story, offset);
    if (offset < 0) sellCars(story, offset);
    if (offset === -1) meetAlike(story);
    if (offset > -days && offset < 0) auditDayBefore(story, offset);
    if (offset === -1) scanPapers(story, offset);
    if (offset === -1) checkRecordings(story);
    if (offset === -1) pasteAnEvening(story, offset);
    if (offset < 0) {
      manage(story, offset);
      instruct(story, offset);
      tendFamilies(story, offset);
    } else {
      beginAudit(story);
      leaveUnfinished(story);
      leaveTwins(story);
      fillFloor(story, until);
    }
    await story.agenda.runUntil(Math.min(momentOf(dayAt(story, offset), 23 * 60 + 59), until));
  }
}

interface Doors {
  readonly offset: number;
  readonly count: number;
  readonly strangers: () => PersonWords;
}

/** Who comes in on a day, and to whom. */
function openDoors(story: Story, { offset, count, strangers }: Doors, chance: Chance): void {
  const consultants = story.consultants.length;
  for (let i = 0; i < count; i++) {
    const prospect = createProspect(chance.of(i), strangers());
    const minutes = offset === 0 ? 8 * 60 + 38 + i * 27 : chance.int(8 * 60 + 35, 16 * 60 + 50);
    receive(story, { prospect, offset, minutes, consultant: (i + chance.int(0, 1) + 21 + offset) % consultants });
  }
  for (let i = chance.int(0, 2); i > 0; i--)
    passBy(
      story,
      { offset, minutes: chance.int(8 * 60 + 40, 16 * 60), consultant: chance.int(0, consultants - 1) },
      chance.of(`passer ${i}`),
    );
}
