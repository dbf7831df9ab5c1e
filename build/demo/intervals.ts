import { addDays, addMonths, type CivilDate } from '../../shared/calendar/civil-date.ts';
import type { Level } from '../../shared/domain/level.ts';
import type { Story } from './story.ts';

/** A stricter version waits for the first of next month: A is called every five days instead of seven. */
export async function planStricterMonth(story: Story, day: CivilDate): Promise<void> {
  const manager = story.as('sales_manager');
  const { current, versions } = await manager.call('policy.levels', {});
  const inForce = versions.find(({ id }) => id === current);
  if (!inForce) throw new Error('no intervals are in force');
  const of = (level: Level) => inForce.levels.find((each) => each.level === level);
  const gap = (level: Level) => ({ unit: of(level)?.gapUnit ?? 'day', count: of(level)?.gapCount ?? 1 });
  const horizon = (level: Level): number => of(level)?.horizonDays ?? 0;
  const firstOfNext = addMonths(`${day.slice(0, 8)}01`, 1);
  await manager.call('policy.saveLevels', {
    // it still lies ahead when the demo is looked at
    effectiveFrom: firstOfNext > addDays(day, 5) ? firstOfNext : addMonths(firstOfNext, 1),
    gaps: { O: gap('O'), H: gap('H'), A: { unit: 'day', count: 5 }, B: gap('B'), C: gap('C'), N: gap('N') },
    horizons: { H: horizon('H'), A: horizon('A'), B: horizon('B'), C: horizon('C') },
    firstPlanDays: inForce.firstPlanDays,
    note: '月初开始冲量，A 级勤打一点',
    basedOn: inForce.id,
  });
}
