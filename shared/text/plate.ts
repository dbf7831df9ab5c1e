import { type Refusal, refuse } from '../domain/refusal.ts';
import { withoutLabel } from './label.ts';

export interface NormalPlate {
  readonly ok: true;
  /** `冀F12345`: province, letter, five or (new energy) six characters; `224578使` for an embassy's car. */
  readonly plate: string;
}

/** Which field the plate stands in; decides what a refusal is about. */
export interface PlateField {
  readonly label: string;
  readonly field: string;
}

const ownPlate: PlateField = { label: '车牌', field: 'plate' };

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const tail = 'A-HJ-NP-Z0-9';
/** Cars, new-energy cars, trailers, learners', police, Hong Kong's, Macau's, consulates' and emergency services' plates. */
const plain = new RegExp(`^[${provinces}][A-Z](?:[${tail}]{4}(?:[${tail}挂学警港澳领]|应急)|[${tail}]{6})$`);
const embassy = /^\d{6}使$/;
/** 武警, 军队, 民航: a post's vehicles, which say nothing about a person. */
const ofPosts = /^(?:WJ|武警|民航?[A-Z\d]|[军海空陆火联北南东西中][A-Z]\d)/;

/**
 * A number plate in its one form: capitals, without spaces, dots, dashes and the word 车牌 before it. Idempotent.
 * Refuses with INVALID_INPUT on the field; a temporary plate is left out, not guessed at, and so are those of armed
 * police, army and airports, by which nobody is known.
 */
export function normalisePlate(raw: string, at: PlateField = ownPlate): NormalPlate | Refusal {
  const plate = withoutLabel(raw, /^(?:车牌号?码?|牌照号?码?|牌号|号牌)/u)
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Default_Ignorable_Code_Point}·・•‧∙.]/gu, '');
  if (plain.test(plate) || embassy.test(plate)) return { ok: true, plate };
  return refuse('INVALID_INPUT', { field: at.label, problem: problemOf(plate) }, at.field);
}

function problemOf(plate: string): string {
  if (ofPosts.test(plate)) return '是武警、军队或民航的车，认不出人，请空着，写在备注里';
  if (new RegExp(`^[${provinces}][A-Z][A-Z0-9]{5,6}$`).test(plate)) return '后几位没有字母 I、O，请核对是不是 1 或 0';
  return '不是完整的车牌，请按 冀F12345 这样填；还没上牌就空着';
}
