import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hlcAt, observe, readHlc, tick, zeroHlc } from './clock.ts';

const device = 'a1b2c3d4e5f60718';
const anyMs = fc.integer({ min: 0, max: 2 ** 47 });

describe('the clock', () => {
  it('an instant bounds the stamps made from it on', () => {
    fc.assert(
      fc.property(anyMs, anyMs, (wall, instant) => {
        expect(tick(wall, zeroHlc, device) >= hlcAt(instant)).toBe(wall >= instant);
      }),
    );
  });

  it('never goes back, whatever the wall clock does', () => {
    fc.assert(
      fc.property(fc.array(anyMs, { minLength: 1, maxLength: 50 }), (walls) => {
        let last = zeroHlc;
        for (const wall of walls) {
          const next = tick(wall, last, device);
          expect(next > last).toBe(true);
          last = next;
        }
      }),
    );
  });

  it('is later than everything it has heard of', () => {
    fc.assert(
      fc.property(anyMs, anyMs, anyMs, (now, mine, theirs) => {
        const last = tick(mine, zeroHlc, device);
        const remote = tick(theirs, zeroHlc, 'ffffffffffffffff');
        const next = observe(now, last, remote, device);
        expect(next.slice(0, 16) > last.slice(0, 16)).toBe(true);
        expect(next.slice(0, 16) > remote.slice(0, 16)).toBe(true);
      }),
    );
  });

  it('rolls a full counter into the next millisecond', () => {
    const full = `${(1000).toString(16).padStart(12, '0')}ffff${device}`;
    expect(readHlc(tick(1000, full, device))).toEqual({ ms: 1001, counter: 0, device });
  });
});
