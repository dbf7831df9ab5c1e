import { type CivilDate, civilDateAt, civilDateOf, instantAt } from '../../calendar/civil-date.ts';
import { maskPhone, normalisePhone } from '../../text/phone.ts';
import { maskGlued, phonesHiddenIn, unglue } from './glued-digits.ts';

/** What the name of a recorder's file tells of its call (domain §5); each may be missing. */
export interface RecordingName {
  /** The other party's number, normalised; null where there is none, or where two of them disagree. */
  readonly phone: string | null;
  /** When the call began, UTC ms; null where the name has no time of day. */
  readonly spokenAt: number | null;
  /** The store's day of the call. */
  readonly spokenOn: CivilDate | null;
  /** The name in the phone's book, without the recorder's own words. */
  readonly name: string | null;
}

/** Nothing but the recorders' own words; what is left beside them is somebody's name. */
const noise =
  /^(?:通话录音|电话录音|通话记录|录音文件|录音机|录音|通话|来电|去电|呼入|呼出|主叫|被叫|副本|call ?record(?:ing|er)?|calls?|recordings?|records?|rec|voice|audio|tel|phone|incoming|outgoing|in|out|copy|m|p)$/iu;
const leading = /^(?:通话录音|电话录音|通话记录|录音文件|录音|call(?=\p{Script=Han}))+/iu;

/** Between the parts of a name; NFKC has made the Chinese brackets and colons plain ones before. */
const separators = /[\s@_()[\]{}【】《》「」<>|,;:.+#~·—–\-/\\]+/u;

const mobile = /(?<![\d])(?:(?:\+|00)?86[ -]?)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)/g;
const landline = /(?<![\d])(?:(?:\+|00)86[ -]?)?(0(?:10|2\d|[3-9]\d{2})[ -]?\d{7,8})(?!\d)/g;
const landlineAbroad = /(?<![\d])((?:\+|00)86[ -]?(?:10|2\d|[3-9]\d{2})[ -]?\d{7,8})(?!\d)/g;
const service = /(?<![\d])([48]00[ -]?\d{3}[ -]?\d{4})(?!\d)/g;

const numbers = [mobile, landline, landlineAbroad, service] as const;

interface Moment {
  readonly day: CivilDate;
  /** Null where only the day is written. */
  readonly at: number | null;
}

type Parts = Readonly<Record<string, string | undefined>>;

/** The ways in which recorders write the time, the most telling first. */
const moments: readonly RegExp[] = [
  /(?<y>20\d\d)年(?<m>\d{1,2})月(?<d>\d{1,2})[日号][ _-]*(?<h>\d{1,2})[时点:](?<min>\d{1,2})(?:[分:](?:(?<s>\d{1,2})秒?)?)?/g,
  /(?<!\d)(?<y>20\d\d)(?<m>\d\d)(?<d>\d\d)[ _T-]?(?<h>\d\d)(?<min>\d\d)(?<s>\d\d)(?!\d)/g,
  /(?<!\d)(?<y>20\d\d)(?<sep>[-._/])(?<m>\d{1,2})\k<sep>(?<d>\d{1,2})[ _T-]+(?<h>\d{1,2})[-.:_](?<min>\d{2})(?:[-.:_](?<s>\d{2}))?(?!\d)/g,
  /(?<!\d)(?<y>20\d\d)(?<sep>[-._/])(?<m>\d{1,2})\k<sep>(?<d>\d{1,2})[ _T-]+(?<h>\d\d)(?<min>\d\d)(?<s>\d\d)(?!\d)/g,
  /(?<!\d)(?<y>20\d\d)(?<m>\d\d)(?<d>\d\d)[ _T-]+(?<h>\d{2})[-.:_](?<min>\d{2})(?:[-.:_](?<s>\d{2}))?(?!\d)/g,
  /(?<!\d)(?<y>20\d\d)(?<m>\d\d)(?<d>\d\d)[ _T-]?(?<h>\d\d)(?<min>\d\d)(?!\d)/g,
  /(?<!\d)(?<yy>[1-9]\d)(?<m>\d\d)(?<d>\d\d)[ _-](?<h>\d\d)(?<min>\d\d)(?<s>\d\d)(?!\d)/g,
  /(?<!\d)(?<yy>[1-3]\d)(?<m>\d\d)(?<d>\d\d)(?<h>\d\d)(?<min>\d\d)(?<s>\d\d)?(?!\d)/g,
  /(?<!\d)(?<epoch>1[4-9]\d{11})(?!\d)/g,
  /(?<y>20\d\d)年(?<m>\d{1,2})月(?<d>\d{1,2})[日号]/g,
  /(?<!\d)(?<y>20\d\d)(?<sep>[-._/])(?<m>\d{1,2})\k<sep>(?<d>\d{1,2})(?!\d)/g,
  /(?<!\d)(?<y>20\d\d)(?<m>\d\d)(?<d>\d\d)(?!\d)/g,
];

