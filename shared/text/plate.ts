import { type Refusal, refuse } from '../domain/refusal.ts';

export interface NormalPlate {
  readonly ok: true;
  /** `冀F12345`: province, letter, five or (new energy) six characters. */
  readonly plate: string;
}

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const plain = new RegExp(`^[${provinces}][A-Z](?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]|[A-HJ-NP-Z0-9]{6})$`);

/**
 * A number plate in its one form: capitals, without spaces, dots and dashes. Idempotent.
 * Refuses with INVALID_INPUT on the field 车牌; a temporary plate is left out, not guessed at.
 */
export function normalisePlate(raw: string): NormalPlate | Refusal {
  const plate = raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Default_Ignorable_Code_Point}·・.]/gu, '');
  if (plain.test(plate)) return { ok: true, plate };
  return refuse(
    'INVALID_INPUT',
    { field: '车牌', problem: '不是完整的车牌，请按 冀F12345 这样填；还没上牌就空着' },
    'plate',
  );
}
