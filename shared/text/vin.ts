import { type Refusal, refuse } from '../domain/refusal.ts';
import { withoutLabel } from './label.ts';

export interface NormalVin {
  readonly ok: true;
  /** 17 capitals and digits. */
  readonly vin: string;
  /** False where the ninth character is not the check digit: shown as a warning, because imported cars differ. */
  readonly checkDigitFits: boolean;
}

/** Which field the number stands in; decides what a refusal is about. */
export interface VinField {
  readonly label: string;
  readonly field: string;
}

const ownVin: VinField = { label: 'VIN', field: 'vin' };

/** Values of the letters in GB 16735; I, O and Q do not occur in a VIN. */
const letterValues: Readonly<Record<string, number>> = {
  ...{ A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, J: 1, K: 2, L: 3, M: 4 },
  ...{ N: 5, P: 7, R: 9, S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9 },
};
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/**
 * A vehicle identification number in its one form: 17 capitals and digits without spaces, dashes, the stars
 * around it and the word 车架号 before it. Idempotent. Refuses with INVALID_INPUT on the field; a wrong check digit is reported, not refused.
 */
export function normaliseVin(raw: string, at: VinField = ownVin): NormalVin | Refusal {
  const vin = withoutLabel(raw, /^(?:车架号码?|车辆识别代[号码]|vin码?)/iu)
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Default_Ignorable_Code_Point}*★☆]/gu, '');
  if (/[IOQ]/.test(vin)) return invalid(at, '里没有字母 I、O、Q，请核对是不是 1 或 0');
  if (!/^[A-Z0-9]*$/.test(vin)) return invalid(at, '只有字母和数字，请照行驶证核对');
  if (vin.length !== 17) return invalid(at, `要 17 位，现在 ${vin.length} 位，请照行驶证核对`);
  return { ok: true, vin, checkDigitFits: vin[8] === checkDigitOf(vin) };
}

/** The character that belongs in the ninth place of a VIN (GB 16735). */
export function checkDigitOf(vin: string): string {
  let sum = 0;
  for (const [i, character] of [...vin].entries()) {
    sum += (weights[i] ?? 0) * (letterValues[character] ?? Number(character));
  }
  const rest = sum % 11;
  return rest === 10 ? 'X' : String(rest);
}

function invalid(at: VinField, problem: string): Refusal {
  return refuse('INVALID_INPUT', { field: at.label, problem }, at.field);
}