/**
 * Reads number, time and name from a recorder's file name, whatever the order in which they stand in it:
 * `录音_13800005521_20261121152300.mp3`, `Call@张三(13800005521)_20261121152300`,
 * `通话录音-138 0000 5521-2026年11月21日15时23分.amr`. A day that the calendar does not have is no day. Never throws.
 * @param zone the store's: a recorder writes its wall clock
 */
export function readRecordingName(fileName: string, zone: string): RecordingName {
  const { moment, phones, rest } = partsOf(fileName, zone);
  return {
    phone: phones.length === 1 ? (phones[0] ?? null) : null,
    spokenAt: moment?.at ?? null,
    spokenOn: moment?.day ?? null,
    name: nameIn(rest),
  };
}

/**
 * Every number in the name of a file, normalised; also where two of them disagree, so that it is nobody's by its name, and
 * those that may be hidden in digits which cannot be told apart. For asking whether somebody's is among them.
 */
export function phonesInName(fileName: string): readonly string[] {
  // no number depends on the zone
  return [...new Set([...partsOf(fileName, 'UTC').phones, ...phonesHiddenIn(fileName.normalize('NFKC'))])];
}

function partsOf(fileName: string, zone: string) {
  const last = fileName.toWellFormed().normalize('NFKC').split(/[\\/]/).at(-1) ?? '';
  const text = last.slice(0, longest).replace(/\.(?=[A-Za-z0-9]{2,4}$)[A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*$/, '');
  const { moment, rest: undated } = takeMoment(unglue(text), zone);
  return { moment, ...takePhones(undated) };
}

/** No recorder writes more, and what somebody else writes is not to cost time. */
const longest = 300;

function takeMoment(text: string, zone: string): { readonly moment: Moment | null; readonly rest: string } {
  for (const pattern of moments) {
    for (const match of text.matchAll(pattern)) {
      const moment = momentOf(match.groups ?? {}, zone);
      if (moment !== null)
        return { moment, rest: `${text.slice(0, match.index)}|${text.slice(match.index + match[0].length)}` };
    }
  }
  return { moment: null, rest: text };
}

function momentOf({ y, yy, m, d, h, min, s, epoch }: Parts, zone: string): Moment | null {
  if (epoch !== undefined) return { day: civilDateAt(Number(epoch), zone), at: Number(epoch) };
  const day = civilDateOf(y === undefined ? 2000 + Number(yy) : Number(y), Number(m), Number(d));
  if (day === null) return null;
  if (h === undefined) return { day, at: null };
  const [hour, minute, second] = [Number(h), Number(min), Number(s ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return { day, at: instantAt(day, time, zone) + second * 1000 };
}

function takePhones(text: string): { readonly phones: readonly string[]; readonly rest: string } {
  const phones = new Set<string>();
  let rest = text;
  for (const pattern of numbers)
    rest = rest.replace(pattern, (whole: string, written: string) => {
      const normal = normalisePhone(written);
      if (!('ok' in normal)) return whole;
      phones.add(normal.phone);
      return '|';
    });
  return { phones: [...phones], rest };
}

/** The name of a file as those see it to whom a full number is not shown without a trace (domain §13): `录音_138****5521.mp3`. */
export function maskNumbersIn(fileName: string): string {
  const masked = numbers.reduce(
    (text, pattern) =>
      text.replace(pattern, (whole: string, written: string) => {
        const normal = normalisePhone(written);
        return 'ok' in normal ? maskPhone(normal.phone) : whole;
      }),
    fileName.normalize('NFKC'),
  );
  // what is left are digits that stick together
  return maskGlued(masked);
}

function nameIn(rest: string): string | null {
  const words = rest
    .split(separators)
    .map((word) => word.replace(leading, ''))
    .filter((word) => word !== '' && !/^\d+$/.test(word) && !noise.test(word) && /\p{L}/u.test(word));
  const name = [...words.join(' ')].slice(0, 40).join('').trim();
  return name === '' ? null : name;
}
