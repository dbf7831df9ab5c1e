import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantAt } from './civil-date.ts';
import { type IcsEvent, writeIcs } from './ics.ts';

// A small reader of RFC 5545 that shares nothing with the writer but the days it is asked about.

interface Property {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}
interface Component {
  readonly name: string;
  readonly properties: Property[];
  readonly parts: Component[];
}

function linesOf(text: string): string[] {
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  return text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
}

function read(text: string): Component {
  const root: Component = { name: '', properties: [], parts: [] };
  const open = [root];
  for (const line of linesOf(text)) {
    const found = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/.exec(line);
    if (!found) throw new Error(`not a content line: ${line}`);
    const [, name = '', rest = '', value = ''] = found;
    const here = open.at(-1) ?? root;
    if (name === 'BEGIN') {
      const part: Component = { name: value, properties: [], parts: [] };
      here.parts.push(part);
      open.push(part);
    } else if (name === 'END') {
      expect(open.pop()?.name).toBe(value);
    } else {
      const parameters = Object.fromEntries(
        rest
          .split(';')
          .slice(1)
          .map((pair) => pair.split('=') as [string, string]),
      );
      here.properties.push({ name, parameters, value });
    }
  }
  expect(open).toHaveLength(1);
  const [calendar] = root.parts;
  if (!calendar || root.parts.length !== 1) throw new Error('not one calendar');
  return calendar;
}

const only = (component: Component, name: string): Property | undefined => {
  const found = component.properties.filter((property) => property.name === name);
  expect(found.length, `${name} of ${component.name}`).toBeLessThanOrEqual(1);
  return found[0];
};
const textOf = (value: string | undefined): string =>
  (value ?? '').replaceAll(/\\(.)/g, (_whole, mark: string) => (mark === 'n' || mark === 'N' ? '\n' : mark));
const wallMs = (local: string): number =>
  Date.UTC(
    Number(local.slice(0, 4)),
    Number(local.slice(4, 6)) - 1,
    Number(local.slice(6, 8)),
    Number(local.slice(9, 11)),
    Number(local.slice(11, 13)),
    Number(local.slice(13, 15)),
  );
const distanceMs = (text: string): number => {
  const [, sign, hours, minutes, seconds] = /^([+-])(\d\d)(\d\d)(\d\d)?$/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000;
};

/** The instant that a local time means by the calendar's own rules: of a time that occurs twice the first. */
function instantOf(calendar: Component, zone: string, local: string): number {
  const rules = calendar.parts.find((part) => part.name === 'VTIMEZONE' && only(part, 'TZID')?.value === zone);
  if (!rules) throw new Error(`no rules for ${zone}`);
  const observances = rules.parts
    .map((part) => ({
      from: distanceMs(only(part, 'TZOFFSETFROM')?.value ?? ''),
      to: distanceMs(only(part, 'TZOFFSETTO')?.value ?? ''),
      begins: wallMs(only(part, 'DTSTART')?.value ?? ''),
    }))
    .map((part) => ({ ...part, at: part.begins - part.from }))
    .toSorted((a, b) => a.at - b.at);
  const wall = wallMs(local);
  const offsetAt = (instant: number): number => observances.findLast(({ at }) => at <= instant)?.to ?? Number.NaN;
  const shown = observances
    .flatMap(({ from, to }) => [wall - from, wall - to])
    .filter((at) => at + offsetAt(at) === wall);
  if (shown.length > 0) return Math.min(...shown);
  // a time that the clocks jump over is read with the distance that held before
  const jump = observances.find(({ at, from, to }) => wall - from >= at && wall - to < at);
  if (!jump) throw new Error(`${local} is nowhere`);
  return wall - jump.from;
}

const stamp = Date.UTC(2026, 2, 9, 2, 30, 5);
const one = (event: Partial<IcsEvent>, zone = 'Asia/Shanghai') =>
  writeIcs({
    name: '回访',
    zone,
    writtenAt: stamp,
    events: [{ uid: 'plan-1@qiatan', day: '2026-03-11', time: null, title: '回访 · B 级', url: null, ...event }],
  });

