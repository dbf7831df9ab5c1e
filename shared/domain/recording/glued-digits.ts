import { civilDateOf } from '../../calendar/civil-date.ts';
import { maskPhone, normalisePhone } from '../../text/phone.ts';

/**
 * Recorders that write moment and number without anything between: `2026112115230013800005521`. Which digits are whose is
 * told only where they can be read in one way.
 */
interface Glued {
  /** What stands before the number, up to the whole moment. */
  readonly before: string;
  /** The mobile number, normalised. */
  readonly phone: string;
  readonly after: string;
}

/** yyyyMMdd, with hour and minute, with seconds. */
const stampDigits = [8, 12, 14] as const;
/** A moment is followed by so many digits where something else than a whole number was written: a counter, 10086, a local landline. */
const shortest = 8;
/** From here on a run of digits may hide a number: 11 of it and one more. */
const hides = 12;

const mobile = /^1[3-9]\d{9}$/;

/**
 * The moment and the mobile number (with or without 0, 86 or 0086) that a run of digits is made of, in either order. Null
 * where it is made of anything else or can be read in another way as well: `2026112113500001234` is the 21st and
 * 135 0000 1234, or 13:50:00 of that day and a counter.
 */
function readGlued(run: string): Glued | null {
  const readings = stampDigits
    .flatMap((digits) => [
      { stamp: run.slice(0, digits), rest: run.slice(digits), isFirst: true },
      { stamp: run.slice(-digits), rest: run.slice(0, -digits), isFirst: false },
    ])
    .filter(({ stamp, rest }) => isStamp(stamp) && isWritten(rest));
  const [only, ...others] = readings;
  if (only === undefined || others.length > 0) return null;
  const normal = normalisePhone(only.rest);
  if (!('ok' in normal) || !mobile.test(normal.phone)) return null;
  const [before, after] = only.isFirst ? [only.stamp, ''] : ['', only.stamp];
  return { before, phone: normal.phone, after };
}

/** Something that recorders write beside the moment. */
function isWritten(rest: string): boolean {
  return rest.length > 0 && (rest.length <= shortest || 'ok' in normalisePhone(rest));
}

/** Whether digits are a moment of this century that calendar and clock have. */
function isStamp(digits: string): boolean {
  const [, y, m, d, h = '0', min = '0', s = '0'] = /^(20\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?$/.exec(digits) ?? [];
  if (y === undefined || civilDateOf(Number(y), Number(m), Number(d)) === null) return false;
  return Number(h) <= 23 && Number(min) <= 59 && Number(s) <= 59;
}

const longRuns = /(?<!\d)\d{12,}(?!\d)/g;
/** A mobile number written in groups, with more digits stuck to its ends. */
const spacedRuns = /(?<!\d)\d*1[3-9]\d(?:[ -]\d{4}[ -]?|\d{4}[ -])\d{4,}/g;
const hiddenMobiles = /(?=(1[3-9]\d{9}))/g;

/** Writes moment and number apart, where they are told apart. */
export function unglue(text: string): string {
  return text.replace(longRuns, (run) => {
    const read = readGlued(run);
    return read === null ? run : [read.before, read.phone, read.after].filter((part) => part !== '').join('_');
  });
}

/** Masks the number in runs of digits that are read; of those that may hide one, everything. */
export function maskGlued(text: string): string {
  return text.replace(spacedRuns, '****').replace(longRuns, (run) => {
    const read = readGlued(run);
    if (read !== null) return `${read.before}${maskPhone(read.phone)}${read.after}`;
    return isHiding(run) ? '****' : run;
  });
}

/** The mobile numbers that digits may hide which nobody can tell apart: for whoever asks whether a certain one is among them. */
export function phonesHiddenIn(text: string): readonly string[] {
  const runs = [
    ...(text.match(longRuns) ?? []).filter((run) => readGlued(run) === null && isHiding(run)),
    ...(text.match(spacedRuns) ?? []).map((run) => run.replace(/\D/g, '')),
  ];
  return runs.flatMap((run) => [...run.matchAll(hiddenMobiles)].flatMap(([, found]) => found ?? []));
}

/** A moment alone hides nothing; one with a year of two digits may as well be a mobile number and a counter. */
function isHiding(run: string): boolean {
  if (run.length < hides || isStamp(run)) return false;
  return !(isStamp(`20${run}`) && !/1[3-9]\d{9}/.test(run));
}
