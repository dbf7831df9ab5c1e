import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDateAt, instantAt, localTimeAt } from '../../calendar/civil-date.ts';
import { maskNumbersIn, readRecordingName } from './file-name.ts';

const zone = 'Asia/Shanghai';
const at = (day: string, time: string, second = 0): number => instantAt(day, time, zone) + second * 1000;
const call = { phone: '13800005521', spokenAt: at('2026-11-21', '15:23'), spokenOn: '2026-11-21', name: null };

describe('the name of a recorded call', () => {
  test.each([
    ['录音_13800005521_20261121152300.mp3', call],
    ['张三(13800005521)_20261121152300.m4a', { ...call, name: '张三' }],
    ['Call@张三(13800005521)_20261121152300', { ...call, name: '张三' }],
    ['通话录音-138 0000 5521-2026年11月21日15时23分.amr', call],
    ['20261121_152300_13800005521.wav', call],
    ['+8613800005521_20261121_152307.amr', { ...call, spokenAt: at('2026-11-21', '15:23', 7) }],
    ['0086-138-0000-5521 2026-11-21 15-23-00.mp3', call],
    ['通话录音 张三_261121_152300.m4a', { ...call, phone: null, name: '张三' }],
    ['张三-2611211523.amr', { ...call, phone: null, name: '张三' }],
    ['张三 2026-11-21 15-23-00.m4a', { ...call, phone: null, name: '张三' }],
    ['张三@0312-2345678_20261121152300.amr', { ...call, phone: '03122345678', name: '张三' }],
    ['C:\\录音\\李四（13800005521）2026.11.21 15.23.mp3', { ...call, name: '李四' }],
    ['来电_白女士_13800005521_202611211523(1).mp3', { ...call, name: '白女士' }],
    ['13800005521_20261121.wav', { ...call, spokenAt: null }],
    ['白雪.mp3', { phone: null, spokenAt: null, spokenOn: null, name: '白雪' }],
    ['录音 (3).m4a', { phone: null, spokenAt: null, spokenOn: null, name: null }],
    ['', { phone: null, spokenAt: null, spokenOn: null, name: null }],
  ])('%s', (name, expected) => {
    expect(readRecordingName(name, zone)).toEqual(expected);
  });

  test('a day that the calendar does not have is no day, an hour that the clock does not have is no time', () => {
    expect(readRecordingName('13800005521_20260230152300.mp3', zone)).toMatchObject({ spokenAt: null, spokenOn: null });
    expect(readRecordingName('13800005521_20260228256100.mp3', zone)).toMatchObject({ spokenAt: null, spokenOn: null });
  });

  test('two numbers that differ are none: nobody can tell which is the customer’s', () => {
    expect(readRecordingName('13800005521_13900001111_20261121152300.mp3', zone).phone).toBeNull();
    expect(readRecordingName('13800005521(+86 138 0000 5521).mp3', zone).phone).toBe('13800005521');
  });

  test('is read on the wall clock of the store', () => {
    const name = '13800005521_20260714120000.mp3';
    expect(readRecordingName(name, 'Europe/Berlin').spokenAt).toBe(Date.UTC(2026, 6, 14, 10));
    expect(readRecordingName(name, zone).spokenAt).toBe(Date.UTC(2026, 6, 14, 4));
  });

  test('gives back what a recorder wrote, in every order and with every mark between', () => {
    const phones = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }));
    const parts = fc.record({
      phone: phones.map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`),
      day: fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2010-01-01', days)),
      second: fc.integer({ min: 0, max: 86_399 }),
      mark: fc.constantFrom('_', ' ', '@', '-', '#'),
      first: fc.boolean(),
      compact: fc.boolean(),
    });
    fc.assert(
      fc.property(parts, ({ phone, day, second, mark, first, compact }) => {
        const two = (value: number): string => String(value).padStart(2, '0');
        const [h, m, s] = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
        const time = compact
          ? `${day.replaceAll('-', '')}${two(h)}${two(m)}${two(s)}`
          : `${day} ${two(h)}-${two(m)}-${two(s)}`;
        const name = `${[first ? phone : time, '张三', first ? time : phone].join(mark)}.mp3`;
        const read = readRecordingName(name, zone);
        expect(read).toMatchObject({ phone, spokenOn: day, name: '张三' });
        expect(civilDateAt(read.spokenAt ?? 0, zone)).toBe(day);
        expect(localTimeAt(read.spokenAt ?? 0, zone)).toBe(`${two(h)}:${two(m)}`);
      }),
    );
  });

  test('shows no full number where it is masked, however it is written, and keeps the rest', () => {
    expect(maskNumbersIn('录音_13800005521_20261121152300.mp3')).toBe('录音_138****5521_20261121152300.mp3');
    expect(maskNumbersIn('张三(+86 138 0000 5521)-2026年11月21日.amr')).toBe('张三(138****5521)-2026年11月21日.amr');
    expect(maskNumbersIn('１３８００００５５２１.wav')).toBe('138****5521.wav');
    expect(maskNumbersIn('0312-2345678 20261121.amr')).toBe('031****5678 20261121.amr');
    fc.assert(
      fc.property(fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), fc.string(), (number, rest) => {
        expect(maskNumbersIn(`${rest}_${number}_.mp3`)).not.toContain(String(number));
      }),
    );
  });

  test('never throws, and whatever it tells is sound', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('录音', '2026', '年', '1', '13800005521', '-', '@', '(', '20261121', '.mp3', '\ud800', '86', '/'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const read = readRecordingName(pieces.join(''), zone);
        expect(read.phone === null || /^\d{10,12}$/.test(read.phone)).toBe(true);
        if (read.spokenAt !== null) expect(civilDateAt(read.spokenAt, zone)).toBe(read.spokenOn);
        expect(read.name === null || (read.name.trim() === read.name && [...read.name].length <= 40)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
