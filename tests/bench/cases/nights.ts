import { runEvaluation } from '../../../api/jobs/catch-up.ts';
import { evaluate } from '../../../api/jobs/evaluate.ts';
import { deriveDay } from '../../../api/jobs/signals.ts';
import { readCalendar } from '../../../api/store-settings.ts';
import { addDays, civilDateAt } from '../../../shared/calendar/civil-date.ts';
import type { Case } from '../measure.ts';
import type { BenchRoom } from '../room.ts';

/** The rules of midnight: one night, and every night of the store's life again. */
export function nightCases({ store, deps }: BenchRoom): readonly Case[] {
  const today = civilDateAt(deps.clock(), 'Asia/Shanghai');
  return [
    {
      id: 'night.one',
      rounds: 30,
      p95Budget: 100,
      ratioBudget: null,
      run: (round) => {
        const day = addDays(today, -1 - (round % 30));
        return evaluate(store, { from: day, through: day, now: deps.clock() });
      },
      raw: null,
    },
    {
      id: 'night.signals',
      rounds: 30,
      p95Budget: 100,
      ratioBudget: null,
      run: (round) => {
        const day = addDays(today, -1 - (round % 30));
        return deriveDay({ store, day, calendar: readCalendar(store) }, deps.clock());
      },
      raw: null,
    },
  ];
}

/** How long all nights take, in ms; run once, it takes seconds. */
export function measureAllNights({ deps }: BenchRoom): number {
  const began = performance.now();
  runEvaluation(deps);
  return performance.now() - began;
}
