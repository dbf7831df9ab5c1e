import { isSurnameOnly } from '../text/surname.ts';
import { type CardValues, isEmptyValue } from './card.ts';
import type { CardFieldName } from './card-field-specs.ts';
import { cardField, cardFields } from './card-fields.ts';
import { testDriveParts } from './card-part-specs.ts';
import type { CardField } from './card-spec.ts';
import {
  type CustomField,
  type CustomFieldPath,
  customPath,
  filledCustom,
  isCustomRequired,
  shownCustomFields,
} from './custom-field.ts';
import { type Refusal, refuse } from './refusal.ts';
import { fieldsOfSource } from './source.ts';
import { isWritten } from './written.ts';

/** A field that is still to be filled: where to jump to, and what to call it. */
export interface MissingField {
  readonly field: CardFieldName | CustomFieldPath;
  /** The line of a sub-form, where the field is one. */
  readonly part: string | null;
  readonly label: string;
}

/** Results that ask to end the opportunity; the manager decides about the next step, not a plan (§四.1). */
const endings: ReadonlySet<string> = new Set(['lost', 'dormant', 'invalid']);

/**
 * What the quick save still needs, in the paper's order: arrival, consultant, a name (the surname is enough), a phone
 * or the reason for none, a level.
 */
export function missingForQuickSave(values: CardValues): readonly MissingField[] {
  return cardFields.filter((field) => field.quick && !isAnswered(field.name, values)).map(missing);
}

/**
 * What the completed card still needs, in the paper's order (§二.2, §二.5–9). A missing departure is not among it: it
 * comes from the traffic register and counts at the day's end only.
 * @param customFields what the store has added; a field that it demands binds only cards of later arrivals
 */
export function missingForCompletion(
  values: CardValues,
  customFields: readonly CustomField[] = [],
): readonly MissingField[] {
  return cardFields
    .filter(({ name }) => name === 'custom' || (name !== 'departedAt' && isRequired(name, values)))
    .flatMap((field): readonly MissingField[] => {
      if (field.name === 'custom') return missingCustom(values, customFields);
      if (field.name === 'testDriveDetail') return missingPartsOfTestDrive(values);
      if (field.name === 'name' && isSurnameTooLittle(values)) return [{ ...missing(field), label: '姓名（全名）' }];
      return isAnswered(field.name, values) ? [] : [missing(field)];
    });
}

/** The refusal that names what is missing, focusing the first; null where nothing is. */
export function refuseMissing(fields: readonly MissingField[]): Refusal | null {
  const [first] = fields;
  if (!first) return null;
  return refuse('REQUIRED_MISSING', { fields: fields.map(({ label }) => label).join('、') }, first.field);
}

/** Does the field carry the red star with these values? Source, purchase type, customer type and result decide (§二.5–9). */
export function isRequired(name: CardFieldName, values: CardValues): boolean {
  switch (name) {
    case 'contactPerson':
      return values.customerType === 'organisation';
    case 'channel':
    case 'referrerId':
    case 'introducer':
    case 'subdealer':
    case 'subdealerRegisteredOn':
      return fieldsOfSource(values.source).some((field) => field === name);
    case 'currentVehicle':
      return values.purchaseType === 'additional' || values.purchaseType === 'replacement';
    case 'testDriveDetail':
      return values.testDrive === true;
    case 'noDriveReason':
      return values.testDrive === false;
    case 'nextPlanOn':
    case 'nextPlanMethod':
      return !endings.has(values.result ?? '');
    default:
      return cardField(name).requirement === 'required';
  }
}

/** Is the field filled, or satisfied by its alternative on the paper? */
function isAnswered(name: CardFieldName, values: CardValues): boolean {
  if (name === 'talk') return isWritten(values.talk) || !isEmptyValue(values.obstacle);
  if (!isEmptyValue(values[name])) return true;
  switch (name) {
    case 'phone':
      return !isEmptyValue(values.noPhoneReason);
    case 'expectedOn':
      return values.noExpectedDate === true;
    default:
      return false;
  }
}

/** How far the card is: 「必填 20 / 22」. The departure counts, because it is due by the day's end. */
export function completionProgress(
  values: CardValues,
  customFields: readonly CustomField[] = [],
): { readonly filled: number; readonly required: number } {
  const required = cardFields.filter((field) => isRequired(field.name, values));
  const missingNames = new Set<string>(missingForCompletion(values).map(({ field }) => field));
  const filled = required.filter(({ name }) => isAnswered(name, values) && !missingNames.has(name));
  const own = customFields.filter((field) => isCustomRequired(field, values.arrivedAt)).length;
  const ownMissing = missingCustom(values, customFields).length;
  return { filled: filled.length + own - ownMissing, required: required.length + own };
}

function missingCustom(values: CardValues, customFields: readonly CustomField[]): readonly MissingField[] {
  const filled = filledCustom(values.custom);
  return shownCustomFields(customFields, values.custom)
    .filter((field) => isCustomRequired(field, values.arrivedAt) && !Object.hasOwn(filled, field.code))
    .map(({ code, label }) => ({ field: customPath(code), part: null, label }));
}

/**
 * 「田 先生」 is enough for the quick save; the completed card wants the full name of everybody who leaves a phone. Who
 * leaves none may leave the surname only.
 */
function isSurnameTooLittle(values: CardValues): boolean {
  const name = values.name?.trim() ?? '';
  return name !== '' && !isEmptyValue(values.phone) && isSurnameOnly(name);
}

function missingPartsOfTestDrive(values: CardValues): readonly MissingField[] {
  const detail = values.testDriveDetail ?? {};
  return testDriveParts
    .filter((part) => !('optional' in part) && isEmptyValue(detail[part.name]))
    .map((part) => ({ field: 'testDriveDetail', part: part.name, label: part.label }));
}

function missing(field: CardField<CardFieldName>): MissingField {
  const label = field.name === 'phone' ? '移动电话或不留的原因' : field.label;
  return { field: field.name, part: null, label };
}
