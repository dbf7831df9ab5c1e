import { z } from 'zod';
import { type CivilDate, isCivilDate } from '../calendar/civil-date.ts';

/** One to three letters that the authority gives a device at enrolment and never gives again. */
export const deviceCodeSchema = z.string().regex(/^[A-Z]{1,3}$/, { error: '要 1 到 3 个大写字母' });

export interface CardNumberParts {
  readonly arrivedOn: CivilDate;
  readonly deviceCode: string;
  /** Counts the cards of this device with that arrival day, from 1. */
  readonly sequence: number;
}

/**
 * The number of a card: day of the arrival, code of the device, sequence: `20260309-A07`. Final and unique even
 * offline, because no other device has the code. More than 99 cards a day simply make it longer.
 */
export function cardNumber({ arrivedOn, deviceCode, sequence }: CardNumberParts): string {
  if (!isCivilDate(arrivedOn) || !deviceCodeSchema.safeParse(deviceCode).success || !isSequence(sequence)) {
    throw new RangeError(`no card number of ${arrivedOn}, ${deviceCode}, ${sequence}`);
  }
  return `${arrivedOn.replaceAll('-', '')}-${deviceCode}${String(sequence).padStart(2, '0')}`;
}

/** The parts of a card number; null for anything that `cardNumber` would not have made. */
export function parseCardNumber(text: string): CardNumberParts | null {
  const match = /^(\d{4})(\d\d)(\d\d)-([A-Z]{1,3})(\d{2,9})$/.exec(text);
  if (!match) return null;
  const [, year, month, day, deviceCode = '', digits = ''] = match;
  const arrivedOn = `${year}-${month}-${day}`;
  const sequence = Number(digits);
  if (!isCivilDate(arrivedOn) || !isSequence(sequence)) return null;
  return digits === String(sequence).padStart(2, '0') ? { arrivedOn, deviceCode, sequence } : null;
}

function isSequence(sequence: number): boolean {
  return Number.isInteger(sequence) && sequence >= 1 && sequence <= 999_999_999;
}
