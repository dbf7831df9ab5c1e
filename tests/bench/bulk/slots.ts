import { type CivilDate, daysBetween } from '../../../shared/calendar/civil-date.ts';

/** A place in a recorded value that is another one in every copy of the life. */
export type Slot =
  /** An id that the life made; its first part is the moment, so many ms after the life's first midnight. */
  | { readonly kind: 'id'; readonly n: number; readonly ms: number }
  /** The stamp or the set of the life's n-th command. */
  | { readonly kind: 'hlc' | 'set'; readonly command: number }
  | { readonly kind: 'staff'; readonly post: Post }
  | { readonly kind: 'day'; readonly days: number }
  | { readonly kind: 'instant'; readonly ms: number }
  | { readonly kind: 'name' | 'pinyin' | 'initials' | 'phone' | 'plate' | 'number' };

/** Who of the staff has a part in a life. */
export type Post = 'consultant' | 'receptionist' | 'manager' | 'clerk';

/** A recorded value: as it was, one slot that keeps its type, or a text with slots in it. */
export type Cell = string | number | null | Slot | readonly (string | Slot)[];

/** Everything that a value may refer to while a life is being recorded. */
export interface Marks {
  /** UTC ms of the life's first midnight. */
  readonly startAt: number;
  readonly startOn: CivilDate;
  readonly words: Readonly<Record<'name' | 'pinyin' | 'initials' | 'phone' | 'plate', string>>;
  readonly posts: ReadonlyMap<string, Post>;
  readonly commandOfHlc: ReadonlyMap<string, number>;
  readonly commandOfSet: ReadonlyMap<string, number>;
  /** Grows with every id that is met. */
  readonly ids: Map<string, number>;
}

export const zone = 'Asia/Shanghai';
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}';
const cardNumber = '\\d{8}-A\\d{2,}';
const day = '(?:20|21)\\d\\d-\\d\\d-\\d\\d';
const instant = '\\b\\d{13}\\b';
const hlc = '\\b[0-9a-f]{32}\\b';

/** Finds what is particular in a recorded value. */
export function cellOf(value: unknown, marks: Marks): Cell {
  if (value === null) return null;
  if (typeof value === 'number')
    return isInstant(value, marks) ? { kind: 'instant', ms: value - marks.startAt } : value;
  if (typeof value !== 'string') throw new Error(`a column holds ${typeof value}`);
  const parts = partsOf(value, marks);
  const [only] = parts;
  if (only === undefined || parts.every((part) => typeof part === 'string')) return value;
  return parts.length === 1 ? only : parts;
}

