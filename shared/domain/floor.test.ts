import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FloorFact, floorQueue, floorStates, isInHouse, nextInTurn } from './floor.ts';

const people = ['a', 'b', 'c', 'd', 'e'];
const person = fc.constantFrom(...people);

type Bare = FloorFact extends infer F ? (F extends FloorFact ? Omit<F, 'stamp'> : never) : never;

const bareFact: fc.Arbitrary<Bare> = fc.oneof(
  fc.record({ kind: fc.constant('state' as const), staffId: person, state: fc.constantFrom(...floorStates) }),
  fc.record({ kind: fc.constant('state' as const), staffId: person, state: fc.constant('on' as const) }),
  fc.record({ kind: fc.constant('skip' as const), staffId: person }),
  fc.record({ kind: fc.constant('move' as const), staffId: person, beforeId: fc.option(person) }),
  fc.record({ kind: fc.constant('receive' as const), staffId: person, costsTurn: fc.boolean() }),
);

/** Facts in the order in which they were written down. */
const stamped = (facts: readonly Bare[]): FloorFact[] =>
  facts.map((fact, at) => ({ ...fact, stamp: String(at).padStart(6, '0') }) as FloorFact); // the stamp is all that was left out
const history = fc.array(bareFact, { maxLength: 40 }).map(stamped);

const on = (staffId: string): Bare => ({ kind: 'state', staffId, state: 'on' });
const state = (staffId: string, to: (typeof floorStates)[number]): Bare => ({ kind: 'state', staffId, state: to });
const receive = (staffId: string, costsTurn = true): Bare => ({ kind: 'receive', staffId, costsTurn });
const order = (facts: readonly Bare[]): string => idsOf(stamped(facts)).join('');
const idsOf = (facts: readonly FloorFact[]): readonly string[] => floorQueue(facts).map(({ staffId }) => staffId);
/** One more fact, written down after all others. */
const then = (facts: readonly FloorFact[], fact: Bare): FloorFact[] => [
  ...facts,
  { ...fact, stamp: '9' } as FloorFact, // see `stamped`
];

describe('the order of the floor', () => {
  test('is the order of coming on duty, and a reception sends to the end', () => {
    expect(order([on('a'), on('b'), on('c')])).toBe('abc');
    expect(order([on('a'), on('b'), on('c'), receive('a')])).toBe('bca');
    expect(order([on('a'), on('b'), on('c'), receive('b')])).toBe('acb');
  });

  test('is not paid for with a visitor who asked for the consultant or is a customer of his own', () => {
    expect(order([on('a'), on('b'), receive('a', false)])).toBe('ab');
  });

  test('passes over whoever is away and keeps the place', () => {
    const away = stamped([on('a'), on('b'), state('a', 'break')]);
    expect(nextInTurn(floorQueue(away), new Set())).toBe('b');
    expect(nextInTurn(floorQueue(then(away, on('a'))), new Set())).toBe('a');
    expect(nextInTurn(floorQueue(stamped([on('a'), state('a', 'drive')])), new Set())).toBeNull();
  });

  test('begins anew for whoever went off duty and came back', () => {
    expect(order([on('a'), on('b'), state('a', 'off'), on('a')])).toBe('ba');
  });

  test('lets a manager put somebody before another, and at the end where the other has left', () => {
    const three = [on('a'), on('b'), on('c')];
    expect(order([...three, { kind: 'move', staffId: 'c', beforeId: 'a' }])).toBe('cab');
    expect(order([...three, { kind: 'move', staffId: 'a', beforeId: null }])).toBe('bca');
    expect(order([...three, state('b', 'off'), { kind: 'move', staffId: 'a', beforeId: 'b' }])).toBe('ca');
    expect(order([...three, { kind: 'move', staffId: 'b', beforeId: 'b' }])).toBe('abc');
  });

  test('holds exactly those on duty, each once, whatever happened', () => {
    fc.assert(
      fc.property(history, (facts) => {
        const last = new Map(facts.flatMap((fact) => (fact.kind === 'state' ? [[fact.staffId, fact.state]] : [])));
        const onDuty = [...last].flatMap(([id, is]) => (is === 'off' ? [] : [id]));
        expect([...idsOf(facts)].sort()).toEqual(onDuty.sort());
        for (const { staffId, state: is } of floorQueue(facts)) expect(is).toBe(last.get(staffId));
      }),
    );
  });

  test('depends on when facts were written down, not on how they were read', () => {
    fc.assert(
      fc.property(
        history.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
        ([facts, shuffled]) => {
          expect(floorQueue(shuffled)).toEqual(floorQueue(facts));
        },
      ),
    );
  });

  test('has whoever received or was skipped at the end and everybody else as they stood', () => {
    fc.assert(
      fc.property(history, person, fc.boolean(), (facts, id, isSkip) => {
        const before = idsOf(facts);
        const after = idsOf(then(facts, isSkip ? { kind: 'skip', staffId: id } : receive(id)));
        expect(after).toEqual(before.includes(id) ? [...before.filter((each) => each !== id), id] : before);
      }),
    );
  });

  test('is changed by no visitor who costs no turn, nor by a break and the way back', () => {
    fc.assert(
      fc.property(history, person, (facts, id) => {
        expect(idsOf(then(facts, receive(id, false)))).toEqual(idsOf(facts));
        if (idsOf(facts).includes(id)) expect(idsOf(then(facts, state(id, 'break')))).toEqual(idsOf(facts));
      }),
    );
  });

  test('moves one person and leaves the others among themselves', () => {
    fc.assert(
      fc.property(history, person, fc.option(person), (facts, id, beforeId) => {
        const without = (ids: readonly string[]) => ids.filter((each) => each !== id);
        const after = idsOf(then(facts, { kind: 'move', staffId: id, beforeId }));
        expect(without(after)).toEqual(without(idsOf(facts)));
        if (beforeId !== null && beforeId !== id && after.includes(id) && after.includes(beforeId))
          expect(after.indexOf(id)).toBe(after.indexOf(beforeId) - 1);
      }),
    );
  });

  test('gives everybody the same number of turns while all receive in turn', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: 1 }), fc.integer({ min: 1, max: 6 }), (present, rounds) => {
        let facts = stamped(present.map(on));
        const turns = new Map<string, number>();
        for (let visitor = 0; visitor < present.length * rounds; visitor += 1) {
          const next = nextInTurn(floorQueue(facts), new Set()) ?? '';
          turns.set(next, (turns.get(next) ?? 0) + 1);
          facts = [
            ...facts,
            { kind: 'receive', staffId: next, costsTurn: true, stamp: `1${String(visitor).padStart(5, '0')}` },
          ];
        }
        expect([...turns.values()]).toEqual(present.map(() => rounds));
      }),
    );
  });
});

describe('whose turn it is', () => {
  test('is the first on the floor who receives nobody, and nobody’s while all do', () => {
    fc.assert(
      fc.property(history, fc.subarray(people), (facts, busy) => {
        const queue = floorQueue(facts);
        const next = nextInTurn(queue, new Set(busy));
        const free = queue.filter(({ staffId, state: is }) => is === 'on' && !busy.includes(staffId));
        expect(next).toBe(free[0]?.staffId ?? null);
      }),
    );
  });
});

test('nobody stands in the showroom for a call, a message, an outing or a visit at home', () => {
  expect(['showroom', 'phone', 'online', 'outreach', 'home_visit', 'fair'].filter(isInHouse)).toEqual([
    'showroom',
    'fair',
  ]);
});
