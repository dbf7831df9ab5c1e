import type { Edit, PlantedFault } from '../planted-fault.ts';

const inSignals = (id: string, what: string, ...edits: readonly Edit[]): PlantedFault => ({
  id: `signal-${id}`,
  what,
  edits,
  test: 'tests/sim/signal-months.test.ts',
  env: { SIGNAL_MONTHS: '16' },
  caughtBy: /seed \d+: /,
});

/** Faults by which diligent people would be shown to their manager, or cheats would not. */
export const signalFaults: readonly PlantedFault[] = [
  inSignals('stock-phrases', 'short stock phrases count as pasted', {
    file: 'shared/domain/signal/paste.ts',
    find: 'lettersOf(text) < leastLength ? []',
    replace: 'lettersOf(text) < 1 ? []',
  }),
  inSignals('working-hours', 'calls of the day count as written down at night', {
    file: 'shared/domain/signal/burst.ts',
    find: 'fact.at >= late && ',
    replace: 'fact.at >= late - 10 * hour && ',
  }),
  inSignals('stale-levels', 'a level that was to be graded anew counts as a dodge', {
    file: 'shared/domain/signal/downgrade.ts',
    find: '!fact.wasStale && ',
    replace: '',
  }),
  inSignals('one-exception', 'somebody else of the same day hides a habit', {
    file: 'shared/domain/signal/facts.ts',
    find: '[...Map.groupBy(facts, ({ personId }) => personId)]',
    replace: "[...Map.groupBy(facts, () => facts[0]?.personId ?? '')]",
  }),
];
