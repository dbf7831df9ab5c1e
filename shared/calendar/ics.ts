import type { CivilDate } from './civil-date.ts';
import { icsZone } from './ics-zone.ts';

/** One entry of a calendar that other programs read. */
export interface IcsEvent {
  /** The same for as long as it is the same thing, wherever it moves. */
  readonly uid: string;
  readonly day: CivilDate;
  /** 'HH:mm' on the wall of the zone; null for the whole day. */
  readonly time: string | null;
  readonly title: string;
  /** Where it opens; null where there is no address. */
  readonly url: string | null;
}

interface IcsCalendar {
  readonly name: string;
  /** IANA name. */
  readonly zone: string;
  /** When it was written, UTC milliseconds. */
  readonly writtenAt: number;
  readonly events: readonly IcsEvent[];
}

/** How long a call with a time takes in somebody's calendar, minutes. */
const callMinutes = 15;
/** RFC 5545 §3.1: a line has at most 75 octets, without its end. */
const lineOctets = 75;

/**
 * A calendar as a text after RFC 5545: lines end with CR LF and are folded at 75 octets without cutting a character;
 * times stand in the zone of the showroom, whose rules go along where an entry has a time.
 */
export function writeIcs({ name, zone, writtenAt, events }: IcsCalendar): string {
  const timed = events.flatMap(({ day, time }) => (time === null ? [] : [day])).toSorted();
  const [first, last] = [timed[0], timed.at(-1)];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//qiatan//plans//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${zone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...(first === undefined || last === undefined ? [] : icsZone(zone, first, last)),
    ...events.flatMap((event) => eventLines(event, zone, utcStamp(writtenAt))),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines({ uid, day, time, title, url }: IcsEvent, zone: string, stamp: string): readonly string[] {
  const date = day.replaceAll('-', '');
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    ...(time === null
      ? [`DTSTART;VALUE=DATE:${date}`, 'TRANSP:TRANSPARENT']
      : [`DTSTART;TZID=${zone}:${date}T${time.replace(':', '')}00`, `DURATION:PT${callMinutes}M`]),
    `SUMMARY:${escaped(title)}`,
    'CLASS:PRIVATE',
    ...(url === null ? [] : [`URL:${withoutControls(url)}`]),
    'END:VEVENT',
  ];
}

/** `20260309T070000Z` */
function utcStamp(instantMs: number): string {
  return `${new Date(instantMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** RFC 5545 §3.3.11. */
function escaped(text: string): string {
  const escapedMarks = text.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`);
  return withoutControls(escapedMarks.replaceAll(/\r\n|\r|\n/g, '\\n'));
}

/** A control character ends lines or is refused by readers; half of a pair is no character. */
function withoutControls(text: string): string {
  return text.replaceAll(/(?!\t)\p{Cc}/gu, '').replaceAll(/\p{Cs}/gu, '\ufffd');
}

function folded(line: string): string {
  let [text, octets] = ['', 0];
  for (const character of line) {
    const more = octetsOf(character);
    if (octets + more > lineOctets) {
      // the blank that marks the continuation counts as its first octet
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += more;
  }
  return text;
}

/** How many octets a character has in UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x1_0000 ? 3 : 4;
}
