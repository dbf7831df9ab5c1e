import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDateAt, instantAt } from '../../calendar/civil-date.ts';
import { maskNumbersIn, phonesInName, readRecordingName } from './file-name.ts';

const zone = 'Asia/Shanghai';
const at = (time: string, second = 0): number => instantAt('2026-11-21', time, zone) + second * 1000;
const phone = '13800005521';
const unread = { phone: null, spokenAt: null, spokenOn: null };

const two = (value: number): string => String(value).padStart(2, '0');
const phones = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);
const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2010-01-01', count));
const stamps = fc.record({
  day: days,
  second: fc.integer({ min: 0, max: 86_399 }),
  digits: fc.constantFrom(8, 12, 14),
});
const written = ({ day, second, digits }: { day: string; second: number; digits: number }): string =>
  [day.replaceAll('-', ''), two(Math.floor(second / 3600)), two(Math.floor(second / 60) % 60), two(second % 60)]
    .join('')
    .slice(0, digits);
const digitRun = (maxLength: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength });

describe('a moment and a number without anything between', () => {
  test.each([
    ['2026112115230013800005521.mp3', { phone, spokenAt: at('15:23'), spokenOn: '2026-11-21' }],
    ['1380000552120261121152307.amr', { phone, spokenAt: at('15:23', 7), spokenOn: '2026-11-21' }],
    ['20261121152313800005521.wav', { phone, spokenAt: at('15:23'), spokenOn: '2026-11-21' }],
    ['录音13800005521202611211523.m4a', { phone, spokenAt: at('15:23'), spokenOn: '2026-11-21' }],
    ['2026112113800005521.wav', { phone, spokenAt: null, spokenOn: '2026-11-21' }],
    ['1380000552120261121_张三.wav', { phone, spokenAt: null, spokenOn: '2026-11-21', name: '张三' }],
    ['20261121093015013500001234.mp3', { phone: '13500001234', spokenAt: at('09:30', 15) }],
    ['202611210930158613500001234.mp3', { phone: '13500001234', spokenAt: at('09:30', 15) }],
  ])('%s is read', (name, expected) => {
    expect(readRecordingName(name, zone)).toMatchObject(expected);
  });

  test.each([
    // the 21st and 135 0000 1234, or 13:50:00 and a counter
    ['2026112113500001234.wav', '****.wav', '13500001234'],
    ['2026112113500001234512.wav', '****.wav', '13500001234'],
    // no such day
    ['2026023015230013800005521.wav', '****.wav', phone],
    ['26112115230013800005521.wav', '****.wav', phone],
    ['1380000552113900001111.wav', '****.wav', phone],
    ['138000055211.wav', '****.wav', phone],
    ['20261121152300138 0000 5521.wav', '****.wav', phone],
    ['138-0000-552120261121152300.wav', '****.wav', phone],
  ])('%s is not guessed at: all of it is masked, and the number can still be found in it', (name, masked, hidden) => {
    expect(readRecordingName(name, zone)).toMatchObject(unread);
    expect(maskNumbersIn(name)).toBe(masked);
    expect(phonesInName(name)).toContain(hidden);
  });

  test('hides the number alone where it is read, and nothing of a moment that stands alone', () => {
    expect(maskNumbersIn('录音2026112115230013800005521.mp3')).toBe('录音20261121152300138****5521.mp3');
    expect(maskNumbersIn('1380000552120261121.mp3')).toBe('138****552120261121.mp3');
    for (const name of ['20261121152300.mp3', '201311211523.mp3', '20131121152300.mp3', '张三_261121152300.amr'])
      expect(maskNumbersIn(name)).toBe(name);
    // 2013, or 131 1211 5230 and a counter
    expect(maskNumbersIn('131121152300.amr')).toBe('****.amr');
  });

  test('is read as it was written or not at all, in both orders, and with the seconds always', () => {
    fc.assert(
      fc.property(
        phones,
        stamps,
        fc.boolean(),
        fc.constantFrom('', '录音', 'Call_'),
        (number, stamp, isFirst, word) => {
          const run = isFirst ? `${number}${written(stamp)}` : `${written(stamp)}${number}`;
          const read = readRecordingName(`${word}${run}.mp3`, zone);
          expect([number, null]).toContain(read.phone);
          if (read.phone === null) {
            expect(read).toMatchObject(unread);
            expect(maskNumbersIn(`${word}${run}.mp3`)).toBe(`${word}****.mp3`);
          } else {
            expect(read.spokenOn).toBe(stamp.day);
            const [kept, masked] = [written(stamp), `${number.slice(0, 3)}****${number.slice(-4)}`];
            expect(maskNumbersIn(`${word}${run}.mp3`)).toBe(
              `${word}${isFirst ? `${masked}${kept}` : `${kept}${masked}`}.mp3`,
            );
          }
          if (stamp.digits === 14) expect(civilDateAt(read.spokenAt ?? 0, zone)).toBe(stamp.day);
          // the hours 13 to 19 are what mobile numbers begin with; from 60 on there is no minute
          if (!isFirst && stamp.digits === 8 && Number(number.slice(2, 4)) >= 60) expect(read.phone).toBe(number);
          expect(phonesInName(run)).toContain(number);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('shows no full number, whatever digits stick to it, and lets whoever has it be found', () => {
    fc.assert(
      fc.property(digitRun(16), phones, digitRun(16), (before, number, after) => {
        // a moment of 2013 to 2019 is one, though eleven digits of it are a number somewhere
        fc.pre(!before.endsWith('20'));
        const name = `录音_${before}${number}${after}.mp3`;
        expect(maskNumbersIn(name)).not.toContain(number);
        const read = readRecordingName(name, zone).phone;
        if (read === null || read === number) expect(phonesInName(name)).toContain(number);
      }),
      { numRuns: 1000 },
    );
  });
});
