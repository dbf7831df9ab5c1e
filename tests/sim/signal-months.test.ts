import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/calendar/civil-date.ts';
import { openDayOnOrAfter } from '../../shared/calendar/store-calendar.ts';
import type { Signal } from '../../shared/domain/signal/kinds.ts';
import { both, calendar, cheats, choices, first, honestMonth, signalsOfMonth } from './signals/month.ts';

// The limit that is stated: of 40 generated months of four diligent people, 4,000 days of work, none gives a signal.
const months = Number(process.env.SIGNAL_MONTHS ?? 40);
const cheated = Math.ceil(months / 8);

const wordsOf = (signals: readonly Signal[]): string =>
  signals.map(({ kind, personId, onDay, facts }) => `${kind} ${personId} ${onDay} ${JSON.stringify(facts)}`).join(', ');

describe('generated months', () => {
  it('of diligent people give no signal at all', () => {
    for (let seed = 1; seed <= months; seed += 1)
      expect(`seed ${seed}: ${wordsOf(signalsOfMonth(honestMonth(seed)))}`).toBe(`seed ${seed}: `);
  }, 60_000);

  it.each(Object.entries(cheats))(
    'with %s in it show that, of that person and that day alone',
    (kind, cheat) => {
      for (let seed = 1; seed <= cheated; seed += 1) {
        const on = openDayOnOrAfter(calendar, addDays(first, choices(seed).int(0, 24)));
        const signals = signalsOfMonth(both(honestMonth(seed), cheat(on)));
        const found = signals.map((each) => `${each.kind} ${each.personId} ${each.onDay}`).join(', ');
        expect(`seed ${seed}: ${found}`).toBe(`seed ${seed}: ${kind} cheat ${on}`);
      }
    },
    60_000,
  );

  it('give the same signals whatever the order of the facts', () => {
    const facts = Object.values(cheats).reduce((month, cheat) => both(month, cheat('2026-03-10')), honestMonth(7));
    const whole = signalsOfMonth(facts);
    expect(whole).toHaveLength(Object.keys(cheats).length);
    const { next } = choices(11);
    const mixed = <T>(list: readonly T[]): readonly T[] =>
      list
        .map((each) => [next(), each] as const)
        .toSorted((a, b) => a[0] - b[0])
        .map(([, each]) => each);
    const { contacts, nextPlans, regrades } = facts;
    for (let round = 0; round < 3; round += 1) {
      const again = { contacts: mixed(contacts), nextPlans: mixed(nextPlans), regrades: mixed(regrades) };
      expect(signalsOfMonth(again)).toEqual(whole);
    }
  }, 60_000);
});
