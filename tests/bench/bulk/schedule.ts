import { addDays, type CivilDate, startOfDay } from '../../../shared/calendar/civil-date.ts';
import type { Recorded } from './lives.ts';
import type { People } from './people.ts';
import type { RecordedLife } from './record.ts';
import { type Copy, commandAt, lagRange, type Post, zone } from './slots.ts';

/** Who lives when: which recorded life each copy repeats, from which day on, and how far it has come by now. */
export interface Schedule {
  readonly lives: number;
  readonly days: number;
  lifeOf(life: number): RecordedLife;
  copyOf(life: number): Copy;
  /** How many of its commands lie before now. */
  commandsOf(life: number): number;
  /** The commands of a day in the order of time, each as `life * 32 + command`. */
  day(day: number): readonly number[];
  /** The first day of those whose changes, all together, are this many; 0 where there are not so many. */
  dayWithLast(changes: number): number;
}

export interface ScheduleOptions {
  readonly lives: number;
  /** Over how many days the lives begin. */
  readonly days: number;
  readonly firstOn: CivilDate;
  /** UTC ms. */
  readonly now: number;
  readonly recorded: Recorded;
  readonly people: People;
  readonly consultants: readonly string[];
  readonly posts: Readonly<Record<Exclude<Post, 'consultant'>, string>>;
  readonly deviceId: string;
}

const ownerEvery = 10;
/** Days that a life can take, and as many more that its plans can lie ahead. */
const longestLife = 1500;
const dayMs = 86_400_000;
export const mostCommands = 32;

/** Fixes the place of every command of every copy in time. */
export function createSchedule(options: ScheduleOptions): Schedule {
  const { lives, days, recorded, people, consultants, posts } = options;
  const startAt = startOfDay(options.firstOn, zone);
  const commandMs = new Map(
    [...recorded.prospects, ...recorded.owners].map((l) => [l, l.commands.map(({ ms }) => ms)]),
  );
  const startDay = (life: number): number => Math.floor((life * days) / lives);
  const calendar = Array.from({ length: days + longestLife }, (_, day) => addDays(options.firstOn, day));
  const lifeOf = (life: number): RecordedLife => {
    const list = life % ownerEvery === ownerEvery - 1 ? recorded.owners : recorded.prospects;
    const found = list[life % list.length];
    if (!found) throw new Error('no life was recorded');
    return found;
  };
  const copyOf = (life: number): Copy => {
    const day = startDay(life);
    const arrivedOn = calendar[day]?.replaceAll('-', '');
    const sequence = life - Math.ceil((day * lives) / days) + 1;
    return {
      life,
      startAt: startAt + day * dayMs,
      dayAfter: (after) => calendar[day + after] ?? addDays(options.firstOn, day + after),
      lagMs: life % lagRange,
      person: people.personOf(life),
      number: `${arrivedOn}-A${String(sequence).padStart(2, '0')}`,
      posts: { ...posts, consultant: consultants[(life * 31) % consultants.length] ?? '' },
      commandMs: commandMs.get(lifeOf(life)) ?? [],
      deviceId: options.deviceId,
      ids: new Map(),
    };
  };
  const done = new Uint8Array(lives);
  const buckets: number[][] = [];
  const changes: number[] = [];
  for (let life = 0; life < lives; life++) {
    const { commands } = lifeOf(life);
    const begins = startAt + startDay(life) * dayMs + (life % lagRange);
    for (const [k, { ms, changes: made }] of commands.entries()) {
      if (begins + ms >= options.now) break;
      const day = startDay(life) + Math.floor(ms / dayMs);
      buckets[day] ??= [];
      buckets[day].push(life * mostCommands + k);
      changes[day] = (changes[day] ?? 0) + made.length;
      done[life] = k + 1;
    }
  }
  return {
    lives,
    days: buckets.length,
    lifeOf,
    copyOf,
    commandsOf: (life) => done[life] ?? 0,
    day: (day) => inOrder(buckets[day] ?? [], copyOf),
    dayWithLast: (wanted) => {
      let left = wanted;
      for (let day = buckets.length - 1; day >= 0; day--) {
        left -= changes[day] ?? 0;
        if (left <= 0) return day;
      }
      return 0;
    },
  };
}

function inOrder(bucket: readonly number[], copyOf: (life: number) => Copy): readonly number[] {
  const timed = bucket.map((entry) => {
    const life = Math.floor(entry / mostCommands);
    return { entry, life, at: commandAt(copyOf(life), entry % mostCommands) };
  });
  return timed.sort((a, b) => a.at - b.at || a.life - b.life).map(({ entry }) => entry);
}
