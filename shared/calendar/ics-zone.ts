import { addDays, type CivilDate, instantAt } from './civil-date.ts';
import { offsetAt } from './zone.ts';

/**
 * The rules of a zone over a stretch of days, as the lines of a VTIMEZONE (RFC 5545 §3.6.5): what holds at the
 * beginning, and each change of the clocks by itself. They are asked of the machine, so that what a reader knows of
 * zones does not matter.
 */
export function icsZone(zone: string, firstDay: CivilDate, lastDay: CivilDate): readonly string[] {
  // a day of margin at both ends: the zone may be most of a day away from UTC
  const from = instantAt(addDays(firstDay, -2), '00:00', zone);
  const through = instantAt(addDays(lastDay, 2), '00:00', zone);
  const begins = offsetAt(from, zone);
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance(from, begins, begins),
    ...changesBetween(zone, from, through).flatMap(({ at, before, after }) => observance(at, before, after)),
    'END:VTIMEZONE',
  ];
}

interface Change {
  /** The first instant with the new offset, UTC milliseconds. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** No zone changes its clocks twice in a day. */
const stepMs = 86_400_000;

function changesBetween(zone: string, from: number, through: number): readonly Change[] {
  const changes: Change[] = [];
  let before = offsetAt(from, zone);
  for (let instant = from; instant < through; instant += stepMs) {
    const after = offsetAt(instant + stepMs, zone);
    if (after === before) continue;
    changes.push({ at: changeIn(zone, instant, instant + stepMs), before, after });
    before = after;
  }
  return changes;
}

/** The first second after `early` whose offset is that of `late`. */
function changeIn(zone: string, early: number, late: number): number {
  const wanted = offsetAt(late, zone);
  let [before, after] = [early, late];
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (offsetAt(middle, zone) === wanted) after = middle;
    else before = middle;
  }
  return after;
}

/** One part of the rules: from when on, by the clock that held before, and the two distances from UTC. */
function observance(at: number, before: number, after: number): readonly string[] {
  const kind = after > before ? 'DAYLIGHT' : 'STANDARD';
  const wall = new Date(at + before).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return [
    `BEGIN:${kind}`,
    `DTSTART:${wall}`,
    `TZOFFSETFROM:${distance(before)}`,
    `TZOFFSETTO:${distance(after)}`,
    `END:${kind}`,
  ];
}

/** `+0800`, with seconds only where there are some. */
function distance(offsetMs: number): string {
  const seconds = Math.abs(Math.round(offsetMs / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[2] === 0 ? parts.slice(0, 2) : parts;
  return `${offsetMs < 0 ? '-' : '+'}${shown.map((part) => String(part).padStart(2, '0')).join('')}`;
}
