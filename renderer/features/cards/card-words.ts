import { type CivilDate, civilDateAt, localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { CardRow } from '../../../shared/contract/card-rows.ts';
import type { StaffRow } from '../../../shared/contract/staff.ts';
import { isEmptyValue } from '../../../shared/domain/card.ts';
import type { TestDriveDetail, TradeIn } from '../../../shared/domain/card-part-specs.ts';
import type { CardField } from '../../../shared/domain/card-spec.ts';
import {
  type CustomField,
  type CustomValues,
  customWords,
  shownCustomFields,
} from '../../../shared/domain/custom-field.ts';
import { type DictionaryName, labelOfCode } from '../../../shared/domain/dictionary.ts';
import { genderLabels } from '../../../shared/domain/person-name.ts';
import { planMethods } from '../../../shared/domain/plan-codes.ts';
import { regionText } from '../../../shared/domain/region.ts';
import { testDriveKm } from '../../../shared/domain/test-drive.ts';
import { type Vehicle, vehicleLabel } from '../../../shared/domain/vehicle.ts';
import { formatPhone } from '../../../shared/text/phone.ts';
import { moneyWords } from '../../components/money-words.ts';
import type { Dictionaries } from '../../state/lists.ts';

/** What words need besides the value: the lists, the names behind ids, the time. */
export interface WordSources {
  readonly dictionaries: Dictionaries;
  readonly vehicles: readonly Vehicle[];
  readonly people: readonly StaffRow[];
  /** Names of staff and customers by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly today: CivilDate;
  readonly zone: string;
  /** The store's own fields, those out of use as well. */
  readonly customFields: readonly CustomField[];
}

/** A field's value as a person reads it; '' for none. Values come from the contract, so each kind is looked at first. */
export function valueWords(field: CardField, value: unknown, from: WordSources): string {
  if (isEmptyValue(value)) return '';
  if (Array.isArray(value)) return value.map((each) => valueWords(field, each, from)).join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return numberWords(field, value, from);
  if (typeof value === 'string') return textWords(field, value, from);
  if (field.kind === 'testDrive') return testDriveWords(value ?? {});
  if (field.kind === 'tradeIn') return tradeInWords(value ?? {});
  // the only kind that is left holds values by code
  return field.kind === 'custom' ? ownWords(value as CustomValues, from.customFields).join(' · ') : '';
}

/** 「爱好 钓鱼」 for each of the store's own fields that says something. */
function ownWords(values: CustomValues, fields: readonly CustomField[]): readonly string[] {
  return shownCustomFields(fields, values)
    .map((field) => ({ label: field.label, words: customWords(field, values[field.code]) }))
    .filter(({ words }) => words !== '')
    .map(({ label, words }) => `${label} ${words}`);
}

function numberWords({ kind, name }: CardField, value: number, { today, zone }: WordSources): string {
  if (kind === 'money') return moneyWords(value);
  if (kind !== 'instant') return name === 'termMonths' ? `${value} 期` : String(value);
  const on = civilDateAt(value, zone);
  const time = localTimeAt(value, zone);
  return on === today ? time : `${on.slice(5)} ${time}`;
}

function textWords(field: CardField, value: string, from: WordSources): string {
  switch (field.kind) {
    case 'choice':
    case 'multi':
      return field.dictionary === null ? value : labelOf(field.dictionary, value, from);
    case 'phone':
      return formatPhone(value);
    case 'date':
      return dateWords(value, from.today);
    case 'gender':
      return value === 'male' || value === 'female' ? genderLabels[value] : value;
    case 'method':
      return Object.entries(planMethods).find(([code]) => code === value)?.[1] ?? value;
    case 'region':
      return regionText(value) || value;
    case 'vehicle':
    case 'vehicles':
      return vehicleWords(value, from.vehicles);
    case 'staff':
    case 'customer':
      return from.names.get(value) ?? '';
    default:
      return value;
  }
}

/** The name of a vehicle by its id. */
export function vehicleWords(id: string, vehicles: readonly Vehicle[]): string {
  const vehicle = vehicles.find((each) => each.id === id);
  return vehicle ? vehicleLabel(vehicle) : '';
}

/** Why a saved card names no day: nobody has said one yet, or a manager decides on what it asks for. */
export function withoutPlanWords({ state }: Pick<CardRow, 'state'>): string {
  return state === 'quick' ? '补完时再定' : '等经理决定';
}

/** 「SJ0047 · 冀F·1047 · 1203 到 1209，6 公里 · 感觉不错 · 驾驶证 130682199001010011」: all of it, the licence last. */
export function testDriveWords(detail: TestDriveDetail): string {
  const km = testDriveKm(detail);
  const { startKm, endKm, licence } = detail;
  const driven = km !== null && km < 0 ? '公里反了' : `${km} 公里`;
  const way = km === null ? (startKm ?? endKm)?.toString() : `${startKm} 到 ${endKm}，${driven}`;
  const proof = licence == null || licence === '' ? null : `驾驶证 ${licence}`;
  const parts = [detail.agreementNo, detail.car, way, detail.feedback, proof];
  return parts.filter((part) => part != null && part !== '').join(' · ');
}

/** 「捷达 2016 款 · 9.2 万公里 · 估价 3 万 · 要 3.5 万」 */
export function tradeInWords({ vehicle, mileageKm, estimateFen, customerAskFen }: TradeIn): string {
  const parts = [
    vehicle,
    mileageKm == null ? null : kmWords(mileageKm),
    estimateFen == null ? null : `估价 ${moneyWords(estimateFen)}`,
    customerAskFen == null ? null : `要 ${moneyWords(customerAskFen)}`,
  ];
  return parts.filter((part) => part != null && part !== '').join(' · ');
}

/** 「9.2 万公里」, 「860 公里」 */
export function kmWords(km: number): string {
  return km < 10_000 ? `${km} 公里` : `${String(Math.round(km / 100) / 100)} 万公里`;
}

function labelOf(dictionary: DictionaryName, code: string, { dictionaries }: WordSources): string {
  return labelOfCode(dictionaries(dictionary), code);
}
