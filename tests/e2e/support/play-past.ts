import { cpSync, rmSync } from 'node:fs';
import { createTestShowroom } from '../../integration/support/showroom.ts';
import { auditMorning } from '../pasts/audit-morning.ts';
import { consultantDay } from '../pasts/consultant-day.ts';
import { everyScreen } from '../pasts/every-screen.ts';
import { lateEvening } from '../pasts/late-evening.ts';
import { manyCalls } from '../pasts/many-calls.ts';
import { newIntervals } from '../pasts/new-intervals.ts';
import { recordedWeek } from '../pasts/recorded-week.ts';
import { samePerson } from '../pasts/same-person.ts';
import { wholeCard } from '../pasts/whole-card.ts';

const pasts = {
  'audit-morning': auditMorning,
  'consultant-day': consultantDay,
  'every-screen': everyScreen,
  'late-evening': lateEvening,
  'many-calls': manyCalls,
  'new-intervals': newIntervals,
  'recorded-week': recordedWeek,
  'same-person': samePerson,
  'whole-card': wholeCard,
};

// Lets a past come about through the dispatcher and leaves its folder behind: `play-past.ts <name> <folder>`.
const [name = '', folder = ''] = process.argv.slice(2);
const past = Object.entries(pasts).find(([known]) => known === name)?.[1];
if (past === undefined) throw new Error(`no past is called ${name}`);
const showroom = await createTestShowroom({ at: '2026-11-01 09:00' });
try {
  await past(showroom);
  showroom.store.close();
  cpSync(showroom.dataDir, folder, { recursive: true });
} finally {
  rmSync(showroom.dataDir, { recursive: true, force: true });
}
