import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, type Candidate, countStrata, drawSample } from './sample.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const stratum = fc.constantFrom<Candidate['stratum'][]>('effective', 'ineffective');
const candidates = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 999 }), fc.constantFrom('li', 'wang', 'zhao'), stratum), {
    selector: ([id]) => id,
    maxLength: 60,
  })
  .map((made) =>
    made.map(([id, consultantId, of]): Candidate => ({ recordingId: `r${id}`, consultantId, stratum: of })),
  );
const wanted = fc.integer({ min: 1, max: 12 });
const seed = fc.string({ minLength: 1, maxLength: 12 });
const draw = (seedText: string, perConsultant: number, of: readonly Candidate[]) =>
  drawSample({ seed: seedText, perConsultant, candidates: of }, sha256);
const idsOf = (of: readonly Candidate[]): string[] => of.map(({ recordingId }) => recordingId);

describe('a stratified sample (§八.4)', () => {
  it('is the same for the same seed, in whatever order the recordings are listed', () => {
    fc.assert(
      fc.property(seed, wanted, candidates, fc.nat(), (text, n, all, turn) => {
        const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))].toReversed();
        expect(draw(text, n, turned)).toEqual(draw(text, n, all));
      }),
    );
  });

  it('holds no recording twice, and of each person as many as wanted or as there are', () => {
    fc.assert(
      fc.property(seed, wanted, candidates, (text, n, all) => {
        const drawn = draw(text, n, [...all, ...all.slice(0, 3)]);
        expect(new Set(idsOf(drawn)).size).toBe(drawn.length);
        for (const person of ['li', 'wang', 'zhao']) {
          const own = all.filter(({ consultantId }) => consultantId === person);
          expect(drawn.filter(({ consultantId }) => consultantId === person)).toHaveLength(Math.min(n, own.length));
        }
      }),
    );
  });

  it('has one of each kind that there is, as soon as as many are wanted as there are kinds', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 2, max: 9 }), candidates, (text, n, all) => {
        const drawn = draw(text, n, all);
        for (const [kind] of Map.groupBy(all, (each) => `${each.consultantId} ${each.stratum}`))
          expect(drawn.map((each) => `${each.consultantId} ${each.stratum}`)).toContain(kind);
      }),
    );
  });

  it('of one person is not moved by what others recorded', () => {
    fc.assert(
      fc.property(seed, wanted, candidates, (text, n, all) => {
        const own = all.filter(({ consultantId }) => consultantId === 'li');
        expect(draw(text, n, all).filter(({ consultantId }) => consultantId === 'li')).toEqual(draw(text, n, own));
      }),
    );
  });

  it('keeps what it drew when a recording that it did not draw is gone', () => {
    fc.assert(
      fc.property(seed, candidates, fc.nat(), (text, all, pick) => {
        const own = all.filter(({ consultantId, stratum: of }) => consultantId === 'li' && of === 'effective');
        const drawn = idsOf(draw(text, 3, own));
        const others = own.filter(({ recordingId }) => !drawn.includes(recordingId));
        const gone = others[pick % Math.max(1, others.length)];
        expect(
          idsOf(
            draw(
              text,
              3,
              own.filter((each) => each !== gone),
            ),
          ),
        ).toEqual(drawn);
      }),
    );
  });

  it('can draw every recording, each about as often as its fellows of the stratum', () => {
    const all = Array.from(
      { length: 24 },
      (_, i): Candidate => ({
        recordingId: `r${i}`,
        consultantId: 'li',
        stratum: i < 18 ? 'effective' : 'ineffective',
      }),
    );
    const rounds = 3000;
    for (const n of [1, 4]) {
      const counts = new Map<string, number>();
      for (let round = 0; round < rounds; round++)
        for (const id of idsOf(draw(`seed ${round}`, n, all))) counts.set(id, (counts.get(id) ?? 0) + 1);
      for (const { recordingId, stratum: of } of all) {
        const chance = n === 1 ? 1 / 24 : of === 'effective' ? 3 / 18 : 1 / 6;
        const spread = Math.sqrt(rounds * chance * (1 - chance));
        // five standard deviations: the seeds are fixed, so this either always holds or never
        expect(Math.abs((counts.get(recordingId) ?? 0) - rounds * chance)).toBeLessThan(5 * spread);
      }
    }
  });

  it('of another seed is another one', () => {
    const all = Array.from(
      { length: 40 },
      (_, i): Candidate => ({ recordingId: `r${i}`, consultantId: 'li', stratum: 'effective' }),
    );
    const samples = new Set(Array.from({ length: 50 }, (_, i) => idsOf(draw(`${i}`, 5, all)).join(' ')));
    expect(samples.size).toBeGreaterThan(48);
  });
});

describe('the share of each stratum', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 4 });

  it('adds up to what is wanted, takes one of each and never more than there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), sizes, (n, of) => {
        const given = allocate(n, of);
        const kinds = of.filter((size) => size > 0).length;
        const total = of.reduce((sum, size) => sum + size, 0);
        if (n < kinds) {
          expect(given).toBeNull();
          return;
        }
        expect(given?.reduce((sum, count) => sum + count, 0)).toBe(Math.min(n, total));
        for (const [i, size] of of.entries()) {
          expect(given?.[i]).toBeLessThanOrEqual(size);
          if (size > 0) expect(given?.[i]).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });

  it('lies within one of proportion wherever one of each is less than its due', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.tuple(fc.nat(200), fc.nat(200)), (n, of) => {
        const total = of[0] + of[1];
        fc.pre(total > 0);
        const most = Math.min(n, total);
        const ideal = of.map((size) => (most * size) / total);
        fc.pre(ideal.every((share, i) => share >= 1 || of[i] === 0));
        for (const [i, given] of (allocate(n, of) ?? []).entries())
          expect(Math.abs(given - (ideal[i] ?? 0))).toBeLessThan(1);
      }),
    );
  });

  it('is three of eighteen and one of six where four are wanted', () => {
    expect(allocate(4, [18, 6])).toEqual([3, 1]);
    expect(allocate(4, [50, 1])).toEqual([3, 1]);
    expect(allocate(1, [50, 1])).toBeNull();
    expect(allocate(5, [2, 0])).toEqual([2, 0]);
  });
});

describe('the counts of a sample', () => {
  it('say of each person what there was and what was drawn', () => {
    const made = (id: string, consultantId: string, of: Candidate['stratum']): Candidate => ({
      recordingId: id,
      consultantId,
      stratum: of,
    });
    const all = [made('a', 'li', 'effective'), made('b', 'li', 'effective'), made('c', 'wang', 'ineffective')];
    expect([...countStrata(all, all.slice(1))]).toEqual([
      ['li', { effective: { population: 2, drawn: 1 }, ineffective: { population: 0, drawn: 0 } }],
      ['wang', { effective: { population: 0, drawn: 0 }, ineffective: { population: 1, drawn: 1 } }],
    ]);
  });
});