/** A text, cut at its slots. */
export function partsOf(text: string, marks: Marks): readonly (string | Slot)[] {
  const { words } = marks;
  const named = Object.values(words).filter((word) => word !== '');
  const pattern = new RegExp([uuid, hlc, cardNumber, instant, ...named, day].join('|'), 'g');
  const parts: (string | Slot)[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const slot = slotOf(match[0], marks);
    if (slot === null) continue;
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push(slot);
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

function slotOf(found: string, marks: Marks): Slot | null {
  // the keys of the words are kinds of slots
  for (const [kind, word] of Object.entries(marks.words))
    if (word === found) return { kind: kind as keyof Marks['words'] };
  if (new RegExp(`^${cardNumber}$`).test(found)) return { kind: 'number' };
  if (new RegExp(`^${day}$`).test(found)) return { kind: 'day', days: daysBetween(marks.startOn, found) };
  if (new RegExp(`^${hlc}$`).test(found)) return stampOf(found, marks.commandOfHlc, 'hlc');
  if (/^\d{13}$/.test(found)) {
    const value = Number(found);
    return isInstant(value, marks) ? { kind: 'instant', ms: value - marks.startAt } : null;
  }
  const post = marks.posts.get(found);
  if (post !== undefined) return { kind: 'staff', post };
  if (marks.commandOfSet.has(found)) return stampOf(found, marks.commandOfSet, 'set');
  const n = marks.ids.get(found) ?? marks.ids.size;
  marks.ids.set(found, n);
  return { kind: 'id', n, ms: Number.parseInt(found.replace('-', '').slice(0, 12), 16) - marks.startAt };
}

function stampOf(found: string, commands: ReadonlyMap<string, number>, kind: 'hlc' | 'set'): Slot {
  const command = commands.get(found);
  if (command === undefined) throw new Error(`a ${kind} of no command of this life: ${found}`);
  return { kind, command };
}

/** An instant of this life: not before its first midnight and not years after it. */
function isInstant(value: number, { startAt }: Marks): boolean {
  return Number.isInteger(value) && value >= startAt && value < startAt + 3 * 366 * 86_400_000;
}

/** What one copy of a life puts into the slots. */
export interface Copy {
  readonly life: number;
  /** UTC ms of its first midnight. */
  readonly startAt: number;
  /** The day so many days after the first one. */
  dayAfter(days: number): CivilDate;
  /** Added to every instant, so that no two copies write at the same one. */
  readonly lagMs: number;
  readonly person: Readonly<Record<'name' | 'pinyin' | 'initials' | 'phone' | 'plate', string>>;
  readonly number: string;
  readonly posts: Readonly<Record<Post, string>>;
  /** When each command of the life happens, in ms after the first midnight. */
  readonly commandMs: readonly number[];
  readonly deviceId: string;
  /** Ids that were asked for before: one command names the same few again and again. */
  readonly ids: Map<number, string>;
}

/** The value of a cell in a copy. */
export function valueIn(cell: Cell, copy: Copy): string | number | null {
  if (cell === null || typeof cell === 'string' || typeof cell === 'number') return cell;
  if ('kind' in cell) return cell.kind === 'instant' ? instantOf(cell.ms, copy) : textOf(cell, copy);
  let text = '';
  for (const part of cell) text += typeof part === 'string' ? part : textOf(part, copy);
  return text;
}

function textOf(slot: Slot, copy: Copy): string {
  switch (slot.kind) {
    case 'id':
      return idOf(copy, slot.n, instantOf(slot.ms, copy));
    case 'hlc':
      return hlcOf(copy, slot.command);
    case 'set':
      return setIdOf(copy, slot.command);
    case 'staff':
      return copy.posts[slot.post];
    case 'day':
      return copy.dayAfter(slot.days);
    case 'instant':
      return String(instantOf(slot.ms, copy));
    case 'number':
      return copy.number;
    default:
      return copy.person[slot.kind];
  }
}

function instantOf(ms: number, { startAt, lagMs }: Copy): number {
  return startAt + ms + lagMs;
}

/** When the n-th command of a copy happens, UTC ms. */
export function commandAt(copy: Copy, command: number): number {
  return instantOf(copy.commandMs[command] ?? 0, copy);
}

/** Copies that share an instant differ in the counter. */
export function hlcOf(copy: Copy, command: number): string {
  const counter = Math.floor(copy.life / lagRange);
  return (
    commandAt(copy, command).toString(16).padStart(12, '0') + counter.toString(16).padStart(4, '0') + copy.deviceId
  );
}

/** How many copies have a lag of their own within the minute. */
export const lagRange = 60_000;

const setIds = 1_000_000;

export function setIdOf(copy: Copy, command: number): string {
  return idOf(copy, setIds + command, commandAt(copy, command));
}

function idOf(copy: Copy, n: number, at: number): string {
  const known = copy.ids.get(n);
  if (known !== undefined) return known;
  const id = idAt(at, copy.life, n);
  copy.ids.set(n, id);
  return id;
}

/** A version 7 id whose random part follows from the copy and the place in its life, so that nothing has to be kept. */
function idAt(at: number, life: number, n: number): string {
  const a = mixed(Math.imul(life, 0x9e3779b1) ^ n);
  const b = mixed(a ^ 0x85ebca6b);
  const c = mixed(b ^ Math.imul(n, 0xc2b2ae35));
  const time = at.toString(16).padStart(12, '0');
  const first = hex4[a & 0xfff]?.slice(1);
  const second = hex4[a >>> 16]?.slice(1);
  const tail = `${hex4[b >>> 16]}${hex4[b & 0xffff]}${hex4[c >>> 16]}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${first}-8${second}-${tail}`;
}

const hex4 = Array.from({ length: 0x10000 }, (_, value) => value.toString(16).padStart(4, '0'));

function mixed(value: number): number {
  let v = value >>> 0;
  v = Math.imul(v ^ (v >>> 16), 0x21f0aaad) >>> 0;
  v = Math.imul(v ^ (v >>> 15), 0x735a2d97) >>> 0;
  return (v ^ (v >>> 15)) >>> 0;
}
