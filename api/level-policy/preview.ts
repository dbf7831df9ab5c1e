import { setImmediate } from 'node:timers/promises';
import { type LivingOpportunityOfLevel, livingOfLevel } from '../../db/queries/level-policy.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { type CivilDate, earlierOf, laterOf } from '../../shared/calendar/civil-date.ts';
import type { StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import type { LevelPreview } from '../../shared/contract/policy-preview.ts';
import { type Level, levels } from '../../shared/domain/level.ts';
import type { LevelPolicy } from '../../shared/domain/level-policy.ts';
import {
  changeDayOf,
  changedGaps,
  changedHorizons,
  changeWords,
  underNewPolicy,
} from '../../shared/domain/level-policy-change.ts';
import { staleSince } from '../../shared/domain/level-stale.ts';
import type { ActorCall } from '../call.ts';
import { readCalendar } from '../store-settings.ts';

const pageSize = 1000;

interface Change {
  readonly before: LevelPolicy;
  readonly policy: LevelPolicy;
  readonly changeOn: CivilDate;
  readonly today: CivilDate;
  readonly calendar: StoreCalendar;
}

/**
 * What a version would do to the opportunities and plans that are there (domain §8), read page by page so that the
 * showroom works on meanwhile, and with nothing written. What is due before the version takes effect will have been
 * called by then and is counted apart.
 */
export async function previewOf(before: LevelPolicy, policy: LevelPolicy, call: ActorCall): Promise<LevelPreview> {
  const { store } = call.deps;
  const { today } = call;
  const change: Change = { before, policy, changeOn: changeDayOf(policy, today), today, calendar: readCalendar(store) };
  const [gaps, horizons] = [changedGaps(before, policy), changedHorizons(before, policy)];
  const sums = createSums();
  for (const level of levels.filter((each) => gaps.includes(each) || horizons.includes(each))) {
    const parts = { gap: gaps.includes(level), horizon: horizons.includes(level) };
    let after = '';
    for (;;) {
      const page = livingOfLevel(store.read, level, after, pageSize);
      for (const row of page) sums.add(level, row, parts, change);
      const last = page.at(-1);
      if (page.length < pageSize || !last) break;
      after = last.id;
      await setImmediate();
    }
  }
  return { changeOn: change.changeOn, changes: [...changeWords(before, policy)], ...sums.result(store.read, horizons) };
}

interface Tally {
  living: number;
  moved: number;
  onTheDay: number;
}

function createSums() {
  const byLevel = new Map<Level, Tally>();
  const byPerson = new Map<string, Tally>();
  const all = { overdue: 0, dueBefore: 0, staleBefore: 0, staleAfter: 0 };
  let firstOn: CivilDate | null = null;
  let lastOn: CivilDate | null = null;
  const tallyOf = <K>(map: Map<K, Tally>, key: K): Tally => {
    const tally = map.get(key) ?? { living: 0, moved: 0, onTheDay: 0 };
    map.set(key, tally);
    return tally;
  };
  const addMove = (level: Level, row: LivingOpportunityOfLevel, change: Change): void => {
    const { changeOn } = change;
    tallyOf(byLevel, level).living += 1;
    if (row.dueOn === null) return;
    if (row.dueOn < changeOn && changeOn > change.today) {
      all.dueBefore += 1;
      return;
    }
    const { dueOn } = underNewPolicy({ ...row, level }, change);
    if (dueOn === null || dueOn === row.dueOn) return;
    const tallies = [tallyOf(byLevel, level), tallyOf(byPerson, row.assigneeId ?? '')];
    for (const tally of tallies) {
      tally.moved += 1;
      if (dueOn === changeOn) tally.onTheDay += 1;
    }
    if (dueOn < changeOn) all.overdue += 1;
    firstOn = firstOn === null ? dueOn : earlierOf(firstOn, dueOn);
    lastOn = lastOn === null ? dueOn : laterOf(lastOn, dueOn);
  };
  const addStale = (level: Level, row: LivingOpportunityOfLevel, { before, policy, changeOn }: Change): void => {
    const graded = { ...row, level };
    if (staleSince(graded, changeOn, before.horizons) !== null) all.staleBefore += 1;
    if (staleSince(graded, changeOn, policy.horizons) !== null) all.staleAfter += 1;
  };
  return {
    add(
      level: Level,
      row: LivingOpportunityOfLevel,
      parts: { readonly gap: boolean; readonly horizon: boolean },
      change: Change,
    ): void {
      if (parts.gap) addMove(level, row, change);
      if (parts.horizon) addStale(level, row, change);
    },
    result(read: ActorCall['deps']['store']['read'], horizons: readonly Level[]) {
      const names = staffNames(read);
      const found = [...byLevel].map(([level, tally]) => ({ level, ...tally }));
      const sum = (of: 'moved' | 'onTheDay'): number => found.reduce((total, each) => total + each[of], 0);
      return {
        moved: sum('moved'),
        onTheDay: sum('onTheDay'),
        overdue: all.overdue,
        dueBefore: all.dueBefore,
        levels: found,
        people: [...byPerson]
          .filter(([, { moved }]) => moved > 0)
          .map(([id, { moved, onTheDay }]) => ({ person: { id, name: names.get(id) ?? '没有指派' }, moved, onTheDay }))
          .toSorted((a, b) => b.moved - a.moved || a.person.name.localeCompare(b.person.name, 'zh')),
        firstOn,
        lastOn,
        stale: horizons.length === 0 ? null : { before: all.staleBefore, after: all.staleAfter },
      };
    },
  };
}