describe('a calendar for other programs', () => {
  it('has a whole day for a plan without a time, and no rules of a zone', () => {
    const calendar = read(one({}));
    expect(calendar.parts.map(({ name }) => name)).toEqual(['VEVENT']);
    const [event] = calendar.parts;
    if (!event) throw new Error('no event');
    expect(only(event, 'DTSTART')).toMatchObject({ parameters: { VALUE: 'DATE' }, value: '20260311' });
    expect(only(event, 'DTSTAMP')?.value).toBe('20260309T023005Z');
    expect(only(event, 'URL')).toBeUndefined();
  });

  it('has the hour of the showroom for a plan with a time, and the zone with its distance from UTC', () => {
    const calendar = read(one({ time: '15:00' }));
    const [rules, event] = calendar.parts;
    if (!rules || !event) throw new Error('no rules or no event');
    expect(only(event, 'DTSTART')).toMatchObject({ parameters: { TZID: 'Asia/Shanghai' }, value: '20260311T150000' });
    expect(instantOf(calendar, 'Asia/Shanghai', '20260311T150000')).toBe(Date.UTC(2026, 2, 11, 7));
    expect(rules.parts).toHaveLength(1);
  });

  it('carries the change of the clocks where the zone has one', () => {
    const calendar = read(one({ time: '03:30', day: '2026-03-29' }, 'Europe/Berlin'));
    expect(calendar.parts[0]?.parts.map(({ name }) => name)).toEqual(['STANDARD', 'DAYLIGHT']);
  });

  it('is a calendar also without a single entry', () => {
    const calendar = read(writeIcs({ name: '', zone: 'Asia/Shanghai', writtenAt: stamp, events: [] }));
    expect([only(calendar, 'VERSION')?.value, calendar.parts]).toEqual(['2.0', []]);
  });

  it('gives back whatever was put into it, in whatever zone, to an independent reader', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.string({
        unit: fc.constantFrom('回', '访', '，', ';', ',', '\\', '\n', '\r', 'é', '👩', ' ', ':'),
        maxLength: 90,
      }),
    );
    const anyZone = fc.constantFrom(
      ...[
        'Asia/Shanghai',
        'Europe/Berlin',
        'America/New_York',
        'Australia/Lord_Howe',
        'Asia/Kolkata',
        'Pacific/Auckland',
      ],
    );
    const anyTime = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const anyEvent = fc.record({
      uid: fc.uuid().map((id) => `plan-${id}@qiatan`),
      day: fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days)),
      time: fc.option(anyTime),
      title: anyText,
      url: fc.option(fc.webUrl({ withQueryParameters: true })),
    });
    const plain = (text: string): string =>
      text
        .replaceAll(/\r\n|\r/g, '\n')
        .replaceAll(/[\p{Cs}]/gu, '\ufffd')
        .replaceAll(/(?!\t|\n)\p{Cc}/gu, '');
    fc.assert(
      fc.property(anyText, anyZone, fc.array(anyEvent, { maxLength: 8 }), (name, zone, events) => {
        const calendar = read(writeIcs({ name, zone, writtenAt: stamp, events }));
        expect(textOf(only(calendar, 'X-WR-CALNAME')?.value)).toBe(plain(name));
        const entries = calendar.parts.filter((part) => part.name === 'VEVENT');
        expect(entries).toHaveLength(events.length);
        for (const [at, event] of events.entries()) {
          const entry = entries[at];
          if (!entry) throw new Error('an entry is missing');
          expect(textOf(only(entry, 'UID')?.value)).toBe(event.uid);
          expect(textOf(only(entry, 'SUMMARY')?.value)).toBe(plain(event.title));
          expect(only(entry, 'URL')?.value ?? null).toBe(event.url);
          const starts = only(entry, 'DTSTART');
          if (event.time === null) expect(starts?.value).toBe(event.day.replaceAll('-', ''));
          else {
            expect(starts?.parameters).toEqual({ TZID: zone });
            expect(instantOf(calendar, zone, starts?.value ?? '')).toBe(instantAt(event.day, event.time, zone));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
