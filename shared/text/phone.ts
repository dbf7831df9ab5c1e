import { type Refusal, refuse } from '../domain/refusal.ts';
import { withoutLabel } from './label.ts';

/** `service` = 400 and 800 numbers, which firms leave instead of a landline. */
export type PhoneKind = 'mobile' | 'landline' | 'service';

export interface NormalPhone {
  readonly ok: true;
  /** Digits only; a landline's extension follows an `x`: `03122345678x801`. */
  readonly phone: string;
  readonly kind: PhoneKind;
}

/** Which field the number stands in; decides what a refusal is about. */
export interface PhoneField {
  readonly label: string;
  readonly field: string;
}

const mobilePhone: PhoneField = { label: '移动电话', field: 'phone' };

const mobile = /^1[3-9]\d{9}$/;
const landline = /^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/;
const service = /^[48]00\d{7}$/;
/** Marks that people write around digits: spaces, dashes, dots, brackets. */
const fillers = /[\s−\p{Pd}\p{Ps}\p{Pe}\p{Default_Ignorable_Code_Point}./_·]/gu;

/** What people copy along with a number. */
const labels =
  /^(?:移动电话|联系电话|备用电话|手机号?码?|电话号?码?|座机号?|固话|号码|mobile|phone|tel)(?=[\s:=+(\d.])\.?/iu;

/**
 * Brings a phone number into the one form in which it is stored and compared: NFKC, without spaces, dashes, brackets,
 * the country code and the word 手机 before it. Mobiles have 11 digits; landlines need the area code and keep an extension.
 * Idempotent. Refuses with INVALID_INPUT, naming the field and the way out.
 */
export function normalisePhone(raw: string, at: PhoneField = mobilePhone): NormalPhone | Refusal {
  const text = withoutLabel(raw, labels).toLowerCase();
  const { base, extension } = splitExtension(text);
  const digits = withoutCountryCode(base.replace(fillers, ''));
  const kind = /^\d+$/.test(digits) ? kindOf(digits) : null;
  if (kind === null) return invalid(at, noteProblem(text) ?? problemOf(digits));
  if (extension === null) return { ok: true, phone: digits, kind };
  if (kind === 'mobile') return invalid(at, '是手机号，不带分机，请只填 11 位号码');
  return { ok: true, phone: `${digits}x${extension}`, kind };
}

/**
 * The digits by which the audit compares a phone (without +86 or 0086). A number that cannot be normalised is still
 * compared by the digits that were written, so that a slip of the pen shows as a difference and not as an error.
 */
export function comparablePhone(raw: string): string {
  const normal = normalisePhone(raw);
  if ('ok' in normal) return normal.phone;
  const digits = raw.normalize('NFKC').replace(/[^\d+]/g, '');
  return digits.replace(/^(?:\+86|0086)/, '').replaceAll('+', '');
}

/** `15000003178` → `150****3178`: what everybody else than owner, manager and assignee sees (domain: privacy). */
export function maskPhone(phone: string): string {
  const base = baseDigits(phone);
  return base.length < 8 ? '****' : `${base.slice(0, 3)}****${base.slice(-4)}`;
}

/** The last four digits, by which people speak of a customer: 「尾号 3178」. An extension does not count. */
export function phoneTail(phone: string): string {
  return baseDigits(phone).slice(-4);
}

/** `15000003178` → `150 0000 3178`, as it is written on the card; landlines get their dash back. */
export function formatPhone(phone: string): string {
  const [base = '', extension] = phone.split('x');
  return extension === undefined ? grouped(base) : `${grouped(base)} 转 ${extension}`;
}

function grouped(base: string): string {
  if (mobile.test(base)) return `${base.slice(0, 3)} ${base.slice(3, 7)} ${base.slice(7)}`;
  if (service.test(base)) return `${base.slice(0, 3)}-${base.slice(3, 6)}-${base.slice(6)}`;
  const area = areaCodeLength(base);
  return landline.test(base) ? `${base.slice(0, area)}-${base.slice(area)}` : base;
}

/** Beijing and the 02x cities have three-digit area codes, all others four. */
function areaCodeLength(base: string): number {
  return /^0(?:10|2)/.test(base) ? 3 : 4;
}

function baseDigits(phone: string): string {
  return phone.split('x')[0] ?? '';
}

function kindOf(digits: string): PhoneKind | null {
  if (mobile.test(digits)) return 'mobile';
  if (landline.test(digits)) return 'landline';
  return service.test(digits) ? 'service' : null;
}

/**
 * An extension is marked by a word (`转801`, `x801`) or by a dash after a complete landline
 * (`0312-2345678-801`); `021-1234-5678` has none.
 */
function splitExtension(text: string): { readonly base: string; readonly extension: string | null } {
  const marked = /^(.*?)\s*(?:转接|转|分机号?|ext\.?|x|#|,)[\s:：]*(\d{1,6})$/u.exec(text);
  if (marked?.[1] && marked[2]) return { base: marked[1], extension: marked[2] };
  const dashed = /^(.*[^\p{Pd}\s])\s*\p{Pd}\s*(\d{1,6})$/u.exec(text);
  if (dashed?.[1] && dashed[2] && /\d{7,8}$/.test(dashed[1])) {
    const kind = kindOf(withoutCountryCode(dashed[1].replace(fillers, '')));
    if (kind === 'landline') return { base: dashed[1], extension: dashed[2] };
  }
  return { base: text, extension: null };
}

/** A whole number with words around it: they are named, so that they can go where they belong and are not lost. */
function noteProblem(text: string): string | null {
  const [number, ...more] = text.match(/(?:\+|00)?\d[\d\s\p{Pd}./_·]{5,}\d/gu) ?? [];
  if (number === undefined) return null;
  const isWhole = (part: string): boolean => kindOf(withoutCountryCode(part.replace(fillers, ''))) !== null;
  if (more.length > 0 && [number, ...more].every(isWhole)) return '里有两个号码，请把另一个填在备用电话';
  const words = text
    .replace(number, ' ')
    .replace(/[\p{P}\p{S}\p{White_Space}]+/gu, ' ')
    .trim();
  if (more.length > 0 || words === '' || /\d/.test(words) || !isWhole(number)) return null;
  return `里的「${[...words].slice(0, 10).join('')}」不是号码，请写到备注里，这里只留号码`;
}

/** Drops +86, 0086, a bare 86 before a mobile and the trunk 0 that some write before one. */
function withoutCountryCode(digits: string): string {
  const marked = /^(?:\+86|0086)(.+)$/.exec(digits);
  if (marked?.[1]) {
    const rest = marked[1].replace(/^0(?=1[3-9]\d{9}$)/, '');
    // Abroad the area code is dialled without its 0: +86 312 2345678.
    return kindOf(rest) === null && kindOf(`0${rest}`) !== null ? `0${rest}` : rest;
  }
  return digits.replace(/^(?:86|0)(?=1[3-9]\d{9}$)/, '').replace(/^86(?=0(?:10|2\d|[3-9]\d{2})\d{7,8}$)/, '');
}

function problemOf(digits: string): string {
  if (digits === '') return '不能空着，请填号码，或选不留电话的原因';
  if (!/^\+?\d+$/.test(digits)) return '只能填数字，请去掉其他文字';
  if (digits.startsWith('+') || digits.startsWith('00')) return '只收国内号码，国外号码请写在备注里';
  if (digits.startsWith('1')) {
    if (/^(?:1[3-9]\d{9}){2}$/.test(digits)) return '里有两个号码，请把另一个填在备用电话';
    if (digits.length !== 11) return `手机号要 11 位，现在 ${digits.length} 位，请核对`;
    return '不是有效的手机号段，请核对前三位';
  }
  if (digits.startsWith('0')) return '座机位数不对，请按 0312-2345678 这样填';
  if (digits.length === 7 || digits.length === 8) return '座机要带区号，请按 0312-2345678 这样填';
  return '不是有效的号码，请填 11 位手机号，或带区号的座机';
}

function invalid(at: PhoneField, problem: string): Refusal {
  return refuse('INVALID_INPUT', { field: at.label, problem }, at.field);
}
