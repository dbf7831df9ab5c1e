import { customFieldsOf } from '../../db/queries/custom-fields.ts';
import { livingIdOf } from '../../db/queries/merges.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { demand, reject } from '../../db/unit-of-work.ts';
import { type CivilDate, civilDateAt } from '../../shared/calendar/civil-date.ts';
import type { IdentityChoice } from '../../shared/contract/card.ts';
import { type CardValues, isEmptyValue } from '../../shared/domain/card.ts';
import { checkCardDates, checkCardValues } from '../../shared/domain/card-check.ts';
import { missingForCompletion, missingForQuickSave, refuseMissing } from '../../shared/domain/card-completion.ts';
import type { CardFieldName } from '../../shared/domain/card-field-specs.ts';
import { proposeLevel } from '../../shared/domain/level.ts';
import { isRefusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { ActorCall } from '../call.ts';
import { checkGrade, type Grade } from '../opportunity/grade.ts';
import { demandReceiver, type Person } from '../ownership.ts';
import type { PlanWish } from '../plan/first-plan.ts';
import type { PlanRules } from '../plan/rules.ts';
import { requireInUse } from '../traffic/arrival.ts';
import { requireCustom } from './custom.ts';
import { checkReferences } from './references.ts';
import { checkSerial } from './serial.ts';

/** What is sent to save a card. */
export interface SaveInput {
  readonly draftId?: string | undefined;
  /** As which the sender saw the draft; one that was changed since stays. UTC ms */
  readonly draftSeenAt?: number | undefined;
  readonly cardId?: string | undefined;
  readonly trafficId?: string | undefined;
  readonly values: CardValues;
  /** What the sender saw of the fields that he changed; one that says something else by now is not overwritten. */
  readonly seen?: CardValues | undefined;
  readonly identity?: IdentityChoice | undefined;
}

export type CardState = 'quick' | 'complete';

/** One save of a card in its transaction. */
export interface CardWork {
  readonly tx: Tx;
  readonly call: ActorCall;
  readonly rules: PlanRules;
}

/** The consultant on the card: oneself, or whom a manager or the front desk names. */
export function requireConsultant({ tx, call }: CardWork, wanted: string | null | undefined): Person | null {
  const { actor } = call;
  if (actor.role === 'consultant') {
    if (wanted != null && wanted !== actor.id)
      reject('INVALID_INPUT', { field: '销售顾问', problem: '只能是您自己，请让他自己填卡' }, 'consultantId');
    return actor;
  }
  if (wanted == null) return null;
  const person = tx.find('staff', wanted);
  if (person?.active !== 1 || !(person.role === 'consultant' || isManager(person.role)))
    return reject('INVALID_INPUT', { field: '销售顾问', problem: '不是在职的销售顾问，请从列表里选' }, 'consultantId');
  return { id: person.id, role: isManager(person.role) ? person.role : 'consultant' };
}

/** The arrival registered at the front desk that this card belongs to; each becomes one card, of whoever received him. */
export function requireTraffic(
  { tx, call }: CardWork,
  id: string | null | undefined,
  cardId: string | null,
): EntityRow<'traffic'> | null {
  if (id == null) return null;
  const traffic = tx.find('traffic', id);
  if (!traffic) return reject('NOT_FOUND', { what: '这次来访的登记' }, 'trafficId');
  if (traffic.voidedAt !== null) reject('TRAFFIC_VOIDED', { reason: traffic.voidReason }, 'trafficId');
  if (traffic.cardId !== null && traffic.cardId !== cardId)
    reject('ALREADY_DONE', { what: '这次来访的洽谈卡' }, 'trafficId');
  if (traffic.cardId === null) demandReceiver(tx.read, call.actor, traffic.receiverId, 'trafficId');
  return traffic;
}

/** A level that was left open follows from the expected purchase. */
export function withProposedLevel(values: CardValues, arrivedOn: CivilDate, { policy }: PlanRules): CardValues {
  const isDated = values.expectedOn != null || values.noExpectedDate === true;
  if (values.level != null || !isDated) return values;
  const level = proposeLevel(values.expectedOn ?? null, arrivedOn, policy.horizons);
  return isRefusal(level) ? values : { ...values, level };
}

/**
 * Checks everything that can be wrong with the values of a card: what is missing for this state, what excludes each
 * other, days that do not fit, a level without its reason, references and the paper serial. Nothing has been written by then.
 * @returns the values, the serial as printed
 */
export function requireSound(
  { tx, call, rules }: CardWork,
  card: {
    readonly id: string | null;
    readonly state: CardState;
    readonly values: CardValues;
    readonly changed: ReadonlySet<CardFieldName>;
    /** What the card said before; absent for a new one. */
    readonly before?: CardValues;
  },
): CardValues {
  const { changed } = card;
  const living = withLivingReferrer(tx, card.values, changed);
  const values = changed.has('custom')
    ? { ...living, custom: requireCustom(tx, card.before?.custom, living.custom ?? {}) }
    : living;
  const missing =
    card.state === 'quick' ? missingForQuickSave(values) : missingForCompletion(values, customFieldsOf(tx.read));
  const trouble = refuseMissing(missing) ?? checkCardValues(values);
  if (trouble) demand(trouble);
  const { arrivedAt } = values;
  if (arrivedAt != null && dated.some((name) => changed.has(name))) {
    if (changed.has('arrivedAt')) requireInUse(tx, call, arrivedAt);
    const arrivedOn = civilDateAt(arrivedAt, call.zone);
    const wrongDate = checkCardDates(values, { now: call.now, today: call.today, arrivedOn });
    if (wrongDate) demand(wrongDate);
    const grade = gradeOnCard(values);
    // the card speaks of its own day, also where it is written or corrected later
    const wrongGrade =
      grade !== null && graded.some((name) => changed.has(name)) && checkGrade(grade, arrivedOn, rules.policy);
    if (wrongGrade) demand(wrongGrade);
  }
  const stranger = checkReferences(tx.read, values, changed);
  if (stranger) demand(stranger);
  if (!changed.has('serial') || isEmptyValue(values.serial)) return values;
  return { ...values, serial: demand(checkSerial(tx.read, values.serial ?? '', card.id)) };
}

/** Whoever recommended us may have become part of another record since he was chosen. */
function withLivingReferrer(tx: Tx, values: CardValues, changed: ReadonlySet<CardFieldName>): CardValues {
  if (!changed.has('referrerId') || values.referrerId == null) return values;
  return { ...values, referrerId: livingIdOf(tx.read, values.referrerId) };
}

const graded: readonly CardFieldName[] = ['level', 'levelReason', 'expectedOn', 'noExpectedDate'];
const dated: readonly CardFieldName[] = ['arrivedAt', 'departedAt', 'subdealerRegisteredOn', ...graded];

/** The level on a card; null while it has none. */
export function gradeOnCard(values: CardValues): Grade | null {
  if (values.level == null) return null;
  return {
    level: values.level,
    expectedOn: values.expectedOn ?? null,
    noExpectedDate: values.noExpectedDate === true,
    reason: values.levelReason ?? '',
  };
}

/** The line of the next plan. */
export function wishOnCard(values: CardValues): PlanWish {
  return {
    dueOn: values.nextPlanOn ?? null,
    dueTime: values.nextPlanTime ?? null,
    method: values.nextPlanMethod ?? null,
    purpose: values.nextPlanPurpose ?? null,
  };
}

/** Only a manager changes when somebody arrived: the front desk's time counts, else the first save. */
export function refuseArrival(call: ActorCall): void {
  if (isManager(call.actor.role)) return;
  demand(
    refuse(
      'INVALID_INPUT',
      { field: '到店', problem: '按前台登记或第一次保存的时间，不能改；登记错了请展厅经理更正' },
      'arrivedAt',
    ),
  );
}
